package com.psnb2b.codesupport.operations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Callers that do not wait a moment longer than they are told to: the first claims of a node come several at once. */
final class ColdStart {

    private static final int CLIENTS = 8;

    private ColdStart() {}

    /** Each client files a claim the moment that a node which starts says it is ready: the status codes they got. */
    static List<Integer> firstAnswers(ApplicationNode node) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            Awaitility.await()
                    .atMost(4, TimeUnit.MINUTES)
                    .pollInterval(20, TimeUnit.MILLISECONDS)
                    .until(node::isReady);
            Callable<Integer> first = () -> file(node);
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> filed : clients.invokeAll(Collections.nCopies(CLIENTS, first))) {
                answers.add(filed.get());
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }

    private static int file(ApplicationNode node) throws Exception {
        String key = UUID.randomUUID().toString();
        return ClaimTraffic.send(node, key, ClaimTraffic.complete("COLD-" + key))
                .statusCode();
    }
}
