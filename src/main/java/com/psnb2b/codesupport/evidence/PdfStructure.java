package com.psnb2b.codesupport.evidence;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * PDF: from its first byte to its end mark, without anything that a reader would run, start or unpack. Objects may lie in
 * compressed streams, so those are looked into; one that is encrypted cannot be, and is refused.
 */
final class PdfStructure {

    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern ACTIVE = Pattern.compile(
            "/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|GoToR)(?![A-Za-z0-9])");
    private static final Pattern ENCRYPTED = Pattern.compile("/Encrypt(?![A-Za-z0-9])");
    private static final Pattern OBJECT_STREAM =
            Pattern.compile("/ObjStm(?![A-Za-z0-9])[^\\x00]{0,500}?>>\\s*stream\\r?\\n");
    private static final Pattern STREAM = Pattern.compile(">>\\s*stream\\r?\\n");
    private static final Pattern END = Pattern.compile("%%EOF[\\s\\x00]{0,1024}\\z");

    /** Characters of objects that are unpacked from one file: dictionaries, which are small. */
    private static final int UNPACKED = 20_000_000;

    private PdfStructure() {}

    /** @param file one character for each byte */
    static void check(String file) {
        if (!file.startsWith("%PDF-")) {
            throw Structure.more();
        }
        int end = file.lastIndexOf("%%EOF");
        if (end < 0) {
            throw Structure.damaged();
        }
        if (!END.matcher(file).region(end, file.length()).lookingAt()) {
            throw Structure.more();
        }
        refuse(withoutStreams(file));
        refuse(unpacked(file));
    }

    /** Without pictures and fonts, which are bytes where any word can stand by chance. */
    private static String withoutStreams(String file) {
        StringBuilder objects = new StringBuilder();
        int from = 0;
        Matcher streams = STREAM.matcher(file);
        while (streams.find(from)) {
            int end = file.indexOf("endstream", streams.end());
            if (end < 0) {
                throw Structure.damaged();
            }
            objects.append(file, from, streams.end());
            from = end;
        }
        return objects.append(file, from, file.length()).toString();
    }

    private static void refuse(String objects) {
        String plain = ESCAPED.matcher(objects).replaceAll(PdfStructure::unescaped);
        if (ENCRYPTED.matcher(plain).find()) {
            throw new IllegalArgumentException("a PDF must not be protected; print it to a new PDF and send that");
        }
        if (ACTIVE.matcher(plain).find()) {
            throw new IllegalArgumentException(
                    "a PDF must not run, start or carry anything; print it to a new PDF and send that");
        }
    }

    /** A name may write any of its letters as its number, {@code /J#53} for {@code /JS}. */
    private static String unescaped(MatchResult number) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(number.group(1), 16)));
    }

    private static String unpacked(String file) {
        StringBuilder objects = new StringBuilder();
        Matcher streams = OBJECT_STREAM.matcher(file);
        while (streams.find()) {
            Inflater inflater = new Inflater();
            try {
                inflater.setInput(file.substring(streams.end()).getBytes(StandardCharsets.ISO_8859_1));
                byte[] part = new byte[8192];
                for (int read = inflater.inflate(part); read > 0; read = inflater.inflate(part)) {
                    objects.append(new String(part, 0, read, StandardCharsets.ISO_8859_1));
                    if (objects.length() > UNPACKED) {
                        throw Structure.damaged();
                    }
                }
            } catch (DataFormatException e) {
                throw Structure.damaged();
            } finally {
                inflater.end();
            }
        }
        return objects.toString();
    }
}
