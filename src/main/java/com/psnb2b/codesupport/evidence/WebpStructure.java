package com.psnb2b.codesupport.evidence;

import com.psnb2b.codesupport.claim.EvidenceLimits;
import java.nio.ByteBuffer;

/** WebP: a RIFF container as long as the file, with chunks of a stated length; the first one holds the dimensions. */
final class WebpStructure {

    private static final int RIFF = fourLetters("RIFF");
    private static final int WEBP = fourLetters("WEBP");
    private static final int LOSSY = fourLetters("VP8 ");
    private static final int LOSSLESS = fourLetters("VP8L");
    private static final int EXTENDED = fourLetters("VP8X");
    private static final int ANIMATION = fourLetters("ANIM");
    private static final int FRAME = fourLetters("ANMF");
    private static final int FOURTEEN_BITS = 0x3FFF;

    private WebpStructure() {}

    /** @param file in little-endian order */
    static void check(ByteBuffer file, WorkBudget budget) {
        if (file.remaining() < 20 || file.getInt() != RIFF) {
            throw FileStructure.damaged();
        }
        long length = Integer.toUnsignedLong(file.getInt());
        if (length > file.remaining()) {
            throw FileStructure.damaged();
        }
        if (length < file.remaining()) {
            throw FileStructure.more();
        }
        if (file.getInt() != WEBP) {
            throw FileStructure.damaged();
        }
        boolean hasPixels = false;
        for (boolean isFirst = true; file.hasRemaining(); isFirst = false) {
            int type = chunk(file, isFirst);
            if (type == FRAME || type == ANIMATION) {
                throw FileStructure.moving();
            }
            if (hasPixels && (type == LOSSY || type == LOSSLESS)) {
                throw FileStructure.more();
            }
            hasPixels |= type == LOSSY || type == LOSSLESS;
        }
        if (!hasPixels) {
            throw FileStructure.damaged();
        }
        Pixels.check(file.array(), budget);
    }

    private static int chunk(ByteBuffer file, boolean isFirst) {
        if (file.remaining() < 8) {
            throw FileStructure.damaged();
        }
        int type = file.getInt();
        long length = Integer.toUnsignedLong(file.getInt());
        if (length > file.remaining()) {
            throw FileStructure.damaged();
        }
        if (type != LOSSY && type != LOSSLESS) {
            EmbeddedContent.refuseBeginning(file.array(), file.position(), (int) length);
        }
        if (isFirst || type == LOSSY || type == LOSSLESS) {
            Dimensions size =
                    dimensions(type, file.slice(file.position(), (int) length).order(file.order()));
            long most = type == LOSSLESS ? EvidenceLimits.LOSSLESS_WEBP_PIXELS : EvidenceLimits.LOSSY_WEBP_PIXELS;
            if (type != EXTENDED && size.width() * size.height() > most) {
                throw new IllegalArgumentException("a WebP of this size cannot be checked; send it as PNG or JPEG");
            }
        }
        long padded = length + (length & 1);
        file.position((int) Math.min(file.limit(), file.position() + padded));
        return type;
    }

    private static Dimensions dimensions(int type, ByteBuffer chunk) {
        if (chunk.remaining() < (type == LOSSLESS ? 5 : 10)) {
            throw FileStructure.damaged();
        }
        if (type == EXTENDED) {
            return new Dimensions(1L + threeBytes(chunk, 4), 1L + threeBytes(chunk, 7));
        }
        if (type == LOSSY && threeBytes(chunk, 3) == 0x2A019D) {
            return new Dimensions(chunk.getShort(6) & FOURTEEN_BITS, chunk.getShort(8) & FOURTEEN_BITS);
        }
        if (type == LOSSLESS && chunk.get(0) == 0x2F) {
            int bits = chunk.getInt(1);
            return new Dimensions(1L + (bits & FOURTEEN_BITS), 1L + (bits >> 14 & FOURTEEN_BITS));
        }
        throw FileStructure.damaged();
    }

    private static int threeBytes(ByteBuffer chunk, int at) {
        return chunk.get(at) & 0xFF | (chunk.get(at + 1) & 0xFF) << 8 | (chunk.get(at + 2) & 0xFF) << 16;
    }

    private static int fourLetters(String text) {
        return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16 | text.charAt(3) << 24;
    }
}
