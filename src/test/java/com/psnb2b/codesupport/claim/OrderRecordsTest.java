package com.psnb2b.codesupport.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.code.CodeSealer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of the supplier's records a claim is about. */
class OrderRecordsTest {

    private static final CodeSealer SEALER = new CodeSealer("a key of thirty-two bytes or more".getBytes());
    private static final CodeReference CODE = SEALER.seal("ABCD-EFGH-JKLM");
    private static final CodeReference OTHER = SEALER.seal("QW3R-TYUP-7XCV");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void theCodeItselfComesBeforeOneThatLooksLikeIt() {
        DeliveryRecord alike = record(SEALER.seal("A8CD-EFGH-JKLM"), 1);
        assertThat(ofOrder(alike).about(CODE)).contains(alike);
        assertThat(ofOrder(alike, record(CODE, 2)).about(CODE)).contains(record(CODE, 2));
    }

    @Test
    void aMaskedCodeFindsItsRecordWhereOneAloneEndsSo() {
        CodeReference masked = SEALER.masked("XXXX-XXXX-JKLM");
        assertThat(ofOrder(record(CODE, 1), record(OTHER, 2)).about(masked)).contains(record(CODE, 1));
        assertThat(ofOrder(record(CODE, 1), record(SEALER.seal("ZZZZ-ZZZZ-JKLM"), 2))
                        .about(masked))
                .isEmpty();
    }

    @Test
    void unreadablePlacesAreMatchedByTheLastFour() {
        assertThat(ofOrder(record(CODE, 1), record(OTHER, 2)).about(SEALER.seal("ABCD-EFGH-J?LM")))
                .contains(record(CODE, 1));
    }

    @Test
    void aCodeUnderAnotherOrderComesBeforeOtherCodesOfTheOrder() {
        OrderRecords records = new OrderRecords(List.of(record(OTHER, 1)), Set.of(), List.of(record(CODE, 2)));
        assertThat(records.about(CODE)).contains(record(CODE, 2));
    }

    @Test
    void ofOtherCodesTheFirstDeliveryAloneCounts() {
        DeliveryRecord found = ofOrder(record(SEALER.seal("ZZZZ-ZZZZ-ZZZZ"), 30), record(OTHER, 2))
                .about(CODE)
                .orElseThrow();

        assertThat(found.deliveredAt()).isEqualTo(NOON.plusSeconds(2));
        assertThat(found.code()).isEqualTo(OTHER);
        assertThat(found.status()).isNull();
        assertThat(found.batchId()).isNull();
        assertThat(found.delivered()).isEqualTo(Product.UNKNOWN);
    }

    @Test
    void aClaimWithoutACodeFindsTheOnlyOneOfItsOrder() {
        assertThat(ofOrder(record(CODE, 1)).about(null)).contains(record(CODE, 1));
        assertThat(ofOrder(record(CODE, 1), record(OTHER, 2)).about(null)).isEmpty();
        assertThat(ofOrder().about(CODE)).isEmpty();
    }

    @Test
    void whatIsSentWithoutACodeIsOfTheWholeOrder() {
        DeliveryRecord refund = refunded(null);
        OrderRecords records = new OrderRecords(
                List.of(record(CODE, 1), record(OTHER, 2), refund), Set.of(OrderStatus.REFUNDED), List.of());

        assertThat(records.about(CODE).orElseThrow().deliveredAt()).isEqualTo(NOON.plusSeconds(1));
        for (CodeReference code : Arrays.asList(CODE, OTHER, SEALER.masked("XXXX-XXXX-JKLM"), null)) {
            assertThat(records.about(code).orElseThrow().orderStatuses()).containsExactly(OrderStatus.REFUNDED);
        }
    }

    @Test
    void whatIsSentOfOneCodeIsNotOfTheOthers() {
        OrderRecords records =
                new OrderRecords(List.of(record(CODE, 1), refunded(OTHER)), Set.of(OrderStatus.REFUNDED), List.of());

        assertThat(records.about(CODE).orElseThrow().orderStatuses()).isEmpty();
        assertThat(records.about(SEALER.seal("9999-9999-9999")).orElseThrow().orderStatuses())
                .as("nobody knows which code this is about")
                .containsExactly(OrderStatus.REFUNDED);
    }

    private static OrderRecords ofOrder(DeliveryRecord... records) {
        return new OrderRecords(List.of(records), Set.of(), List.of());
    }

    private static DeliveryRecord record(CodeReference code, int second) {
        return new DeliveryRecord(
                "ORD-1",
                "acme",
                code,
                "B-1",
                DeliveryStatus.DELIVERED,
                Product.UNKNOWN,
                new Product(new Region("US"), null, null),
                null,
                null,
                NOON.plusSeconds(second),
                null,
                Set.of());
    }

    private static DeliveryRecord refunded(CodeReference code) {
        return new DeliveryRecord(
                "ORD-1",
                "acme",
                code,
                null,
                null,
                Product.UNKNOWN,
                Product.UNKNOWN,
                null,
                null,
                null,
                null,
                Set.of(OrderStatus.REFUNDED));
    }
}
