package com.psnb2b.codesupport.evidence;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** PNG: a signature, then chunks with a checksum each, from IHDR to IEND. */
final class PngStructure {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int IHDR_BYTES = 13;
    private static final int AROUND_A_CHUNK = 12;

    private PngStructure() {}

    static void check(ByteBuffer file) {
        if (file.remaining() < Long.BYTES || file.getLong() != SIGNATURE) {
            throw Structure.damaged();
        }
        boolean hasData = false;
        for (int type = header(file); type != IEND; type = chunk(file)) {
            hasData |= type == IDAT;
        }
        if (!hasData) {
            throw Structure.damaged();
        }
        if (file.hasRemaining()) {
            throw Structure.more();
        }
    }

    private static int header(ByteBuffer file) {
        int start = file.position();
        if (chunk(file) != IHDR || file.position() - start != IHDR_BYTES + AROUND_A_CHUNK) {
            throw Structure.damaged();
        }
        new Dimensions(Integer.toUnsignedLong(file.getInt(start + 8)), Integer.toUnsignedLong(file.getInt(start + 12)));
        return IHDR;
    }

    /** Passes a chunk and returns its type. */
    private static int chunk(ByteBuffer file) {
        if (file.remaining() < AROUND_A_CHUNK) {
            throw Structure.damaged();
        }
        long length = Integer.toUnsignedLong(file.getInt());
        if (length > file.remaining() - 8) {
            throw Structure.damaged();
        }
        int type = file.getInt(file.position());
        CRC32 sum = new CRC32();
        sum.update(file.slice(file.position(), (int) length + 4));
        file.position(file.position() + (int) length + 4);
        if ((int) sum.getValue() != file.getInt()) {
            throw Structure.damaged();
        }
        return type;
    }
}
