package com.psnb2b.codesupport.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Endpoints that are called over HTTP: the calls of a round are made side by side. */
@Component
class WebhookChannel implements Channel {

    static final String KIND = "webhook";

    /** Calls at a time to one endpoint, each of another claim. */
    static final int CALLS_OF_A_ROUND = 8;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookChannel.class);
    private static final int ENDPOINTS = 64;

    private final Endpoints endpoints;
    private final WebhookMessages messages;
    private final Signatures signatures;
    private final Sender sender;
    private final WebhookSettings settings;
    private final Clock clock;

    WebhookChannel(
            Endpoints endpoints,
            WebhookMessages messages,
            Signatures signatures,
            Sender sender,
            WebhookSettings settings,
            Clock clock) {
        this.endpoints = endpoints;
        this.messages = messages;
        this.signatures = signatures;
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String plural() {
        return "webhooks";
    }

    @Override
    public int mostEndpoints() {
        return ENDPOINTS;
    }

    @Override
    public int mostOfARound() {
        return CALLS_OF_A_ROUND;
    }

    @Override
    public Duration leaseTime() {
        return settings.timeout().multipliedBy(3);
    }

    @Override
    public List<Result> round(String endpointId, List<QueuedEvent> due) {
        Optional<Endpoint> endpoint = endpoints.find(endpointId);
        List<CompletableFuture<Result>> calls = new ArrayList<>();
        for (QueuedEvent event : due) {
            // The endpoint was removed: there is nobody to tell any more.
            calls.add(endpoint.map(found -> call(found, event))
                    .orElseGet(() -> CompletableFuture.completedFuture(null))
                    .thenApply(failure -> new Result(event, failure)));
        }
        return calls.stream().map(CompletableFuture::join).toList();
    }

    /** Completes with null where the message was taken, else with a reason: also where not even a call came about. */
    private CompletableFuture<String> call(Endpoint endpoint, QueuedEvent event) {
        CompletableFuture<String> failure;
        try {
            failure = messages.of(event.claimId(), event.sequence())
                    .map(message -> sender.send(
                            endpoint.url(), message, signatures.header(endpoint, message.body(), clock.instant())))
                    // The claim was erased: there is nothing to tell any more.
                    .orElseGet(() -> CompletableFuture.completedFuture(null));
        } catch (RuntimeException | Error e) {
            failure = CompletableFuture.failedFuture(e);
        }
        return failure.exceptionally(e -> {
            LOG.warn(
                    "An event was not sent to {}: {}",
                    endpoint.id(),
                    e.getClass().getName());
            return "not sent: " + e.getClass().getSimpleName();
        });
    }
}
