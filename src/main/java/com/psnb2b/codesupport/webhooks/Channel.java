package com.psnb2b.codesupport.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A way by which resellers are told what is in the queue: each endpoint is of one channel's kind. Order, leases, attempts
 * and giving up are the queue's; how something is sent is the channel's.
 */
public interface Channel {

    /** Which endpoints are this channel's, as the table names it. */
    String kind();

    /** Its name in meters: {@code codesupport.webhooks.pending}. */
    String plural();

    /** Whether anything can be sent now; where nothing can, it stays in the queue. */
    default boolean isOpen() {
        return true;
    }

    /** Endpoints that are told at a time, on one node. */
    int mostEndpoints();

    /** Events of a round; each of another claim. */
    int mostOfARound();

    /** How long a node may hold an endpoint without a word: longer than a round takes. */
    Duration leaseTime();

    /**
     * Tells an endpoint what is due, and comes back within {@link #leaseTime}.
     *
     * @param due of different claims, in the order in which they are due
     * @return how each went; others that went out with them may be among it
     */
    List<Result> round(String endpointId, List<QueuedEvent> due);

    /**
     * One event for one endpoint.
     *
     * @param claimId what it is about: a claim, a case, or what else a channel knows
     * @param attempts the present one included
     */
    record QueuedEvent(String claimId, int sequence, int attempts, Instant createdAt) {}

    /** How it went. @param failure in a few words for the reseller; null where it was taken */
    record Result(QueuedEvent event, String failure) {}
}
