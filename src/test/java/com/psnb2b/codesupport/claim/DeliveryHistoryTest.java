package com.psnb2b.codesupport.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.Permutations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of a delivery does not depend on the order in which its states came. */
class DeliveryHistoryTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /** Five states each, from which all that is known follows whatever came first. */
    static Stream<List<DeliveryState>> histories() {
        return Stream.of(
                // By the time that each tells of.
                List.of(
                        at(0, said(DeliveryStatus.PENDING)),
                        at(1, said(DeliveryStatus.FAILED, "B-1")),
                        at(2, said(DeliveryStatus.DELIVERED, "B-2")),
                        at(3, said(DeliveryStatus.CORRUPTED)),
                        at(4, said(OrderStatus.REFUNDED))),
                // All of one time.
                List.of(
                        at(0, said(DeliveryStatus.PENDING, "B-1")),
                        at(0, said(DeliveryStatus.DELIVERED, "B-2")),
                        at(0, said(DeliveryStatus.DELIVERED, "B-3")),
                        at(0, said(OrderStatus.CANCELLED)),
                        at(0, said(OrderStatus.REPLACED))),
                // By version, and two that have none.
                List.of(
                        version(1, at(9, said(DeliveryStatus.PENDING, "B-1"))),
                        version(2, at(1, said(DeliveryStatus.DELIVERED, "B-2"))),
                        version(3, at(5, said(DeliveryStatus.TRUNCATED))),
                        at(4, said(DeliveryStatus.FAILED, "B-4")),
                        at(10, said(OrderStatus.REFUNDED))),
                // By version alone: nothing says when they came to be.
                List.of(
                        version(1, came(said(DeliveryStatus.PENDING, "B-1"))),
                        version(2, came(said(DeliveryStatus.FAILED))),
                        version(3, came(said(DeliveryStatus.PENDING))),
                        version(4, came(said(DeliveryStatus.DELIVERED, "B-4"))),
                        version(5, came(said(OrderStatus.REFUNDED)))),
                // The same version more than once.
                List.of(
                        version(1, at(3, said(DeliveryStatus.DELIVERED, "B-1"))),
                        version(1, at(2, said(DeliveryStatus.FAILED, "B-2"))),
                        version(1, at(3, said(DeliveryStatus.PENDING, "B-3"))),
                        version(2, at(0, said(OrderStatus.CANCELLED))),
                        at(3, said(DeliveryStatus.CORRUPTED, "B-5"))));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void everyOrderOfArrivalEndsTheSame(List<DeliveryState> states) {
        List<DeliveryRecord> ends = Permutations.of(states).stream()
                .map(DeliveryHistoryTest::arrived)
                .map(DeliveryHistory::record)
                .toList();

        assertThat(ends).hasSize(120);
        assertThat(Set.copyOf(ends)).hasSize(1);
    }

    @Test
    void aLaterStateAddsAndTakesNothingAway() {
        DeliveryRecord record = arrived(
                        List.of(at(1, said(DeliveryStatus.DELIVERED, "B-1")), at(2, said(OrderStatus.REFUNDED))))
                .record();

        assertThat(record.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(record.batchId()).isEqualTo("B-1");
        assertThat(record.orderStatuses()).containsExactly(OrderStatus.REFUNDED);
    }

    @Test
    void anEarlierStateThatComesLateAddsWhatNobodyElseSays() {
        DeliveryRecord record = arrived(
                        List.of(at(2, said(DeliveryStatus.DELIVERED)), at(1, said(DeliveryStatus.PENDING, "B-1"))))
                .record();

        assertThat(record.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(record.batchId()).isEqualTo("B-1");
    }

    @Test
    void aVersionCountsBeforeTheTime() {
        DeliveryRecord record = arrived(List.of(
                        version(2, at(1, said(DeliveryStatus.DELIVERED))),
                        version(1, at(9, said(DeliveryStatus.PENDING)))))
                .record();

        assertThat(record.status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void withoutATimeAStateIsAsOfWhenItCame() {
        assertThat(arrived(List.of(came(said(DeliveryStatus.DELIVERED)), came(said(DeliveryStatus.FAILED))))
                        .record()
                        .status())
                .isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    void whatWasPaidBackStaysPaidBack() {
        DeliveryRecord record = arrived(List.of(
                        at(1, said(OrderStatus.REFUNDED)),
                        at(2, said(OrderStatus.CANCELLED)),
                        at(3, said(DeliveryStatus.DELIVERED))))
                .record();

        assertThat(record.orderStatuses()).containsExactly(OrderStatus.REFUNDED, OrderStatus.CANCELLED);
    }

    /** The states as they would be kept if they came one after the other. */
    private static DeliveryHistory arrived(List<DeliveryState> states) {
        List<DeliveryState> kept = new ArrayList<>();
        for (DeliveryState state : states) {
            kept.add(new DeliveryState(
                    state.said(), state.occurredAt(), state.version(), NOON.plusSeconds(86_400 + kept.size())));
        }
        return new DeliveryHistory(kept);
    }

    private static DeliveryState at(int hour, DeliveryRecord said) {
        return new DeliveryState(said, NOON.plusSeconds(3600L * hour), null, null);
    }

    private static DeliveryState came(DeliveryRecord said) {
        return new DeliveryState(said, null, null, null);
    }

    private static DeliveryState version(long version, DeliveryState state) {
        return new DeliveryState(state.said(), state.occurredAt(), version, null);
    }

    private static DeliveryRecord said(DeliveryStatus status) {
        return said(status, null);
    }

    private static DeliveryRecord said(DeliveryStatus status, String batch) {
        return said(status, batch, Set.of());
    }

    private static DeliveryRecord said(OrderStatus status) {
        return said(null, null, Set.of(status));
    }

    private static DeliveryRecord said(DeliveryStatus status, String batch, Set<OrderStatus> ofOrder) {
        return new DeliveryRecord(
                "ORD-1",
                "acme",
                null,
                batch,
                status,
                Product.UNKNOWN,
                Product.UNKNOWN,
                null,
                null,
                null,
                null,
                ofOrder);
    }
}
