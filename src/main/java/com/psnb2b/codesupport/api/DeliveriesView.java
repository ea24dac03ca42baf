package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryRecords.Kept;
import com.psnb2b.codesupport.claim.DeliveryState;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.Denomination;
import com.psnb2b.codesupport.claim.OrderStatus;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.claim.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The records of an order as the API answers them.
 *
 * @param nextCursor for the rest; null where there is none
 */
record DeliveriesView(List<Delivery> deliveries, String nextCursor) {

    /**
     * @param status of the delivery; null where no state tells it
     * @param facts by all states together
     * @param states as each was sent, in the order in which they count
     */
    record Delivery(
            String orderId,
            String resellerId,
            Code code,
            DeliveryStatus status,
            Set<OrderStatus> orderStatuses,
            @JsonUnwrapped Facts facts,
            List<State> states) {

        private static Delivery of(Kept kept) {
            DeliveryRecord record = kept.record();
            return new Delivery(
                    record.orderId(),
                    record.resellerId(),
                    record.code() == null ? null : new Code(record.code().masked()),
                    record.status(),
                    record.orderStatuses(),
                    Facts.of(record),
                    kept.history().states().stream().map(State::of).toList());
        }
    }

    record Code(String masked) {}

    /** @param status as it was sent, of the delivery or of the order */
    record State(
            String status,
            Instant occurredAt,
            Long version,
            Instant receivedAt,
            @JsonUnwrapped Facts facts) {

        private static State of(DeliveryState state) {
            Enum<?> ofOrder = state.said().orderStatuses().stream().findFirst().orElse(null);
            Enum<?> status = ofOrder != null ? ofOrder : state.said().status();
            return new State(
                    status == null ? null : WireName.of(status),
                    state.occurredAt(),
                    state.version(),
                    state.receivedAt(),
                    Facts.of(state.said()));
        }
    }

    record Facts(
            String batchId,
            Goods ordered,
            Goods delivered,
            Instant orderedAt,
            Instant madeAvailableAt,
            Instant deliveredAt,
            Instant retrievedAt) {

        private static Facts of(DeliveryRecord record) {
            return new Facts(
                    record.batchId(),
                    Goods.of(record.ordered()),
                    Goods.of(record.delivered()),
                    record.orderedAt(),
                    record.madeAvailableAt(),
                    record.deliveredAt(),
                    record.retrievedAt());
        }
    }

    record Goods(String region, String sku, String denomination) {

        private static Goods of(Product product) {
            return new Goods(
                    Optional.ofNullable(product.region()).map(Region::code).orElse(null),
                    product.sku(),
                    Optional.ofNullable(product.denomination())
                            .map(Denomination::text)
                            .orElse(null));
        }
    }

    /** @param kept one more than {@code limit} where there are more */
    static DeliveriesView of(List<Kept> kept, int after, int limit) {
        return new DeliveriesView(
                kept.stream().limit(limit).map(Delivery::of).toList(),
                kept.size() > limit ? String.valueOf(after + limit) : null);
    }
}
