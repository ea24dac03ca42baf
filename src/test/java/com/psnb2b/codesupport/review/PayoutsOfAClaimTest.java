package com.psnb2b.codesupport.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.psnb2b.codesupport.casework.SignalWork;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFactsBuilder;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.Payouts;
import com.psnb2b.codesupport.claim.Payouts.Before;
import com.psnb2b.codesupport.claim.Payouts.Sum;
import com.psnb2b.codesupport.claim.RelatedClaim;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.policy.FixedTables;
import com.psnb2b.codesupport.policy.Judge;
import com.psnb2b.codesupport.policy.JudgementInput;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a payout is measured by, and that it is noted and taken back (policy, section 9). */
class PayoutsOfAClaimTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final FixedTables TABLES =
            new FixedTables("1", Duration.ofDays(7), List.of(), Coverage.COVERED_IF_CONFIRMED);
    private static final Before BEFORE = new Before(new Sum(BigDecimal.TEN, 1), Sum.NONE);

    private final Payouts payouts = mock();
    private final SignalWork signals = mock();
    private final Authority authority = new Authority(
            payouts,
            signals,
            () -> TABLES,
            new Review.Settings(Duration.ofDays(3), Currency.getInstance("USD"), BigDecimal.valueOf(1000), Map.of()),
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final Claim claim = claim();

    @Test
    void itIsMeasuredByWhatWasPaidWithinTheLastDay() {
        when(payouts.before(claim, NOW.minus(Duration.ofHours(24)))).thenReturn(BEFORE);

        assertThat(authority.stakes(claim))
                .isEqualTo(new PayoutFacts(
                        Optional.of(new BigDecimal("50")),
                        BigDecimal.valueOf(100),
                        BigDecimal.valueOf(500),
                        BigDecimal.valueOf(2500),
                        BEFORE,
                        List.of(),
                        "USD"));
    }

    @Test
    void ofItselfNothingIsLookedUp() {
        assertThat(authority.ofItself(claim).before()).isEqualTo(Before.NOTHING);
        verifyNoInteractions(payouts, signals);
    }

    @Test
    void itIsLockedBeforeItIsMeasured() {
        when(payouts.before(claim, NOW.minus(Duration.ofHours(24)))).thenReturn(BEFORE);

        assertThat(authority.locked(claim).before()).isEqualTo(BEFORE);
        var order = inOrder(payouts);
        order.verify(payouts).lock(claim);
        order.verify(payouts).before(claim, NOW.minus(Duration.ofHours(24)));
    }

    @Test
    void otherClaimsOnTheCodeCountWhereTheyWerePaidOrMayBe() {
        RelatedClaim open = related("clm_2", ClaimStatus.UNDER_REVIEW, null);
        RelatedClaim paid = related("clm_3", ClaimStatus.RESOLVED, DecisionKind.REFUND);
        when(payouts.before(claim, NOW.minus(Duration.ofHours(24)))).thenReturn(BEFORE);
        when(signals.sameCode(claim))
                .thenReturn(List.of(
                        open,
                        paid,
                        related("clm_4", ClaimStatus.RESOLVED, DecisionKind.CLOSURE),
                        related("clm_5", ClaimStatus.RESOLVED, null),
                        related("clm_6", ClaimStatus.WITHDRAWN, null)));

        assertThat(authority.stakes(claim).sameCode()).containsExactly(open, paid);
    }

    @Test
    void whatIsDecidedIsNotedAndTakenBack() {
        authority.paid(claim, authority.ofItself(claim));
        verify(payouts).put(claim, new BigDecimal("50"), NOW);

        authority.notPaid(claim);
        verify(payouts).remove(claim);
    }

    private static RelatedClaim related(String id, ClaimStatus status, DecisionKind decision) {
        return new RelatedClaim(id, "acme", "ORD-2", status, ClaimType.INVALID_CODE, decision, false, NOW, null, null);
    }

    private static Claim claim() {
        Claim claim = Claim.open(
                "clm_1",
                new Submission(
                        new ClaimFactsBuilder().product("US", null, "50 USD").facts(),
                        "acme",
                        Channel.API,
                        "reseller:acme",
                        List.of()),
                NOW);
        claim.judged(Judge.judge(JudgementInput.of(claim, NOW), TABLES), NOW);
        return claim;
    }
}
