package com.psnb2b.codesupport.webhooks;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells what is due, by each {@link Channel}. Each endpoint has a thread of its own while it is told, and one that fails is
 * not told for a while, so that a slow endpoint delays no other. Any number of nodes may do this at once.
 */
@Component
class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final WebhookQueue queue;

    /** With how many endpoints may be told by it at a time. */
    private final Map<Channel, Semaphore> channels = new LinkedHashMap<>();

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "webhooks");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    Dispatcher(WebhookQueue queue, List<Channel> channels) {
        this.queue = queue;
        channels.forEach(channel -> this.channels.put(channel, new Semaphore(channel.mostEndpoints())));
    }

    @Scheduled(fixedDelayString = "${codesupport.webhooks.poll}")
    void look() {
        channels.forEach((channel, free) -> {
            int most = free.availablePermits();
            if (most > 0 && channel.isOpen()) {
                queue.lease(channel, most).forEach(lease -> begin(channel, free, lease));
            }
        });
    }

    private void begin(Channel channel, Semaphore free, WebhookQueue.Lease lease) {
        free.acquireUninterruptibly();
        CompletableFuture.runAsync(() -> tell(channel, lease), threads).whenComplete((told, failed) -> {
            free.release();
            if (failed != null) {
                // The endpoint is free again when its while is over; nothing is lost, and each attempt has counted.
                LOG.warn(
                        "Telling {} stopped: {}",
                        lease.endpointId(),
                        failed.getClass().getName());
            }
        });
    }

    /** Tells an endpoint all that is due, in rounds, until there is no more or it takes nothing. */
    private void tell(Channel channel, WebhookQueue.Lease lease) {
        while (!stopping && queue.renew(lease)) {
            List<Channel.QueuedEvent> due = queue.begin(lease.endpointId(), channel.mostOfARound());
            if (due.isEmpty()) {
                queue.release(lease);
                return;
            }
            List<Channel.Result> results = round(channel, lease.endpointId(), due);
            queue.note(lease.endpointId(), results);
            if (results.stream().allMatch(result -> result.failure() != null)) {
                queue.releaseFailing(lease);
                return;
            }
        }
    }

    private static List<Channel.Result> round(Channel channel, String endpointId, List<Channel.QueuedEvent> due) {
        List<Channel.Result> results = new ArrayList<>();
        List<Channel.QueuedEvent> sent = new ArrayList<>();
        for (Channel.QueuedEvent event : due) {
            if (event.attempts() > WebhookQueue.MOST_ATTEMPTS) {
                results.add(new Channel.Result(event, "given up, attempts were not finished"));
            } else {
                sent.add(event);
            }
        }
        if (!sent.isEmpty()) {
            results.addAll(channel.round(endpointId, sent));
        }
        return results;
    }

    @PreDestroy
    void stop() {
        stopping = true;
        threads.shutdown();
    }
}
