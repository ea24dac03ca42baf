package com.psnb2b.codesupport.intake.rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a body, ended by LF or CR LF. Holds one line at a time, and of one that is too long nothing. */
final class Lines {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final RowLimit limit;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;
    private long number;

    Lines(InputStream in, RowLimit limit) {
        this.in = in;
        this.limit = limit;
    }

    /** The next line; null at the end. */
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean tooLong = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            int length = line.size() + (end - from);
            tooLong |= length > limit.bytes();
            if (!tooLong) {
                if (line.size() <= RowLimit.SMALL && length > RowLimit.SMALL) {
                    limit.large().begins();
                }
                line.write(buffer, from, end - from);
            }
            boolean isEnd = end < to;
            from = isEnd ? end + 1 : end;
            if (isEnd) {
                break;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        return new Line(number, tooLong ? null : trimmed(line.toByteArray()));
    }

    private boolean fill() throws IOException {
        if (from < to) {
            return true;
        }
        from = 0;
        to = in.read(buffer);
        return to > 0;
    }

    private byte[] trimmed(byte[] line) {
        int start = number == 1 && startsWithMark(line) ? BYTE_ORDER_MARK.length : 0;
        int end = line.length > start && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        return Arrays.copyOfRange(line, start, end);
    }

    private static boolean startsWithMark(byte[] line) {
        int differs = Arrays.mismatch(line, BYTE_ORDER_MARK);
        return differs == -1 || differs == BYTE_ORDER_MARK.length;
    }
}
