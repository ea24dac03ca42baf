package com.psnb2b.codesupport.bench;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a number of clients got done: how many a second, how long the median and the slowest hundredth waited, and how many
 * calls were made again because they failed.
 */
record Load(double perSecond, double p50Millis, double p99Millis, int repeated) {

    private static final int ATTEMPTS = 4;

    interface Step {
        void run(int number) throws Exception;
    }

    /** Lets {@code clients} threads do {@code count} steps, then {@code end}, which counts into the rate. */
    static Load run(int clients, int count, Step step, Step end) throws Exception {
        long[] nanos = new long[count];
        AtomicInteger next = new AtomicInteger();
        AtomicInteger repeated = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long start = System.nanoTime();
        try {
            Future<?>[] work = new Future<?>[clients];
            for (int client = 0; client < clients; client++) {
                work[client] = threads.submit(() -> {
                    for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                        long began = System.nanoTime();
                        repeated.addAndGet(attempt(step, number));
                        nanos[number] = System.nanoTime() - began;
                    }
                    return null;
                });
            }
            for (Future<?> one : work) {
                one.get();
            }
            end.run(count);
        } finally {
            threads.shutdownNow();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(nanos);
        return new Load(count / seconds, nanos[count / 2] / 1e6, nanos[(int) (count * 0.99)] / 1e6, repeated.get());
    }

    /** Does a step as its caller would: again where it failed, for a deadlock or an optimistic lock. */
    private static int attempt(Step step, int number) throws Exception {
        for (int failed = 0; ; failed++) {
            try {
                step.run(number);
                return failed;
            } catch (Exception e) {
                if (failed == 0) {
                    System.out.println("repeated: " + e);
                }
                if (failed + 1 == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
