package com.psnb2b.codesupport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.psnb2b.codesupport.claim.ClaimFactsBuilder;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.EvidenceStatus;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.code.CodeSealer;
import com.psnb2b.codesupport.policy.PolicyTables.EvidenceRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What evidence is missing (policy, section 5): each item, and what stands for it. */
class EvidenceCheckTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final CodeSealer SEALER = new CodeSealer("a key of thirty-two bytes or more".getBytes());

    @Test
    void ofAClaimThatSaysNothingAllButTheOrderIsMissing() {
        EvidenceStatus status = check(requiring(EvidenceName.values()), claim(), null);

        assertThat(status.missing())
                .containsExactlyElementsOf(Arrays.stream(EvidenceName.values())
                        .filter(name -> name != EvidenceName.ORDER_ID)
                        .toList());
        assertThat(status.isComplete()).isFalse();
        assertThat(status.score()).isEqualTo(11);
    }

    @Test
    void ofAClaimThatSaysAllNothingIsMissing() {
        EvidenceStatus status = check(
                requiring(EvidenceName.values()),
                claim().code(SEALER.seal("ABCD-EFGH-JKLM"))
                        .product("US", null, null)
                        .errorCode("E-82000130")
                        .deliveredAt(NOON)
                        .account("US"),
                null,
                EvidenceType.DELIVERY_LOG,
                EvidenceType.ERROR_SCREENSHOT,
                EvidenceType.TRANSACTION_HISTORY);

        assertThat(status).isEqualTo(new EvidenceStatus(List.of(), List.of(), 100));
    }

    @ParameterizedTest
    @CsvSource({
        "CUSTOMER_MESSAGE, CUSTOMER_REPORT",
        "STOREFRONT_LOG, DELIVERY_LOG",
        "DELIVERY_LOG, DELIVERY_LOG",
        "ERROR_SCREENSHOT, ERROR_SCREENSHOT",
        "TRANSACTION_HISTORY, TRANSACTION_HISTORY",
    })
    void evidenceThatStandsForAnItem(EvidenceType type, EvidenceName item) {
        assertThat(check(requiring(item), claim(), null, type).missing()).isEmpty();
        assertThat(check(requiring(item), claim(), null, EvidenceType.OTHER).missing())
                .containsExactly(item);
    }

    @Test
    void aRecordOfTheDeliveryStandsForALog() {
        assertThat(check(requiring(EvidenceName.DELIVERY_LOG), claim(), record(DeliveryStatus.DELIVERED))
                        .missing())
                .isEmpty();
        assertThat(check(requiring(EvidenceName.DELIVERY_LOG), claim(), record(null))
                        .missing())
                .as("a record that says nothing of the delivery")
                .containsExactly(EvidenceName.DELIVERY_LOG);
    }

    @Test
    void wordsOfTheCustomerAreAReport() {
        ClaimFactsBuilder told = claim().report(new CustomerReport("It does not work", null, null, null));
        assertThat(check(requiring(EvidenceName.CUSTOMER_REPORT), told, null).missing())
                .isEmpty();
    }

    @Test
    void whatIsRecommendedBlocksNothingAndCountsForTheScore() {
        PolicyTables tables = mock();
        when(tables.evidence(ClaimType.INVALID_CODE, false))
                .thenReturn(List.of(
                        new EvidenceRule(EvidenceName.ORDER_ID, true, "for the test"),
                        new EvidenceRule(EvidenceName.ACCOUNT_REGION, false, "for the test")));

        EvidenceStatus status = check(tables, claim(), null);

        assertThat(status.missing()).isEmpty();
        assertThat(status.isComplete()).isTrue();
        assertThat(status.recommended()).containsExactly(EvidenceName.ACCOUNT_REGION);
        assertThat(status.score()).isEqualTo(50);
    }

    @Test
    void whereNothingIsNeededEverythingIsThere() {
        assertThat(check(requiring(), claim(), null)).isEqualTo(new EvidenceStatus(List.of(), List.of(), 100));
    }

    @Test
    void whenACodeCameThatCannotBeReadIsAlwaysAsked() {
        ClaimFactsBuilder unreadable = claim().code(SEALER.seal("ABCD-E?GH-JKLM"));
        assertThat(check(requiring(EvidenceName.ORDER_ID), unreadable, null).missing())
                .containsExactly(EvidenceName.DELIVERY_TIMESTAMP);
        assertThat(check(requiring(EvidenceName.DELIVERY_TIMESTAMP), unreadable, null)
                        .missing())
                .as("once")
                .containsExactly(EvidenceName.DELIVERY_TIMESTAMP);
        assertThat(check(requiring(EvidenceName.ORDER_ID), claim().code(SEALER.seal("ABCD-EFGH-JKLM")), null)
                        .missing())
                .isEmpty();
    }

    @Test
    void aTimestampThatIsOnlyRecommendedIsRequiredThen() {
        ClaimFactsBuilder unreadable = claim().code(SEALER.seal("ABCD-E?GH-JKLM"));
        PolicyTables tables = mock();
        when(tables.evidence(ClaimType.INVALID_CODE, true))
                .thenReturn(List.of(
                        new EvidenceRule(EvidenceName.DELIVERY_TIMESTAMP, false, "for the test"),
                        new EvidenceRule(EvidenceName.ACCOUNT_REGION, true, "for the test")));

        EvidenceStatus status = check(tables, unreadable, null);

        assertThat(status.missing()).containsExactly(EvidenceName.ACCOUNT_REGION, EvidenceName.DELIVERY_TIMESTAMP);
        assertThat(status.recommended()).isEmpty();
    }

    /** Whether anything came decides which rows of the table count. */
    @Test
    void somethingWasReceivedWhereACodeARetrievalOrABrokenDeliveryIsKnown() {
        assertThat(received(claim(), null)).isFalse();
        assertThat(received(claim(), record(DeliveryStatus.FAILED))).isFalse();
        assertThat(received(claim().code(SEALER.seal("ABCD-EFGH-JKLM")), null)).isTrue();
        assertThat(received(claim().retrievedAt(NOON), null)).isTrue();
        assertThat(received(claim(), record(DeliveryStatus.TRUNCATED))).isTrue();
        assertThat(received(claim(), record(DeliveryStatus.CORRUPTED))).isTrue();
    }

    private static boolean received(ClaimFactsBuilder claim, DeliveryRecord record) {
        return KnownFacts.of(new JudgementInput(claim.facts(), List.of(), record, NOON, NOON), requiring())
                .received();
    }

    private static EvidenceStatus check(
            PolicyTables tables, ClaimFactsBuilder claim, DeliveryRecord record, EvidenceType... types) {
        List<EvidenceItem> evidence =
                Arrays.stream(types).map(EvidenceCheckTest::item).toList();
        JudgementInput input = new JudgementInput(claim.facts(), evidence, record, NOON, NOON);
        return EvidenceCheck.check(ClaimType.INVALID_CODE, KnownFacts.of(input, tables), evidence, tables);
    }

    private static FixedTables requiring(EvidenceName... items) {
        return new FixedTables("1", Duration.ofDays(7), List.of(items), Coverage.NEEDS_REVIEW);
    }

    private static ClaimFactsBuilder claim() {
        return new ClaimFactsBuilder();
    }

    private static DeliveryRecord record(DeliveryStatus status) {
        Product none = Product.UNKNOWN;
        return new DeliveryRecord("ORD-1", "acme", null, null, status, none, none, null, null, null, null, Set.of());
    }

    private static EvidenceItem item(EvidenceType type) {
        return new EvidenceItem("ev_1", type, "a.png", "image/png", 1, "0".repeat(64), null, NOON, "acme");
    }
}
