package com.psnb2b.codesupport.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.Approval;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFactsBuilder;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.OrderStatus;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.code.CodeSealer;
import com.psnb2b.codesupport.policy.FixedTables;
import com.psnb2b.codesupport.policy.Judge;
import com.psnb2b.codesupport.policy.JudgementInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a person sees of a claim before they decide: a line a fact, and nothing of it acts. */
class BriefingTest {

    private static final Instant FILED = Instant.parse("2026-11-20T12:00:00Z");
    private static final CodeSealer SEALER = new CodeSealer("a key of thirty-two bytes or more".getBytes());

    @Test
    void aClaimOfWhichLittleIsKnown() {
        Claim claim = claim(new ClaimFactsBuilder(), null, EvidenceName.ACCOUNT_REGION, EvidenceName.CODE);

        assertThat(Briefing.of(claim, List.of())).isEqualTo("""
            - **Claim:** clm_1 of reseller not known
            - **Order:** ORD-1, code not given
            - **Reported:** invalid code
            - **Looks like:** invalid code (case by case, confidence low)
            - **Because:** By the reseller's report alone; the store's error code is not known. (REPORTED_ONLY)
            - **Window:** undetermined, closes 2026-11-27 12:00 UTC
            - **Regions:** ordered not known, delivered not known, account not known
            - **Face value:** not known
            - **Times:** delivered not known, retrieved not known, attempted not known, reported not known
            - **Missing:** account region, code
            - **Evidence:** none
            """);
    }

    @Test
    void aClaimOfWhichAllIsKnown() {
        Claim claim = claim(
                new ClaimFactsBuilder()
                        .code(SEALER.seal("ABCD-EFGH-JKLM"))
                        .product("US", null, "50 USD")
                        .ordered("US", null, null)
                        .account("US")
                        .deliveredAt(FILED.minusSeconds(3600))
                        .retrievedAt(FILED.minusSeconds(4200))
                        .report(new CustomerReport(
                                "It does\n\nnot *work*", null, FILED.minusSeconds(1800), FILED.minusSeconds(60))),
                "acme");
        claim.foundRecord(
                new DeliveryRecord(
                        "ORD-1",
                        "acme",
                        null,
                        null,
                        DeliveryStatus.DELIVERED,
                        Product.UNKNOWN,
                        Product.UNKNOWN,
                        null,
                        null,
                        FILED.minusSeconds(3600),
                        null,
                        Set.of(OrderStatus.REFUNDED)),
                FILED);
        judge(claim);

        assertThat(Briefing.of(claim, List.of("it is high", "it came late"))).isEqualTo("""
            - **Claim:** clm_1 of reseller acme
            - **Order:** ORD-1, code XXXX-XXXX-JKLM
            - **Reported:** invalid code
            - **Looks like:** invalid code (case by case, confidence low)
            - **Because:** By the reseller's report alone; the store's error code is not known. (REPORTED_ONLY)
            - **Window:** open, closes 2026-11-27 11:00 UTC
            - **Regions:** ordered US, delivered US, account US
            - **Face value:** 50 USD
            - **Times:** delivered 2026-11-20 11:00 UTC, retrieved 2026-11-20 10:50 UTC, attempted 2026-11-20 11:30 UTC, reported 2026-11-20 11:59 UTC
            - **On record:** delivered, delivered 2026-11-20 11:00 UTC, retrieved not known
            - **Order on record:** refunded
            - **Contradictions:** retrieved before delivery, already refunded
            - **Second person:** a replacement or refund counts only when a second person has approved it, because it is high, and it came late.
            - **Evidence:** none
            - **Customer's report:** It does not \\*work\\*
            """);
    }

    @Test
    void whatWasDecidedAndSentBack() {
        Claim claim = claim(new ClaimFactsBuilder(), "acme");
        claim.submit(FILED);
        claim.decided(new Decision(DecisionKind.REFUND, "GOODWILL", "why", "ann", FILED, true), List.of());
        claim.approvalGiven(new Approval(false, "why not", "bob", FILED));
        String sentBack = Briefing.of(claim, List.of());

        assertThat(sentBack).contains("""
            - **Decided:** refund by ann, GOODWILL
            - **The reseller will read:** After review, a refund was approved for this claim. Decided as an exception, without confirmation of a fault.
            - **Note of ann:** why
            - **Sent back:** by bob
            - **Note of bob:** why not
            """);

        claim.decided(new Decision(DecisionKind.REFUND, "GOODWILL", null, "ann", FILED, true), List.of());
        claim.approvalGiven(new Approval(true, "fine", "bob", FILED));
        assertThat(Briefing.of(claim, List.of())).doesNotContain("Note of", "Sent back");
    }

    @Test
    void evidenceIsLinked() {
        Claim claim = claim(new ClaimFactsBuilder(), "acme");
        claim.addEvidence(screenshot("ev_1"), FILED, "reseller:acme");
        claim.addEvidence(screenshot("ev_2"), FILED, "reseller:acme");

        assertThat(Briefing.of(claim, List.of()))
                .contains("- **Evidence:** [error screenshot](/app/claims/clm_1/evidence/ev_1),"
                        + " [error screenshot](/app/claims/clm_1/evidence/ev_2)\n");
    }

    /** The engine's string variables end at 4,000 characters. */
    @Test
    void itEndsWhereTheEnginesTextEnds() {
        Claim claim =
                claim(new ClaimFactsBuilder().report(new CustomerReport("x".repeat(5000), null, null, null)), "acme");

        assertThat(Briefing.of(claim, List.of())).hasSize(3902).endsWith("x …");
    }

    @Test
    void beforeEvidenceAndWindowAreKnownTheirLinesAreLeftOut() {
        Claim claim = opened(new ClaimFactsBuilder(), "acme");
        claim.judged(Judge.classify(JudgementInput.of(claim, FILED), null, tables()), FILED);

        assertThat(Briefing.of(claim, List.of())).doesNotContain("Window", "Missing");
    }

    private static Claim claim(ClaimFactsBuilder facts, String reseller, EvidenceName... required) {
        Claim claim = opened(facts, reseller);
        judge(claim, required);
        claim.settle(FILED);
        return claim;
    }

    private static Claim opened(ClaimFactsBuilder facts, String reseller) {
        return Claim.open(
                "clm_1", new Submission(facts.facts(), reseller, Channel.API, "reseller:acme", List.of()), FILED);
    }

    private static void judge(Claim claim, EvidenceName... required) {
        claim.judged(Judge.judge(JudgementInput.of(claim, FILED), tables(required)), FILED);
    }

    private static FixedTables tables(EvidenceName... required) {
        return new FixedTables("1", Duration.ofDays(7), List.of(required), Coverage.CASE_BY_CASE);
    }

    private static NewEvidence screenshot(String id) {
        return new NewEvidence(
                new EvidenceItem(
                        id,
                        EvidenceType.ERROR_SCREENSHOT,
                        "a.png",
                        "image/png",
                        1,
                        "0".repeat(64),
                        null,
                        FILED,
                        "reseller:acme"),
                new byte[1]);
    }
}
