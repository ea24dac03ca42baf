package com.psnb2b.codesupport.claim;

import java.time.Instant;

/**
 * What was sent of a delivery once.
 *
 * @param said no more than what was sent
 * @param occurredAt when it came to be so; null where that was not told
 * @param version the sender's own number, higher for what counts later; null where none was given
 * @param receivedAt when it came; never the same for two states of one record
 */
public record DeliveryState(DeliveryRecord said, Instant occurredAt, Long version, Instant receivedAt) {

    /** The moment that it tells of. */
    Instant asOf() {
        return occurredAt != null ? occurredAt : receivedAt;
    }
}
