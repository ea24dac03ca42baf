package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.logging.Trace;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Works on several rows at once, and hands their results on in the order of the rows. Holds few rows at a time, fewer
 * where they are large.
 */
final class InOrder<T> implements AutoCloseable {

    private static final int ROWS = 32;
    private static final int BYTES = 16 * 1024 * 1024;

    /** Takes the results. */
    interface Sink<T> {
        void accept(T result) throws IOException;

        /** Nothing more comes for the moment. */
        void pause() throws IOException;
    }

    private record Pending<T>(Future<T> result, int bytes) {}

    private final ExecutorService workers;
    private final Sink<T> sink;
    private final Queue<Pending<T>> pending = new ArrayDeque<>();
    private long bytes;

    InOrder(ExecutorService workers, Sink<T> sink) {
        this.workers = workers;
        this.sink = sink;
    }

    /** Takes a row's work on, as soon as there is room for it. */
    void add(int size, Callable<T> work) throws IOException {
        while (pending.size() >= ROWS || !pending.isEmpty() && bytes + size > BYTES) {
            handOn();
        }
        FutureTask<T> row = new FutureTask<>(work);
        workers.execute(Trace.carried(row));
        pending.add(new Pending<>(row, size));
        bytes += size;
    }

    /** Waits for all that is under way. */
    void finish() throws IOException {
        while (!pending.isEmpty()) {
            handOn();
        }
    }

    private void handOn() throws IOException {
        Pending<T> first = pending.element();
        if (!first.result.isDone()) {
            sink.pause();
        }
        try {
            sink.accept(first.result.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("work on a row answers for its own failures", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the application stops", e);
        }
        pending.remove();
        bytes -= first.bytes;
    }

    /** Leaves off what has not begun. */
    @Override
    public void close() {
        pending.forEach(row -> row.result.cancel(false));
    }
}
