package com.psnb2b.codesupport.workers;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets a worker's call wait for tasks, so that workers need not ask all the time. Each wait ends, and few wait at a time
 * on a node, since each has a thread; whoever finds no room is answered at once.
 */
@Component
class Waiting {

    static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int PLACES = 20;
    private static final long PAUSE = 500;

    private final Semaphore places = new Semaphore(PLACES);

    /** What is found first, or nothing at the end; up to {@link #LONGEST}. */
    <T> List<T> until(Supplier<List<T>> look, Duration wait) {
        List<T> found = look.get();
        if (!found.isEmpty() || wait.isZero() || !places.tryAcquire()) {
            return found;
        }
        try {
            long end = System.nanoTime() + Math.min(wait.toNanos(), LONGEST.toNanos());
            while (found.isEmpty() && System.nanoTime() < end) {
                Thread.sleep(PAUSE);
                found = look.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
        return found;
    }
}
