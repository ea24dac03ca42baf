package com.psnb2b.codesupport.notify;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells what is due. Each endpoint has a thread of its own while it is told, and an endpoint that fails is left alone for
 * a while: a slow one costs nobody else anything. Any number of nodes may do this at once.
 */
@Component
class Dispatcher {

    /** Calls at a time to one endpoint, each of another claim. */
    static final int CALLS_OF_A_ROUND = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int ENDPOINTS = 64;

    private final Deliveries deliveries;
    private final Endpoints endpoints;
    private final Messages messages;
    private final Signatures signatures;
    private final Sender sender;
    private final Clock clock;
    private final Semaphore free = new Semaphore(ENDPOINTS);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "webhooks");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    Dispatcher(
            Deliveries deliveries,
            Endpoints endpoints,
            Messages messages,
            Signatures signatures,
            Sender sender,
            Clock clock) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.messages = messages;
        this.signatures = signatures;
        this.sender = sender;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${codesupport.webhooks.poll}")
    void look() {
        int most = free.availablePermits();
        if (most > 0) {
            deliveries.take(most).forEach(this::begin);
        }
    }

    private void begin(Deliveries.Lease lease) {
        free.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                tell(lease);
            } catch (RuntimeException e) {
                // The endpoint is free again when its while is over; nothing is lost.
                LOG.warn(
                        "Telling {} stopped: {}",
                        lease.endpointId(),
                        e.getClass().getName());
            } finally {
                free.release();
            }
        });
    }

    /** Tells an endpoint all that is due, in rounds, until there is no more or it takes nothing. */
    private void tell(Deliveries.Lease lease) {
        while (!stopping && deliveries.keep(lease)) {
            Optional<Endpoint> endpoint = endpoints.find(lease.endpointId());
            List<Deliveries.Delivery> due = deliveries.due(lease.endpointId(), CALLS_OF_A_ROUND);
            if (endpoint.isEmpty() || due.isEmpty()) {
                deliveries.giveBack(lease);
                return;
            }
            List<Deliveries.Result> results = round(endpoint.get(), due);
            deliveries.note(lease.endpointId(), results);
            if (results.stream().allMatch(result -> result.failure() != null)) {
                deliveries.giveBackFailing(lease);
                return;
            }
        }
    }

    private List<Deliveries.Result> round(Endpoint endpoint, List<Deliveries.Delivery> due) {
        List<CompletableFuture<Deliveries.Result>> calls = new ArrayList<>();
        for (Deliveries.Delivery delivery : due) {
            calls.add(call(endpoint, delivery).thenApply(failure -> new Deliveries.Result(delivery, failure)));
        }
        return calls.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<String> call(Endpoint endpoint, Deliveries.Delivery delivery) {
        return messages.of(delivery.claimId(), delivery.sequence())
                .map(message -> sender.send(
                        endpoint.url(), message, signatures.header(endpoint, message.body(), clock.instant())))
                // The claim was erased: there is nothing to tell any more.
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    @PreDestroy
    void stop() {
        stopping = true;
        threads.shutdown();
    }
}
