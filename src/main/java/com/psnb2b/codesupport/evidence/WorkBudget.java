package com.psnb2b.codesupport.evidence;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * How much work one file may make: bytes that are looked at, bytes of objects that are unpacked, values that are kept, and
 * seconds of a processor. Spent by one thread; once it is used up, it stays so.
 */
final class WorkBudget {

    /** A first look, which suffices for what people usually send; what needs more waits for a {@link FileCheckSlots} of its own. */
    static final class Insufficient extends RuntimeException {
        Insufficient() {
            super(null, null, false, false);
        }
    }

    private static final long MB = 1024 * 1024;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final boolean isQuick;
    private final long end;
    private long bytes;
    private long unpacked;
    private long values;
    private int calls;

    private WorkBudget(boolean isQuick, long bytes, long unpacked, long values, Duration time) {
        this.isQuick = isQuick;
        this.bytes = bytes;
        this.unpacked = unpacked;
        this.values = values;
        end = THREADS.getCurrentThreadCpuTime() + time.toNanos();
    }

    static WorkBudget quick() {
        return new WorkBudget(true, 96 * MB, 4 * MB, 50_000, Duration.ofMillis(250));
    }

    /** A file has 10 MB itself, and a book some hundred thousand values. */
    static WorkBudget full() {
        return new WorkBudget(false, 384 * MB, 128 * MB, 1_000_000, Duration.ofSeconds(6));
    }

    /**
     * Bytes that are looked at.
     *
     * @throws Insufficient where a first look does not suffice
     * @throws IllegalArgumentException where the file has had its share
     */
    void spend(long count) {
        bytes -= count;
        if (bytes < 0 || (++calls & 0xFF) == 0) {
            check();
        }
    }

    /** Bytes that may be kept at once, and one more by which it is known that there are too many. */
    int mayUnpack(int most) {
        return (int) Math.min(most, Math.max(0, unpacked) + 1);
    }

    /** The same as {@link #spend} for bytes that are kept while they are looked at. */
    void unpack(long count) {
        unpacked -= count;
        spend(count);
        if (unpacked < 0) {
            check();
        }
    }

    /** The same for one value more. */
    void value() {
        if (--values < 0) {
            check();
        }
    }

    /** The same for the time that has passed. */
    void check() {
        if (!isOver()) {
            return;
        }
        if (isQuick) {
            throw new Insufficient();
        }
        throw new IllegalArgumentException(
                values < 0
                        ? "the document has too many parts; send the pages that matter"
                        : "the file takes too long to check; save it again and send that");
    }

    boolean isOver() {
        return bytes < 0 || unpacked < 0 || values < 0 || THREADS.getCurrentThreadCpuTime() - end > 0;
    }
}
