package com.psnb2b.codesupport.mail.received;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails when its time is over, however little comes of it at a time. */
final class Limited extends FilterInputStream {

    /** The time is over. */
    static final class Over extends IOException {
        Over() {
            super("the time is over");
        }
    }

    private final long end;

    Limited(InputStream in, long end) {
        super(in);
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        check();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        check();
        return super.read(bytes, from, length);
    }

    private void check() throws IOException {
        if (System.nanoTime() - end > 0) {
            throw new Over();
        }
    }
}
