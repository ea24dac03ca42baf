package com.psnb2b.codesupport.evidence;

import com.psnb2b.codesupport.platform.Busy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The memory that files which are open at a time may take on a node, in all: a share of the heap, in megabytes. */
final class FileMemory implements AutoCloseable {

    private static final long MB = 1024 * 1024;

    /** The largest picture that is opened needs this much. */
    private static final int LEAST = 160;

    private static final int ALL = (int) Math.max(LEAST, Runtime.getRuntime().maxMemory() / 4 / MB);
    private static final Semaphore FREE = new Semaphore(ALL, true);
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final int taken;

    private FileMemory(int taken) {
        this.taken = taken;
    }

    /**
     * Waits for room.
     *
     * @param bytes that will be needed, as far as one can tell
     * @throws Busy where there is none within half a minute
     */
    static FileMemory of(long bytes) {
        int needed = (int) Math.min(ALL, bytes / MB + 1);
        try {
            if (FREE.tryAcquire(needed, WAIT.toSeconds(), TimeUnit.SECONDS)) {
                return new FileMemory(needed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Busy();
    }

    @Override
    public void close() {
        FREE.release(taken);
    }
}
