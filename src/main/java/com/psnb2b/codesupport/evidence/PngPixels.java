package com.psnb2b.codesupport.evidence;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The pixels of a PNG: unpacks them a piece at a time, keeps none, and counts whether all rows are there. */
final class PngPixels {

    /** Samples a pixel, and the bits that a sample may have, by colour type. */
    private static final Map<Integer, Integer> SAMPLES = Map.of(0, 1, 2, 3, 3, 1, 4, 2, 6, 4);

    private static final Map<Integer, Set<Integer>> BITS = Map.of(
            0, Set.of(1, 2, 4, 8, 16),
            2, Set.of(8, 16),
            3, Set.of(1, 2, 4, 8),
            4, Set.of(8, 16),
            6, Set.of(8, 16));

    /** Where the seven passes of an interlaced picture begin, and their steps: x, y, x, y. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int FILTERS = 5;

    private final WorkBudget budget;
    private final Inflater inflater = new Inflater();
    private final byte[] piece = new byte[64 * 1024];
    private final long[] rows = new long[PASSES.length];
    private final long[] rowBytes = new long[PASSES.length];
    private int pass;
    private long row;
    private long inRow;

    /** @param header the contents of IHDR */
    PngPixels(ByteBuffer header, WorkBudget budget) {
        this.budget = budget;
        Dimensions size =
                new Dimensions(Integer.toUnsignedLong(header.getInt(0)), Integer.toUnsignedLong(header.getInt(4)));
        int bits = header.get(8);
        int colour = header.get(9);
        int interlaced = header.get(12);
        if (!BITS.getOrDefault(colour, Set.of()).contains(bits)
                || header.get(10) != 0
                || header.get(11) != 0
                || interlaced < 0
                || interlaced > 1) {
            throw FileStructure.damaged();
        }
        int pixel = bits * SAMPLES.get(colour);
        if (interlaced == 0) {
            lines(0, size.width(), size.height(), pixel);
        }
        for (int i = 0; interlaced == 1 && i < PASSES.length; i++) {
            int[] steps = PASSES[i];
            lines(
                    i,
                    (size.width() - steps[0] + steps[2] - 1) / steps[2],
                    (size.height() - steps[1] + steps[3] - 1) / steps[3],
                    pixel);
        }
        nextPass();
    }

    /** Each row begins with a byte that says how it is filtered; a pass without pixels has no rows. */
    private void lines(int index, long width, long height, int pixel) {
        rows[index] = width > 0 ? height : 0;
        rowBytes[index] = 1 + (width * pixel + 7) / 8;
    }

    void add(byte[] file, int from, int length) {
        if (inflater.finished() && length > 0) {
            throw FileStructure.more();
        }
        inflater.setInput(file, from, length);
        try {
            while (!inflater.needsInput() && !inflater.finished()) {
                int read = inflater.inflate(piece);
                budget.check();
                if (read == 0 && inflater.needsDictionary()) {
                    throw FileStructure.damaged();
                }
                take(read);
            }
        } catch (DataFormatException e) {
            throw FileStructure.damaged();
        }
        if (inflater.getRemaining() > 0) {
            throw FileStructure.more();
        }
    }

    private void take(int length) {
        for (int at = 0; at < length; ) {
            if (pass == PASSES.length) {
                throw FileStructure.more();
            }
            if (inRow == 0 && (piece[at] < 0 || piece[at] >= FILTERS)) {
                throw FileStructure.damaged();
            }
            long step = Math.min(length - at, rowBytes[pass] - inRow);
            at += (int) step;
            inRow += step;
            if (inRow == rowBytes[pass]) {
                inRow = 0;
                row++;
                nextPass();
            }
        }
    }

    private void nextPass() {
        while (pass < PASSES.length && row >= rows[pass]) {
            pass++;
            row = 0;
        }
    }

    /** @throws IllegalArgumentException where some are missing */
    void requireAll() {
        if (pass < PASSES.length || !inflater.finished()) {
            throw FileStructure.damaged();
        }
    }

    void end() {
        inflater.end();
    }
}
