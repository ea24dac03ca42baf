package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.platform.Busy;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutorService;
import org.springframework.stereotype.Component;

/**
 * Runs batches on a few threads, so that single claims go on beside a batch of any size, and takes a few batches of one
 * key at a time. The executor is no bean, or Spring would take it for everything else as well.
 */
@Component
class BatchExecutor {

    /** Batches of one key at a time, on this node. */
    static final int BATCHES_OF_A_KEY = 4;

    /** Batches of all keys at a time, on this node: each has up to a megabyte of rows in hand. */
    private static final int BATCHES = 64;

    private final ExecutorService threads;
    private final ConcurrentMap<String, Integer> running = new ConcurrentHashMap<>();

    /** @param count rows that are worked on at a time, on this node; leaves connections for everybody else */
    BatchExecutor(@Value("${codesupport.batch.workers}") int count) {
        threads = new DelegatingSecurityContextExecutorService(Executors.newFixedThreadPool(count));
    }

    /** A batch under way. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @throws ApiException 429 where too many batches of this key are under way
     * @throws Busy where too many of all keys are
     */
    Turn begin(ApiCaller caller) {
        if (running.merge(caller.keyName(), 1, Integer::sum) > BATCHES_OF_A_KEY) {
            end(caller);
            throw new ApiException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too_many_batches",
                    "This API key has " + BATCHES_OF_A_KEY + " batches under way; wait until one has ended.");
        }
        if (running.values().stream().mapToInt(Integer::intValue).sum() > BATCHES) {
            end(caller);
            throw new Busy();
        }
        return () -> end(caller);
    }

    private void end(ApiCaller caller) {
        running.computeIfPresent(caller.keyName(), (key, count) -> count == 1 ? null : count - 1);
    }

    ExecutorService threads() {
        return threads;
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }
}
