package com.psnb2b.codesupport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.OrderStatus;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.StatedFacts;
import com.psnb2b.codesupport.claim.WindowState;
import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.code.CodeSealer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a record and logs make of a claim: the latest state counts, and of another code no more than it may. */
class RecordRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final CodeSealer SEALER = new CodeSealer("a key of thirty-two bytes or more".getBytes());
    private static final CodeReference CODE = SEALER.seal("ABCD-EFGH-JKLM");
    private static final FixedTables TABLES =
            new FixedTables("1", Duration.ofDays(7), List.of(EvidenceName.DELIVERY_LOG), Coverage.NEEDS_REVIEW);

    @Test
    void theNewestLogOfASourceCounts() {
        assertThat(judged(null, log("api", DeliveryStatus.PENDING), log("API", DeliveryStatus.DELIVERED))
                        .classification()
                        .type())
                .isEqualTo(ClaimType.INVALID_CODE);
        assertThat(judged(null, log("api", DeliveryStatus.DELIVERED), log("api", DeliveryStatus.FAILED))
                        .classification()
                        .type())
                .isEqualTo(ClaimType.DELIVERY_PROBLEM);
    }

    @Test
    void anotherSourceIsNotUndone() {
        assertThat(judged(null, log("storefront", DeliveryStatus.FAILED), log("api", DeliveryStatus.DELIVERED))
                        .classification()
                        .type())
                .isEqualTo(ClaimType.DELIVERY_PROBLEM);
    }

    @Test
    void anotherCodeOfTheOrderOpensTheWindowAndNothingElse() {
        Judgement judged = judged(record("ord-1 ", SEALER.seal("QW3R-TYUP-7XCV"), null, Set.of()));

        assertThat(judged.window().state()).isEqualTo(WindowState.LATE);
        assertThat(judged.contradictions()).containsExactly(Contradiction.RECORD_HAS_OTHER_CODE);
        assertThat(judged.evidence().missing()).contains(EvidenceName.DELIVERY_LOG);
    }

    @Test
    void theCodeUnderAnotherOrderCountsWhole() {
        Judgement judged = judged(record("ORD-2", CODE, DeliveryStatus.FAILED, Set.of()));

        assertThat(judged.classification().type()).isEqualTo(ClaimType.DELIVERY_PROBLEM);
        assertThat(judged.contradictions())
                .contains(Contradiction.RECORD_UNDER_OTHER_ORDER, Contradiction.RECORD_DISAGREES_TIME)
                .doesNotContain(Contradiction.RECORD_HAS_OTHER_CODE);
        assertThat(judged.evidence().missing()).isEmpty();
    }

    @Test
    void whatBecameOfTheOrderIsAContradictionAndNoDeliveryStatus() {
        DeliveryRecord delivered = record("ORD-1", CODE, DeliveryStatus.DELIVERED, Set.of(OrderStatus.REPLACED));
        Judgement replaced = judged(delivered);
        Judgement cancelled = judged(record("ORD-1", CODE, DeliveryStatus.DELIVERED, Set.of(OrderStatus.CANCELLED)));

        assertThat(replaced.classification().type()).isEqualTo(ClaimType.INVALID_CODE);
        assertThat(replaced.contradictions())
                .contains(Contradiction.ALREADY_REFUNDED)
                .doesNotContain(Contradiction.ORDER_CANCELLED);
        assertThat(cancelled.contradictions())
                .contains(Contradiction.ORDER_CANCELLED)
                .doesNotContain(Contradiction.ALREADY_REFUNDED);
    }

    private static Judgement judged(DeliveryRecord record, EvidenceItem... evidence) {
        ClaimFacts facts = new ClaimFacts(
                "ORD-1",
                ReportedIssue.INVALID_CODE,
                CODE,
                new Product(new Region("US"), null, null),
                Product.UNKNOWN,
                null,
                NOON,
                null,
                null,
                CustomerReport.NONE,
                null);
        Instant received = NOON.plusSeconds(3600);
        return Judge.judge(new JudgementInput(facts, List.of(evidence), record, received, received), TABLES);
    }

    private static DeliveryRecord record(
            String order, CodeReference code, DeliveryStatus status, Set<OrderStatus> ofOrder) {
        return new DeliveryRecord(
                order,
                "acme",
                code,
                null,
                status,
                Product.UNKNOWN,
                Product.UNKNOWN,
                null,
                null,
                NOON.minus(Duration.ofDays(60)),
                null,
                ofOrder);
    }

    private static EvidenceItem log(String source, DeliveryStatus status) {
        StatedFacts stated = new StatedFacts(
                source,
                status,
                null,
                Product.UNKNOWN,
                Product.UNKNOWN,
                null,
                null,
                null,
                null,
                null,
                CustomerReport.NONE);
        return new EvidenceItem(
                "ev_1", EvidenceType.DELIVERY_LOG, null, "application/json", 10, "0".repeat(64), stated, NOON, "acme");
    }
}
