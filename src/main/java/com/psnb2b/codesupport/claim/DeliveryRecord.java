package com.psnb2b.codesupport.claim;

import java.time.Instant;

/**
 * The supplier's own record of one delivered code. Outweighs what a claim states (policy, section 3).
 *
 * @param orderId the reseller's order
 * @param resellerId who ordered
 * @param code the code that was delivered; null where the record names none
 * @param batchId production batch; null where unknown
 * @param status how the delivery went
 * @param ordered what was ordered
 * @param delivered what was delivered
 * @param orderedAt null where unknown, like the other times
 */
public record DeliveryRecord(
        String orderId,
        String resellerId,
        CodeReference code,
        String batchId,
        DeliveryStatus status,
        Product ordered,
        Product delivered,
        Instant orderedAt,
        Instant madeAvailableAt,
        Instant deliveredAt,
        Instant retrievedAt) {}
