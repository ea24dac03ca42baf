package com.psnb2b.codesupport.evidence;

import com.psnb2b.codesupport.platform.Busy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How many files are checked at a time on a node. Each file gets a short first check. A file that needs longer, such as
 * a large document or a decompression bomb, is checked from the start again in one of fewer slots, so that processors
 * are left for everything else.
 */
final class FileCheckSlots {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final Semaphore QUICK = new Semaphore(PROCESSORS, true);
    private static final Semaphore LONG = new Semaphore(Math.max(1, PROCESSORS / 2), true);
    private static final Duration WAIT = Duration.ofSeconds(30);

    private FileCheckSlots() {}

    /**
     * Checks a file.
     *
     * @param check made once or twice, with what it may spend
     * @throws Busy where it was not its turn within half a minute
     */
    static void check(Consumer<WorkBudget> check) {
        try {
            check(QUICK, () -> check.accept(WorkBudget.quick()));
        } catch (WorkBudget.Insufficient first) {
            check(LONG, () -> check.accept(WorkBudget.full()));
        }
    }

    private static void check(Semaphore turns, Runnable check) {
        take(turns);
        try {
            check.run();
        } finally {
            turns.release();
        }
    }

    private static void take(Semaphore turns) {
        try {
            if (turns.tryAcquire(WAIT.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Busy();
    }
}
