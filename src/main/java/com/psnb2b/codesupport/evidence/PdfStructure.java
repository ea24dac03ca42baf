package com.psnb2b.codesupport.evidence;

import com.psnb2b.codesupport.evidence.PdfSyntax.Name;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * PDF: from its first byte to its end mark, without anything that a reader would run, start or unpack. Readers disagree
 * on where objects are, and look for them where the table of a damaged file does not say: so every object is read that
 * stands anywhere, in the table or not, in streams and comments too; and those that object streams hold. What is read in
 * another way by anybody is damaged.
 */
final class PdfStructure {

    private static final int PADDING = 1024;

    /** Characters before an object among which its number is looked for. */
    private static final int NUMBER = 4000;

    private final byte[] file;
    private final WorkBudget budget;
    private final PdfRules rules;
    private final PdfFilters filters = new PdfFilters();
    private final PdfStreams streams;
    private final PdfSyntax syntax;

    /** Where values began that were read. */
    private final Set<Integer> read = new HashSet<>();

    /** Streams that say elsewhere how they are packed, by where they begin. */
    private final Map<Integer, Map<String, Object>> asked = new LinkedHashMap<>();

    private PdfStructure(byte[] file, WorkBudget budget) {
        this.file = file;
        this.budget = budget;
        rules = new PdfRules(budget);
        streams = new PdfStreams(file, budget);
        syntax = new PdfSyntax(file, budget, rules);
    }

    static void check(byte[] file, WorkBudget budget) {
        if (!ByteSearch.isAt(file, 0, "%PDF-")) {
            throw FileStructure.more();
        }
        requireEnd(file);
        PdfStructure structure = new PdfStructure(file, budget);
        structure.readInOrder();
        structure.readAnywhere();
        structure.readAsked();
        structure.rules.judgeOpenings();
        structure.open();
    }

    private static void requireEnd(byte[] file) {
        int end = ByteSearch.last(file, "%%EOF");
        if (end < 0) {
            throw FileStructure.damaged();
        }
        int after = end + 5;
        while (after < file.length && PdfSyntax.isSpace(file[after])) {
            after++;
        }
        if (after < file.length || after - end > PADDING) {
            throw FileStructure.more();
        }
    }

    /** From the first byte to the last: objects, tables and trailers, and nothing between them. */
    private void readInOrder() {
        while (!syntax.skip().isAtEnd()) {
            if (syntax.isAtDigit()) {
                long number = syntax.whole();
                syntax.skip().whole();
                if (!syntax.skip().take("obj")) {
                    throw FileStructure.more();
                }
                object(number, syntax.position());
            } else if (syntax.take("xref")) {
                passTable();
            } else if (syntax.take("trailer")) {
                read.add(syntax.position());
                syntax.value();
            } else if (syntax.take("startxref")) {
                syntax.skip().whole();
            } else {
                throw FileStructure.more();
            }
        }
    }

    private void object(long number, int from) {
        read.add(from);
        boolean isNothing = syntax.at(from).skip().isAt("endobj");
        Object value = isNothing ? PdfSyntax.NULL : syntax.value();
        found(number, value);
        int end = syntax.position();
        if (value instanceof Map<?, ?> && syntax.skip().take("stream")) {
            @SuppressWarnings("unchecked")
            Map<String, Object> stream = (Map<String, Object>) value;
            end = stream(stream, syntax.position());
        }
        syntax.at(end).skip().take("endobj");
    }

    private void found(long number, Object value) {
        rules.found(number, value);
        filters.found(number, value);
    }

    private void readAsked() {
        asked.forEach((from, stream) -> EmbeddedContent.refuse(streams.begin(filters.resolved(stream), from), 0));
    }

    /** Returns where the stream is over. */
    private int stream(Map<String, Object> stream, int after) {
        boolean hasEndOfLine = syntax.take("\r\n") || syntax.take("\n");
        int from = syntax.position();
        boolean holdsObjects = stream.containsKey("First")
                || new Name("ObjStm").equals(stream.get("Type"))
                || stream.get("Type") instanceof PdfSyntax.Ref;
        if (stream.containsKey("FFilter")
                || stream.get("F") instanceof PdfSyntax.Text
                || stream.get("F") instanceof Map) {
            // Its data would lie in another file.
            throw FileStructure.more();
        }
        if (holdsObjects && !hasEndOfLine) {
            throw FileStructure.damaged();
        }
        if (holdsObjects) {
            objects(stream, streams.objects(stream, from));
        } else if (new Name("XRef").equals(stream.get("Type"))) {
            streams.objects(stream, from);
        } else if (PdfFilters.areElsewhere(stream)) {
            asked.put(from, stream);
        } else {
            EmbeddedContent.refuse(streams.begin(stream, from), 0);
        }
        int end = end(stream, from);
        return end + "endstream".length();
    }

    private int end(Map<String, Object> stream, int from) {
        if (stream.get("Length") instanceof Long length && from + length < file.length) {
            int end = syntax.at((int) (from + length)).skip().position();
            if (syntax.isAt("endstream")) {
                return end;
            }
        }
        int end = ByteSearch.next(file, from, "endstream");
        if (end < 0) {
            throw FileStructure.damaged();
        }
        budget.spend(end - from);
        return end;
    }

    /** As one reader after another takes them: one after the other, and each where the table says that it begins. */
    private void objects(Map<String, Object> stream, byte[] unpacked) {
        if (!(stream.get("N") instanceof Long count) || !(stream.get("First") instanceof Long first)) {
            throw FileStructure.damaged();
        }
        PdfSyntax table = new PdfSyntax(unpacked, budget, rules);
        PdfSyntax objects = new PdfSyntax(unpacked, budget, rules).at((int) Math.min(first, Integer.MAX_VALUE));
        PdfSyntax stated = new PdfSyntax(unpacked, budget, rules);
        for (long i = 0; i < count; i++) {
            long number = table.skip().whole();
            long place = first + table.skip().whole();
            int from = objects.skip().position();
            found(number, objects.value());
            if (stated.at((int) Math.min(place, Integer.MAX_VALUE)).skip().position() != from) {
                found(number, stated.value());
            }
        }
    }

    private void passTable() {
        while (syntax.skip().isAtDigit()) {
            int from = syntax.position();
            syntax.whole();
            if (!syntax.skip().isAtDigit()) {
                throw FileStructure.damaged();
            }
            syntax.whole();
            if (syntax.skip().isAt("obj")) {
                syntax.at(from);
                return;
            }
            if (!syntax.take("n")) {
                syntax.take("f");
            }
        }
    }

    /** Where a reader may find an object that stands in no order: in a stream, a comment, a text. */
    private void readAnywhere() {
        budget.spend(file.length);
        for (int at = 0; at < file.length - 5; at++) {
            if (file[at] == 'o' && ByteSearch.isAt(file, at, "obj") && !read.contains(at + 3) && !isEnd(at)) {
                hidden(at + 3, at);
            } else if (file[at] == 't' && ByteSearch.isAt(file, at, "trailer") && !read.contains(at + 7)) {
                if (syntax.at(at + 7).skip().isAt("<<")) {
                    syntax.value();
                }
            }
        }
    }

    private boolean isEnd(int at) {
        return ByteSearch.isAt(file, at - 3, "end");
    }

    private void hidden(int from, int word) {
        Long number = numberBefore(word);
        if (number == null) {
            return;
        }
        boolean isObject = syntax.at(from).skip().isAt("<<") || syntax.isAt("[");
        if (isObject) {
            object(number, from);
        } else if (syntax.isAt("/")) {
            found(number, syntax.value());
        }
    }

    /** The number of the object that this word begins; 0 where it is not clear, null where there is none. */
    private Long numberBefore(int word) {
        int at = passSpaceBack(word);
        if (at < 0) {
            return null;
        }
        if (!isDigit(at)) {
            return hasCommentBefore(at) ? 0L : null;
        }
        at = passSpaceBack(passDigitsBack(at) + 1);
        if (at < 0 || !isDigit(at)) {
            return 0L;
        }
        return new PdfSyntax(file, budget, rules).at(passDigitsBack(at) + 1).whole();
    }

    private boolean hasCommentBefore(int at) {
        int first = Math.max(0, at - NUMBER);
        budget.spend(at - first);
        for (int i = at; i >= first; i--) {
            if (file[i] == '%') {
                return true;
            }
            if (file[i] == '\n' || file[i] == '\r') {
                return false;
            }
        }
        return false;
    }

    private int passSpaceBack(int end) {
        int at = end - 1;
        while (at >= 0 && PdfSyntax.isSpace(file[at])) {
            at--;
        }
        budget.spend(end - at);
        return at;
    }

    private int passDigitsBack(int end) {
        int at = end;
        while (at >= 0 && isDigit(at)) {
            at--;
        }
        budget.spend(end - at);
        return at;
    }

    private boolean isDigit(int at) {
        return file[at] >= '0' && file[at] <= '9';
    }

    /** What nobody can open shows nothing; this is left to PDFBox, which is patient. */
    private void open() {
        try (var document = Loader.loadPDF(new Watched(file, budget))) {
            if (document.getNumberOfPages() < 1) {
                throw FileStructure.damaged();
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            budget.check();
            throw FileStructure.damaged();
        }
    }

    /** Ends when the time is up, whatever loop its reader is in. */
    private static final class Watched extends RandomAccessReadBuffer {

        private final WorkBudget budget;

        Watched(byte[] file, WorkBudget budget) {
            super(file);
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            budget.spend(1);
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            budget.spend(length);
            return super.read(bytes, from, length);
        }
    }
}
