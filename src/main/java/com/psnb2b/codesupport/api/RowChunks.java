package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.intake.rows.Row;
import com.psnb2b.codesupport.platform.logging.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Works on the rows of a batch in chunks: as many as wait when a thread gets to them, so that nobody waits for a chunk to be
 * full.
 */
final class RowChunks<T> {

    /** Rows of one chunk. */
    static final int ROWS = 100;

    /** Chunks of one batch at a time: while one is written, the next is read and worked out. */
    private static final int AT_A_TIME = 2;

    private record Waiting<T>(Row row, CompletableFuture<T> result) {}

    private final ExecutorService executor;
    private final Function<List<Row>, List<T>> work;
    private final Queue<Waiting<T>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();

    /** @param work on a chunk; gives a result for each of its rows, in their order */
    RowChunks(ExecutorService executor, Function<List<Row>, List<T>> work) {
        this.executor = executor;
        this.work = work;
    }

    /** Has the row worked on with whatever else waits by then. */
    Future<T> begin(Row row) {
        Waiting<T> added = new Waiting<>(row, new CompletableFuture<>());
        waiting.add(added);
        if (underWay.incrementAndGet() <= AT_A_TIME) {
            executor.execute(Trace.carried(this::all));
        } else {
            underWay.decrementAndGet();
        }
        return added.result();
    }

    private void all() {
        do {
            for (List<Waiting<T>> chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
                workOn(chunk);
            }
            underWay.decrementAndGet();
            // One that came after the last look, and before this thread was known to be gone, has nobody else.
        } while (!waiting.isEmpty() && takeUpAgain());
    }

    private boolean takeUpAgain() {
        if (underWay.incrementAndGet() <= AT_A_TIME) {
            return true;
        }
        underWay.decrementAndGet();
        return false;
    }

    private List<Waiting<T>> chunk() {
        List<Waiting<T>> chunk = new ArrayList<>();
        while (chunk.size() < ROWS) {
            Waiting<T> next = waiting.poll();
            if (next == null) {
                return chunk;
            }
            // Its caller has left.
            if (!next.result().isCancelled()) {
                chunk.add(next);
            }
        }
        return chunk;
    }

    private void workOn(List<Waiting<T>> chunk) {
        try {
            List<T> results = work.apply(chunk.stream().map(Waiting::row).toList());
            for (int i = 0; i < chunk.size(); i++) {
                chunk.get(i).result().complete(results.get(i));
            }
        } catch (RuntimeException | Error failed) {
            chunk.forEach(row -> row.result().completeExceptionally(failed));
        }
    }
}
