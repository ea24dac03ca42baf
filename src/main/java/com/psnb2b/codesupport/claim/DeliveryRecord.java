package com.psnb2b.codesupport.claim;

import com.psnb2b.codesupport.code.CodeReference;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The supplier's own record of one delivered code, by all that was sent of it (see {@link DeliveryHistory}). Outweighs what
 * a claim states (policy, section 3).
 *
 * @param orderId the reseller's order
 * @param resellerId who ordered
 * @param code the code that was delivered; null where the record names none
 * @param batchId production batch; null where unknown
 * @param status how the delivery went; null where nothing says so
 * @param ordered what was ordered
 * @param delivered what was delivered
 * @param orderedAt null where unknown, like the other times
 * @param orderStatuses what became of the order since; empty where nothing is known
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
        Instant retrievedAt,
        Set<OrderStatus> orderStatuses) {

    public DeliveryRecord {
        EnumSet<OrderStatus> statuses = EnumSet.noneOf(OrderStatus.class);
        // What was kept before there were such says nothing of them.
        statuses.addAll(orderStatuses == null ? Set.of() : orderStatuses);
        orderStatuses = Collections.unmodifiableSet(statuses);
    }

    /** This, and what is said later: it adds, and takes away nothing that it does not say. */
    DeliveryRecord then(DeliveryRecord later) {
        return new DeliveryRecord(
                        later.orderId,
                        later.resellerId,
                        orElse(later.code, code),
                        orElse(later.batchId, batchId),
                        orElse(later.status, status),
                        later.ordered.orElse(ordered),
                        later.delivered.orElse(delivered),
                        orElse(later.orderedAt, orderedAt),
                        orElse(later.madeAvailableAt, madeAvailableAt),
                        orElse(later.deliveredAt, deliveredAt),
                        orElse(later.retrievedAt, retrievedAt),
                        orderStatuses)
                .and(later.orderStatuses);
    }

    /** The same, naming this code. */
    public DeliveryRecord of(CodeReference named) {
        return new DeliveryRecord(
                orderId,
                resellerId,
                named,
                batchId,
                status,
                ordered,
                delivered,
                orderedAt,
                madeAvailableAt,
                deliveredAt,
                retrievedAt,
                orderStatuses);
    }

    /** The same, with more that is known of its order. */
    DeliveryRecord and(Set<OrderStatus> more) {
        EnumSet<OrderStatus> all = EnumSet.noneOf(OrderStatus.class);
        all.addAll(orderStatuses);
        all.addAll(more);
        return new DeliveryRecord(
                orderId,
                resellerId,
                code,
                batchId,
                status,
                ordered,
                delivered,
                orderedAt,
                madeAvailableAt,
                deliveredAt,
                retrievedAt,
                all);
    }

    /** What counts of it for another code of the order: when it was delivered, and the order itself. */
    DeliveryRecord deliveryTimeAlone() {
        return new DeliveryRecord(
                orderId,
                resellerId,
                code,
                null,
                null,
                Product.UNKNOWN,
                Product.UNKNOWN,
                null,
                madeAvailableAt,
                deliveredAt,
                null,
                orderStatuses);
    }

    private static <T> T orElse(T later, T earlier) {
        return later != null ? later : earlier;
    }
}
