package com.psnb2b.codesupport.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.code.CodeSealer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was stated first stays where evidence states it again, and gives way where it is corrected. */
class ClaimFactsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final CodeSealer SEALER = new CodeSealer("a key of thirty-two bytes or more".getBytes());
    private static final CodeReference WHOLE = SEALER.seal("ABCD-EFGH-JKLM");
    private static final CodeReference MASKED = SEALER.masked("XXXX-XXXX-JKLM");
    private static final CodeReference OTHER = SEALER.seal("QW3R-TYUP-7XCV");

    private static final ClaimFacts NOTHING =
            new ClaimFactsBuilder().reported(null).facts();

    private static final ClaimFacts ALL = facts(ReportedIssue.INVALID_CODE, WHOLE, "US", NOON, "first");
    private static final ClaimFacts ALL_OTHER = facts(ReportedIssue.WRONG_REGION, OTHER, "GB", LATER, "second");

    @Test
    void evidenceFillsInWhatIsLacking() {
        ClaimFacts completed = new ClaimFactsBuilder().facts().completedBy(statedLikeAll());

        assertThat(completed)
                .isEqualTo(new ClaimFacts(
                        "ORD-1",
                        ReportedIssue.INVALID_CODE,
                        WHOLE,
                        ALL.product(),
                        ALL.ordered(),
                        ALL.accountRegion(),
                        NOON,
                        NOON,
                        NOON,
                        ALL.report(),
                        null));
    }

    @Test
    void evidenceChangesNothingThatWasStated() {
        assertThat(ALL_OTHER.completedBy(statedLikeAll())).isEqualTo(ALL_OTHER);
    }

    @Test
    void aCorrectionThatStatesNothingChangesNothing() {
        assertThat(ALL.correctedBy(NOTHING)).isEqualTo(ALL);
    }

    @Test
    void aCorrectionPutsWhatItStatesInPlace() {
        assertThat(ALL.correctedBy(ALL_OTHER)).isEqualTo(ALL_OTHER);
    }

    @Test
    void aReferenceThatSaysLessOfTheSameCodeChangesNothing() {
        assertThat(code(WHOLE).correctedBy(code(MASKED)).code()).isEqualTo(WHOLE);
        assertThat(code(MASKED).correctedBy(code(WHOLE)).code()).as("says more").isEqualTo(WHOLE);
        assertThat(code(MASKED).correctedBy(code(SEALER.masked("****JKLM"))).code())
                .isEqualTo(MASKED);
        assertThat(code(WHOLE).correctedBy(code(OTHER)).code()).isEqualTo(OTHER);
        assertThat(code(null).correctedBy(code(MASKED)).code()).isEqualTo(MASKED);
    }

    @Test
    void changesAreToldInTheOrderOfTheClaim() {
        assertThat(FactChange.between(ALL, ALL_OTHER, LATER))
                .extracting(FactChange::field, FactChange::before, FactChange::now)
                .containsExactly(
                        tuple("reported_issue", "invalid_code", "wrong_region"),
                        tuple("code", "XXXX-XXXX-JKLM", "XXXX-XXXX-7XCV"),
                        tuple("product.region", "US", "GB"),
                        tuple("product.sku", "first", "second"),
                        tuple("product.denomination", "first", "second"),
                        tuple("ordered.region", "US", "GB"),
                        tuple("ordered.sku", "first", "second"),
                        tuple("ordered.denomination", "first", "second"),
                        tuple("account_region", "US", "GB"),
                        tuple("delivered_at", "2026-11-20T12:00:00Z", "2026-11-20T12:01:00Z"),
                        tuple("made_available_at", "2026-11-20T12:00:00Z", "2026-11-20T12:01:00Z"),
                        tuple("retrieved_at", "2026-11-20T12:00:00Z", "2026-11-20T12:01:00Z"),
                        tuple("customer_report.text", "first", "second"),
                        tuple("customer_report.error_code", "first", "second"),
                        tuple("customer_report.attempted_at", "2026-11-20T12:00:00Z", "2026-11-20T12:01:00Z"),
                        tuple("customer_report.reported_at", "2026-11-20T12:00:00Z", "2026-11-20T12:01:00Z"),
                        tuple("reference", "first", "second"));
    }

    @Test
    void whatIsOnlyAddedContradictsNothing() {
        List<FactChange> changes = FactChange.between(
                code(null), new ClaimFactsBuilder().code(WHOLE).account("US").facts(), NOON);

        assertThat(changes)
                .containsExactly(
                        new FactChange("code", null, "XXXX-XXXX-JKLM", NOON),
                        new FactChange("account_region", null, "US", NOON));
        assertThat(changes).noneMatch(FactChange::contradicts);
        assertThat(new FactChange("account_region", "GB", "US", NOON).contradicts())
                .isTrue();
    }

    @Test
    void anotherCodeThatShowsTheSameIsAChange() {
        CodeReference showsTheSame = SEALER.seal("XYZW-EFGH-JKLM");

        assertThat(FactChange.between(code(WHOLE), code(showsTheSame), NOON))
                .containsExactly(new FactChange("code", "XXXX-XXXX-JKLM", "XXXX-XXXX-JKLM", NOON));
    }

    @Test
    void everyTextIsChangedAndNothingElse() {
        ClaimFacts changed = ALL.withTexts(text -> "masked " + text);

        assertThat(changed)
                .isEqualTo(new ClaimFacts(
                        "ORD-1",
                        ReportedIssue.INVALID_CODE,
                        WHOLE,
                        new Product(new Region("US"), "masked first", new Denomination("masked first")),
                        new Product(new Region("US"), "masked first", new Denomination("masked first")),
                        new Region("US"),
                        NOON,
                        NOON,
                        NOON,
                        new CustomerReport("masked first", "masked first", NOON, NOON),
                        "masked first"));
        assertThat(NOTHING.withTexts(text -> text)).isEqualTo(NOTHING);
    }

    @Test
    void everyTextOfAStatementIsChangedAsWell() {
        StatedFacts changed = statedLikeAll().withTexts(text -> "masked " + text);

        assertThat(changed.source()).isEqualTo("masked api");
        assertThat(changed.product().sku()).isEqualTo("masked first");
        assertThat(changed.ordered().sku()).isEqualTo("masked first");
        assertThat(changed.report().text()).isEqualTo("masked first");
        assertThat(changed.code()).isEqualTo(WHOLE);
        assertThat(changed.orderedAt()).isEqualTo(NOON);
    }

    private static ClaimFacts code(CodeReference code) {
        return new ClaimFactsBuilder().code(code).facts();
    }

    private static ClaimFacts facts(ReportedIssue issue, CodeReference code, String region, Instant at, String text) {
        Product product = new Product(new Region(region), text, new Denomination(text));
        return new ClaimFacts(
                "ORD-1",
                issue,
                code,
                product,
                product,
                new Region(region),
                at,
                at,
                at,
                new CustomerReport(text, text, at, at),
                text);
    }

    private static StatedFacts statedLikeAll() {
        return new StatedFacts(
                "api",
                DeliveryStatus.DELIVERED,
                WHOLE,
                ALL.product(),
                ALL.ordered(),
                ALL.accountRegion(),
                NOON,
                NOON,
                NOON,
                NOON,
                ALL.report());
    }
}
