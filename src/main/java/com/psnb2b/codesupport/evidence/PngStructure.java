package com.psnb2b.codesupport.evidence;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** PNG: a signature, then chunks with a checksum each, from IHDR to IEND; its pixels are all there and no more. */
final class PngStructure {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int IHDR_BYTES = 13;
    private static final int AROUND_A_CHUNK = 12;

    /** What only moving pictures have: they show in a browser what a small copy does not. */
    private static final Set<Integer> MOVING = Set.of(0x6163544C, 0x6663544C, 0x66644154);

    /** Texts and colour profiles, which are packed. */
    private static final Set<Integer> PACKED = Set.of(0x7A545874, 0x69545874, 0x69434350);

    private static final int UNPACKED = 1024 * 1024;

    private PngStructure() {}

    static void check(ByteBuffer file, WorkBudget budget) {
        if (file.remaining() < Long.BYTES || file.getLong() != SIGNATURE) {
            throw FileStructure.damaged();
        }
        PngPixels pixels = header(file, budget);
        try {
            for (int type = chunk(file, pixels, budget); type != IEND; type = chunk(file, pixels, budget)) {
                if (MOVING.contains(type)) {
                    throw FileStructure.moving();
                }
            }
            pixels.requireAll();
        } finally {
            pixels.end();
        }
        if (file.hasRemaining()) {
            throw FileStructure.more();
        }
    }

    private static PngPixels header(ByteBuffer file, WorkBudget budget) {
        int start = file.position();
        if (chunk(file, null, budget) != IHDR || file.position() - start != IHDR_BYTES + AROUND_A_CHUNK) {
            throw FileStructure.damaged();
        }
        return new PngPixels(file.slice(start + 8, IHDR_BYTES), budget);
    }

    /** Passes a chunk and returns its type. */
    private static int chunk(ByteBuffer file, PngPixels pixels, WorkBudget budget) {
        if (file.remaining() < AROUND_A_CHUNK) {
            throw FileStructure.damaged();
        }
        long length = Integer.toUnsignedLong(file.getInt());
        if (length > file.remaining() - 8) {
            throw FileStructure.damaged();
        }
        int type = file.getInt(file.position());
        CRC32 sum = new CRC32();
        sum.update(file.slice(file.position(), (int) length + 4));
        int from = file.position() + 4;
        file.position(from + (int) length);
        if ((int) sum.getValue() != file.getInt()) {
            throw FileStructure.damaged();
        }
        if (type == IDAT && pixels != null) {
            pixels.add(file.array(), from, (int) length);
        } else if (type != IDAT) {
            EmbeddedContent.refuseBeginning(file.array(), from, (int) length);
        }
        if (PACKED.contains(type)) {
            unpack(file.array(), from, (int) length, budget);
        }
        return type;
    }

    /** Behind a keyword and up to four more words, each ended by a zero, something may be packed. */
    private static void unpack(byte[] file, int from, int length, WorkBudget budget) {
        int end = from + length;
        int words = 0;
        for (int at = from; at < end && words < 5; at++) {
            // The packed data begin after a zero, or after the byte that says how they are packed.
            if (file[at] == 0) {
                words++;
                unpackAt(file, at + 1, end, budget);
                unpackAt(file, at + 2, end, budget);
            }
        }
    }

    private static void unpackAt(byte[] file, int from, int end, WorkBudget budget) {
        if (from >= end) {
            return;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, from, end - from);
            byte[] unpacked = new byte[(int) Math.min(UNPACKED, 1032L * (end - from) + 64)];
            int size = inflater.inflate(unpacked);
            budget.spend(unpacked.length + size);
            budget.check();
            if (size > 0) {
                EmbeddedContent.refuse(Arrays.copyOf(unpacked, size), 0);
            }
        } catch (DataFormatException e) {
            // Nothing is packed here.
        } finally {
            inflater.end();
        }
    }
}
