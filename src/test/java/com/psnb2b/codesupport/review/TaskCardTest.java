package com.psnb2b.codesupport.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFactsBuilder;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.EvidenceRequest;
import com.psnb2b.codesupport.claim.Payouts.Before;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.policy.FixedTables;
import com.psnb2b.codesupport.policy.Judge;
import com.psnb2b.codesupport.policy.JudgementInput;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A line a fact, enough to choose a task by. */
class TaskCardTest {

    private static final Instant FILED = Instant.parse("2026-11-20T12:00:00Z");
    private static final PayoutFacts STAKES = new PayoutFacts(
            Optional.of(new BigDecimal("50")),
            BigDecimal.valueOf(100),
            BigDecimal.valueOf(500),
            BigDecimal.valueOf(2500),
            Before.NOTHING,
            List.of(),
            "USD");

    @Test
    void aClaimThatLacksEvidence() {
        assertThat(card(claim("acme", "50 USD", EvidenceName.ERROR_SCREENSHOT, EvidenceName.ACCOUNT_REGION)))
                .isEqualTo("""
                    Order: ORD-1 of acme
                    Code: none given, 50 USD, worth 50 USD
                    Type: invalid code, case by case
                    Missing: error screenshot, account region
                    Claim: clm_1\
                    """);
    }

    @Test
    void aCompleteClaimOfNobodyKnownAndNoFaceValue() {
        assertThat(card(claim(null, null))).isEqualTo("""
            Order: ORD-1 of an unknown reseller
            Code: none given, worth 50 USD
            Type: invalid code, case by case
            Claim: clm_1\
            """);
    }

    @Test
    void whatAReviewerAskedForStandsInPlaceOfWhatIsMissing() {
        Claim claim = claim("acme", "50 USD", EvidenceName.ERROR_SCREENSHOT);
        claim.moreEvidenceAsked(new EvidenceRequest("a\n\nlog  " + "x".repeat(200), "ann", FILED), FILED);

        assertThat(card(claim))
                .contains("\nAsked for: a log " + "x".repeat(112) + " …")
                .doesNotContain("Missing");
    }

    @Test
    void aRequestOfTheFullLengthIsShownWhole() {
        Claim claim = claim("acme", "50 USD");
        claim.moreEvidenceAsked(new EvidenceRequest("x".repeat(120), "ann", FILED), FILED);

        assertThat(card(claim)).contains("\nAsked for: " + "x".repeat(120) + "\n");
    }

    @Test
    void whoDecidedWhat() {
        Claim claim = claim("acme", "50 USD");
        claim.submit(FILED);
        claim.decided(new Decision(DecisionKind.REFUND, "GOODWILL", null, "ann", FILED, true), List.of());

        assertThat(card(claim)).contains("\nDecided: refund by ann\n");
    }

    @Test
    void theOneThatLeadsItsCaseSaysWhatAllOfItIs() {
        assertThat(TaskCard.of(claim("acme", "50 USD"), STAKES, "500 codes, 25000.00 USD, 4 groups"))
                .startsWith("Order: ORD-1 of acme\nCase: 500 codes, 25000.00 USD, 4 groups\nCode: none given");
    }

    private static String card(Claim claim) {
        return TaskCard.of(claim, STAKES);
    }

    private static Claim claim(String reseller, String denomination, EvidenceName... required) {
        ClaimFactsBuilder facts = new ClaimFactsBuilder().product(null, null, denomination);
        Claim claim = Claim.open(
                "clm_1", new Submission(facts.facts(), reseller, Channel.API, "reseller:acme", List.of()), FILED);
        var tables = new FixedTables("1", Duration.ofDays(7), List.of(required), Coverage.CASE_BY_CASE);
        claim.judged(Judge.judge(JudgementInput.of(claim, FILED), tables), FILED);
        claim.settle(FILED);
        return claim;
    }
}
