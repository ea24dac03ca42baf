package com.psnb2b.codesupport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.ClaimFactsBuilder;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.StatedFacts;
import com.psnb2b.codesupport.code.CodeSealer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where facts do not fit together (policy, section 3): each contradiction, at its limit and beside it. */
class TimelineCheckTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant EARLIER = NOON.minusSeconds(1);
    private static final CodeSealer SEALER = new CodeSealer("a key of thirty-two bytes or more".getBytes());
    private static final FixedTables TABLES =
            new FixedTables("1", Duration.ofDays(7), List.of(), Coverage.NEEDS_REVIEW);
    private static final String CONSUMED = "E-82000130";

    @Test
    void whatIsUnknownContradictsNothing() {
        assertThat(of(claim())).isEmpty();
        assertThat(of(claim(), recorded(null, null, null))).isEmpty();
    }

    @Test
    void deliveredBeforeItWasOrdered() {
        assertThat(of(claim(), recorded(NOON, EARLIER, null))).containsExactly(Contradiction.DELIVERED_BEFORE_ORDERED);
        assertThat(of(claim(), recorded(NOON, NOON, null)))
                .as("at the same instant")
                .isEmpty();
    }

    @Test
    void aLogSaysWhenItWasOrderedWhereNoRecordDoes() {
        assertThat(of(claim().deliveredAt(EARLIER), null, false, log("api", DeliveryStatus.DELIVERED, NOON)))
                .containsExactly(Contradiction.DELIVERED_BEFORE_ORDERED);
        assertThat(of(claim(), recorded(null, EARLIER, null), false, log("api", DeliveryStatus.DELIVERED, NOON)))
                .containsExactly(Contradiction.DELIVERED_BEFORE_ORDERED);
        assertThat(of(claim(), recorded(EARLIER, EARLIER, null), false, log("api", DeliveryStatus.DELIVERED, NOON)))
                .as("recorded beats logged")
                .isEmpty();
    }

    @Test
    void retrievedBeforeItWasDelivered() {
        assertThat(of(claim().deliveredAt(NOON).retrievedAt(EARLIER)))
                .containsExactly(Contradiction.RETRIEVED_BEFORE_DELIVERY);
        assertThat(of(claim().deliveredAt(NOON).retrievedAt(NOON))).isEmpty();
    }

    @Test
    void triedBeforeItWasDelivered() {
        assertThat(of(claim().deliveredAt(NOON).report(new CustomerReport(null, null, EARLIER, null))))
                .containsExactly(Contradiction.ATTEMPTED_BEFORE_DELIVERY);
    }

    @Test
    void reportedBeforeItWasTried() {
        assertThat(of(claim().report(new CustomerReport(null, null, NOON, EARLIER))))
                .containsExactly(Contradiction.REPORTED_BEFORE_ATTEMPT);
    }

    @Test
    void madeAvailableCountsWhereItCameFirst() {
        assertThat(of(claim().deliveredAt(NOON).madeAvailableAt(EARLIER).retrievedAt(EARLIER)))
                .isEmpty();
    }

    @Test
    void timesAreOtherTimesFromMoreThanAMinuteOn() {
        assertThat(of(claim().deliveredAt(NOON.minusSeconds(60)), recorded(null, NOON, null)))
                .isEmpty();
        assertThat(of(claim().deliveredAt(NOON.plusSeconds(61)), recorded(null, NOON, null)))
                .containsExactly(Contradiction.RECORD_DISAGREES_TIME);
        assertThat(of(claim().retrievedAt(NOON.minusSeconds(61)), recorded(null, null, NOON)))
                .containsExactly(Contradiction.RECORD_DISAGREES_RETRIEVAL);
    }

    @Test
    void aTimeOfAvailabilityIsComparedAsWell() {
        DeliveryRecord available = new DeliveryRecord(
                "ORD-1", "acme", null, null, null, Product.UNKNOWN, Product.UNKNOWN, null, NOON, null, null, Set.of());
        assertThat(of(claim().madeAvailableAt(NOON.plusSeconds(61)), available))
                .containsExactly(Contradiction.RECORD_DISAGREES_TIME);
    }

    @Test
    void aRetrievalOnRecordDisagreesWithANonDelivery() {
        ClaimFactsBuilder never = claim().reported(ReportedIssue.DELIVERY_FAILURE);
        assertThat(of(never, recorded(null, null, NOON))).containsExactly(Contradiction.RECORD_DISAGREES_RETRIEVAL);
        assertThat(of(never, recorded(null, null, null))).isEmpty();
        assertThat(of(claim(), recorded(null, null, NOON)))
                .as("another issue says nothing of a retrieval")
                .isEmpty();
        assertThat(of(never.retrievedAt(NOON), recorded(null, null, NOON)))
                .as("told in the claim itself")
                .isEmpty();
    }

    @Test
    void aLogThatTellsAnotherStatusThanTheRecord() {
        DeliveryRecord record = record(DeliveryStatus.DELIVERED, Product.UNKNOWN, Product.UNKNOWN);
        assertThat(of(claim(), record, false, log("api", DeliveryStatus.FAILED, null)))
                .containsExactly(Contradiction.RECORD_DISAGREES_STATUS);
        assertThat(of(claim(), record, false, log("api", DeliveryStatus.DELIVERED, null)))
                .isEmpty();
    }

    @Test
    void aRecordOfOtherRegions() {
        Product us = new Product(new Region("US"), null, null);
        assertThat(of(claim().product("GB", null, null), record(null, Product.UNKNOWN, us)))
                .containsExactly(Contradiction.RECORD_DISAGREES_REGION);
        assertThat(of(claim().ordered("GB", null, null), record(null, us, Product.UNKNOWN)))
                .containsExactly(Contradiction.RECORD_DISAGREES_REGION);
        assertThat(of(claim().product("US", null, null), record(null, us, us))).isEmpty();
    }

    @Test
    void aCodeThatLooksLikeTheRecordedOne() {
        DeliveryRecord record = new DeliveryRecord(
                "ord-1",
                "acme",
                SEALER.seal("ABCD-EFGH-5555"),
                null,
                null,
                Product.UNKNOWN,
                Product.UNKNOWN,
                null,
                null,
                null,
                null,
                Set.of());
        assertThat(of(claim().code(SEALER.seal("ABCD-EFGH-SS5S")), record))
                .containsExactly(Contradiction.CODE_LOOKS_LIKE_RECORDED);
        assertThat(of(claim().code(SEALER.seal("ABCD-EFGH-5555")), record)).isEmpty();
        assertThat(of(claim(), record)).as("no code is no other code").isEmpty();
    }

    @Test
    void whereTheStoreSaysConsumedTheAccountAndTheUnreadableCodeAreForTheReviewer() {
        ClaimFactsBuilder elsewhere = claim().product("US", null, null).account("GB");
        assertThat(of(elsewhere)).isEmpty();
        assertThat(of(elsewhere.errorCode(CONSUMED))).containsExactly(Contradiction.ACCOUNT_REGION_DIFFERS);
        ClaimFactsBuilder unreadable = claim().code(SEALER.seal("ABCD-E?GH-JKLM"));
        assertThat(of(unreadable)).isEmpty();
        assertThat(of(unreadable.errorCode(CONSUMED))).containsExactly(Contradiction.CODE_UNREADABLE);
    }

    @Test
    void whatCannotBeComparedIsSaid() {
        assertThat(of(claim().product("GB", "SHOP-1", "50 USD").ordered("EUROPE", "SHOP-2", "fifty")))
                .containsExactlyInAnyOrder(
                        Contradiction.DENOMINATION_NOT_COMPARABLE,
                        Contradiction.SKU_NOT_COMPARABLE,
                        Contradiction.REGION_NOT_COMPARABLE);
        assertThat(of(claim().product("EUROPE", null, null).account("GB")))
                .as("the account against what was supplied")
                .containsExactly(Contradiction.REGION_NOT_COMPARABLE);
    }

    @Test
    void aCorrectedFactIsSaidLast() {
        assertThat(of(claim().deliveredAt(NOON).retrievedAt(EARLIER), null, true))
                .containsExactly(Contradiction.RETRIEVED_BEFORE_DELIVERY, Contradiction.FACT_CHANGED);
    }

    private static ClaimFactsBuilder claim() {
        return new ClaimFactsBuilder();
    }

    private static List<Contradiction> of(ClaimFactsBuilder claim) {
        return of(claim, null);
    }

    private static List<Contradiction> of(ClaimFactsBuilder claim, DeliveryRecord record) {
        return of(claim, record, false);
    }

    private static List<Contradiction> of(
            ClaimFactsBuilder claim, DeliveryRecord record, boolean corrected, EvidenceItem... evidence) {
        JudgementInput input = new JudgementInput(claim.facts(), List.of(evidence), record, NOON, NOON);
        return TimelineCheck.contradictions(KnownFacts.of(input, TABLES), corrected, TABLES);
    }

    private static DeliveryRecord recorded(Instant ordered, Instant delivered, Instant retrieved) {
        return new DeliveryRecord(
                "ORD-1",
                "acme",
                null,
                null,
                null,
                Product.UNKNOWN,
                Product.UNKNOWN,
                ordered,
                null,
                delivered,
                retrieved,
                Set.of());
    }

    private static DeliveryRecord record(DeliveryStatus status, Product ordered, Product delivered) {
        return new DeliveryRecord(
                "ORD-1", "acme", null, null, status, ordered, delivered, null, null, null, null, Set.of());
    }

    private static EvidenceItem log(String source, DeliveryStatus status, Instant orderedAt) {
        Product none = Product.UNKNOWN;
        StatedFacts stated = new StatedFacts(
                source, status, null, none, none, null, orderedAt, null, null, null, CustomerReport.NONE);
        return new EvidenceItem(
                "ev_1", EvidenceType.DELIVERY_LOG, null, "application/json", 10, "0".repeat(64), stated, NOON, "acme");
    }
}
