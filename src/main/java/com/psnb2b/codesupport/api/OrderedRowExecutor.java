package com.psnb2b.codesupport.api;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Works on several rows of a batch at once, and hands their results on in the order of the rows. Holds few rows at a
 * time, and fewer where they are large.
 */
final class OrderedRowExecutor<T> implements AutoCloseable {

    private static final int ROWS = 200;
    private static final int BYTES = 1024 * 1024;

    /** Takes the results. */
    interface Sink<T> {
        void accept(T result) throws IOException;

        /** Nothing more comes for the moment. */
        void pause() throws IOException;
    }

    private record Pending<T>(Future<T> result, int bytes) {}

    private final Sink<T> sink;
    private final Queue<Pending<T>> pending = new ArrayDeque<>();
    private long bytes;

    OrderedRowExecutor(Sink<T> sink) {
        this.sink = sink;
    }

    /** Takes a row's work on, as soon as there is room for it. @param begin has it begun */
    void add(int size, Supplier<Future<T>> begin) throws IOException {
        while (pending.size() >= ROWS || !pending.isEmpty() && bytes + size > BYTES) {
            handOn();
        }
        pending.add(new Pending<>(begin.get(), size));
        bytes += size;
    }

    /** Waits for all that is under way to be done, and hands nothing on. */
    void await() {
        pending.forEach(row -> result(row.result));
    }

    /** Waits for all that is under way, and hands it on. */
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
        sink.accept(result(first.result));
        pending.remove();
        bytes -= first.bytes;
    }

    private static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("work on a row answers for its own failures", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the application stops", e);
        }
    }

    /** Leaves off what has not begun. */
    @Override
    public void close() {
        pending.forEach(row -> row.result.cancel(false));
    }
}
