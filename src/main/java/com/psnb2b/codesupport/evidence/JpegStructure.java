package com.psnb2b.codesupport.evidence;

import com.psnb2b.codesupport.claim.EvidenceLimits;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * JPEG: segments with a length each, scans of coded pixels, and an end. Phones put further pictures behind the first (a
 * depth or a brightness map); what follows must be a whole JPEG again, or zeros.
 */
final class JpegStructure {

    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    /** Start of frame, where the dimensions stand: C0 to CF but for three that mean something else. */
    private static final Set<Integer> NO_FRAME = Set.of(0xC4, 0xC8, 0xCC);

    /** Each scan makes a decoder go over all pixels; a usual picture has about ten at most. */
    private static final int SCANS = 100;

    private static final long DECODED = 12 * EvidenceLimits.PICTURE_PIXELS;

    /** Pictures behind the first: a phone puts three there. */
    private static final int MORE = 8;

    private JpegStructure() {}

    static void check(ByteBuffer file, WorkBudget budget) {
        picture(file, budget);
        int more = 0;
        while (file.hasRemaining()) {
            if (file.get(file.position()) == 0) {
                file.get();
            } else if (file.remaining() > 2 && (file.get(file.position()) & 0xFF) == 0xFF) {
                picture(file, budget);
                if (++more > MORE) {
                    throw FileStructure.more();
                }
            } else {
                throw FileStructure.more();
            }
        }
    }

    private static void picture(ByteBuffer file, WorkBudget budget) {
        int from = file.position();
        if (marker(file) != START) {
            throw FileStructure.damaged();
        }
        long pixels = 0;
        int scans = 0;
        for (int marker = marker(file); marker != END; marker = marker(file)) {
            if (isAlone(marker)) {
                continue;
            }
            if (marker == START) {
                throw FileStructure.damaged();
            }
            int start = file.position();
            skip(file, segment(file, start));
            if (isFrame(marker)) {
                pixels = frame(file, start);
            }
            EmbeddedContent.refuseBeginning(file.array(), start + 2, file.position() - start - 2);
            if (marker == SCAN) {
                scans++;
                passPixels(file);
            }
        }
        if (pixels == 0 || scans == 0 || scans > SCANS || scans * pixels > DECODED) {
            throw FileStructure.damaged();
        }
        Pixels.check(Arrays.copyOfRange(file.array(), from, file.position()), budget);
    }

    private static long frame(ByteBuffer file, int start) {
        if (file.position() - start < 8) {
            throw FileStructure.damaged();
        }
        Dimensions size = new Dimensions(file.getShort(start + 5) & 0xFFFF, file.getShort(start + 3) & 0xFFFF);
        return size.width() * size.height();
    }

    private static int segment(ByteBuffer file, int start) {
        if (file.remaining() < 2) {
            throw FileStructure.damaged();
        }
        int length = file.getShort(start) & 0xFFFF;
        if (length < 2) {
            throw FileStructure.damaged();
        }
        return length;
    }

    private static void skip(ByteBuffer file, int length) {
        if (length > file.remaining()) {
            throw FileStructure.damaged();
        }
        file.position(file.position() + length);
    }

    /** Up to the next marker: in pixels FF is followed by 00, or by a restart. */
    private static void passPixels(ByteBuffer file) {
        while (file.remaining() > 1) {
            if ((file.get() & 0xFF) == 0xFF) {
                int next = file.get(file.position()) & 0xFF;
                if (next != 0 && next != 0xFF && !isAlone(next)) {
                    file.position(file.position() - 1);
                    return;
                }
            }
        }
        throw FileStructure.damaged();
    }

    private static int marker(ByteBuffer file) {
        if (!file.hasRemaining() || (file.get() & 0xFF) != 0xFF) {
            throw FileStructure.damaged();
        }
        int marker = 0xFF;
        while (marker == 0xFF) {
            if (!file.hasRemaining()) {
                throw FileStructure.damaged();
            }
            marker = file.get() & 0xFF;
        }
        return marker;
    }

    private static boolean isAlone(int marker) {
        return marker == 0x01 || marker >= 0xD0 && marker <= 0xD7;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && !NO_FRAME.contains(marker);
    }
}
