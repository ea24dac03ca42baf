package com.psnb2b.codesupport.platform.inbound;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast a connection moves in one direction, since it last turned around: a request as it comes in, headers and body
 * and what nobody reads of it, or an answer as it goes out. Counts only the time in which we wait for the other side,
 * and not the rest between two requests. Whoever falls behind {@link #GRACE} and {@link #BYTES_A_SECOND} is cut off.
 */
final class MinimumRate {

    /** Lowest rate on average: 64 kbit/s. */
    static final long BYTES_A_SECOND = 8 * 1024;

    /** Waiting that everybody may cause, however little they send. */
    static final long GRACE = TimeUnit.SECONDS.toNanos(10);

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Too slow. */
    static final class TooSlow extends IOException {
        TooSlow(long bytes) {
            super("the other side is too slow: " + bytes + " bytes so far");
        }
    }

    private enum Way {
        IN,
        OUT
    }

    private final LongSupplier nanos;
    private Way way;
    private long bytes;
    private long waited;
    private boolean isWaiting;
    private long since;

    /** @param nanos a clock as {@link System#nanoTime()} */
    MinimumRate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A new connection. */
    synchronized void reset() {
        turn(null);
    }

    /** @throws TooSlow where what came in, came too slowly */
    synchronized void in(long read) throws TooSlow {
        // What is waited for before its first byte is the next request: the server's own timeouts are for that.
        if (way != Way.IN && read == 0) {
            return;
        }
        if (way != Way.IN) {
            turn(Way.IN);
        }
        moved(read);
    }

    /** @throws TooSlow where what went out, was taken too slowly */
    synchronized void out(long written) throws TooSlow {
        if (way != Way.OUT) {
            turn(Way.OUT);
        }
        moved(written);
    }

    private void moved(long count) throws TooSlow {
        if (count > 0) {
            waited += isWaiting ? nanos.getAsLong() - since : 0;
            isWaiting = false;
            bytes += count;
        } else if (!isWaiting) {
            isWaiting = true;
            since = nanos.getAsLong();
        }
        long so = waited + (isWaiting ? nanos.getAsLong() - since : 0);
        if (bytes > 0 && so > GRACE + bytes * SECOND / BYTES_A_SECOND) {
            throw new TooSlow(bytes);
        }
    }

    private void turn(Way next) {
        way = next;
        bytes = 0;
        waited = 0;
        isWaiting = false;
    }
}
