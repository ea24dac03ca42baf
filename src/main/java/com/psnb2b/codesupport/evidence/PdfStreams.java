package com.psnb2b.codesupport.evidence;

import com.psnb2b.codesupport.evidence.PdfSyntax.Name;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;

/** Unpacks streams of a PDF. Ends with the packed data itself and never by a stated length, which readers disagree on. */
final class PdfStreams {

    /** Bytes of an object stream, which holds dictionaries. */
    private static final int OBJECTS = 20 * 1024 * 1024;

    /** Bytes of any other stream: an archive is known by how it begins. */
    private static final int BEGIN = 64 * 1024;

    /** Bytes of a row of a predictor, which is kept in memory twice. */
    private static final long ROW = 1024 * 1024;

    private static final int FILTERS = 4;

    private final byte[] file;
    private final WorkBudget budget;

    PdfStreams(byte[] file, WorkBudget budget) {
        this.file = file;
        this.budget = budget;
    }

    /**
     * All that an object stream or a cross-reference stream holds.
     *
     * @throws IllegalArgumentException where it is packed in a way that nobody needs, or holds too much
     */
    byte[] objects(Map<String, Object> stream, int from) {
        List<String> filters = filters(stream);
        if (filters == null || !PdfFilters.UNPACKED.containsAll(filters)) {
            throw FileStructure.damaged();
        }
        Bounded unpacked = unpack(stream, filters, from, budget.mayUnpack(OBJECTS));
        budget.unpack(unpacked.size());
        if (unpacked.isFull()) {
            throw FileStructure.damaged();
        }
        return unpacked.toByteArray();
    }

    /**
     * How any other stream begins when it is unpacked; empty where it is a picture.
     *
     * @throws IllegalArgumentException where it is packed in a way that nobody needs
     */
    byte[] begin(Map<String, Object> stream, int from) {
        List<String> filters = filters(stream);
        if (filters == null) {
            throw FileStructure.damaged();
        }
        if (filters.isEmpty() || !PdfFilters.UNPACKED.contains(filters.get(0))) {
            return new byte[0];
        }
        int known = 0;
        while (known < filters.size() && PdfFilters.UNPACKED.contains(filters.get(known))) {
            known++;
        }
        return unpack(stream, filters.subList(0, known), from, BEGIN).toByteArray();
    }

    private Bounded unpack(Map<String, Object> stream, List<String> filters, int from, int most) {
        Bounded data = new Bounded(most);
        if (filters.isEmpty()) {
            data.write(file, from, file.length - from);
            budget.spend(data.size());
            return data;
        }
        var packed = new ByteArrayInputStream(file, from, file.length - from);
        for (int i = 0; i < filters.size(); i++) {
            data = new Bounded(most);
            try {
                FilterFactory.INSTANCE
                        .getFilter(filters.get(i))
                        .decode(packed, data, parameters(stream, filters.get(i), i), 0);
            } catch (Full full) {
                // Enough; the caller asks.
            } catch (IOException | RuntimeException e) {
                budget.check();
                throw FileStructure.damaged();
            }
            budget.spend(4096L + data.size());
            packed = new ByteArrayInputStream(data.toByteArray());
        }
        return data;
    }

    /** The names of its filters; null where they are no names, or too many. */
    private static List<String> filters(Map<String, Object> stream) {
        Object filter = stream.getOrDefault("Filter", stream.getOrDefault("F", List.of()));
        List<?> all = filter instanceof List<?> list ? list : filter == PdfSyntax.NULL ? List.of() : List.of(filter);
        List<String> names = new ArrayList<>();
        for (Object name : all) {
            if (!(name instanceof Name) || names.size() == FILTERS) {
                return null;
            }
            names.add(((Name) name).text());
        }
        return names;
    }

    /** As PDFBox asks for them, for this filter alone. */
    private static COSDictionary parameters(Map<String, Object> stream, String filter, int index) {
        COSDictionary numbers = new COSDictionary();
        Object stated = stream.getOrDefault("DecodeParms", stream.getOrDefault("DP", Map.of()));
        if (stated instanceof List<?> list) {
            stated = index < list.size() ? list.get(index) : Map.of();
        }
        if (stated instanceof Map<?, ?> parameters) {
            for (String name : PdfFilters.PARAMETERS) {
                if (parameters.get(name) instanceof Number number) {
                    numbers.setInt(COSName.getPDFName(name), number.intValue());
                } else if (parameters.containsKey(name)) {
                    throw FileStructure.damaged();
                }
            }
        } else if (stated != PdfSyntax.NULL) {
            throw FileStructure.damaged();
        }
        long row = Math.max(1L, numbers.getInt(COSName.COLUMNS, 1))
                * Math.max(1, numbers.getInt(COSName.COLORS, 1))
                * Math.max(1, numbers.getInt(COSName.BITS_PER_COMPONENT, 8))
                / 8;
        if (row > ROW) {
            throw FileStructure.damaged();
        }
        COSDictionary one = new COSDictionary();
        one.setItem(COSName.FILTER, COSName.getPDFName(filter));
        one.setItem(COSName.DECODE_PARMS, numbers);
        return one;
    }

    /** Takes no more than it was made for. */
    private static final class Bounded extends ByteArrayOutputStream {

        private final int most;

        Bounded(int most) {
            super(1024);
            this.most = most;
        }

        boolean isFull() {
            return count >= most;
        }

        @Override
        public void write(int b) {
            super.write(b);
            check();
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, Math.min(length, most - count));
            check();
        }

        private void check() {
            if (isFull()) {
                throw new Full();
            }
        }
    }

    private static final class Full extends RuntimeException {
        Full() {
            super(null, null, false, false);
        }
    }
}
