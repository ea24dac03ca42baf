package com.psnb2b.codesupport.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFactsBuilder;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Classification;
import com.psnb2b.codesupport.claim.Confidence;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Payouts.Before;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.claim.Window;
import com.psnb2b.codesupport.claim.WindowState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A record that makes another claim of what a person was shown stops the decision, and says what changed. */
class RecordRecheckTest {

    private static final Instant OPENED = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant CLOSES = OPENED.plus(Duration.ofDays(7));

    private final ClaimWork work = mock();
    private final Authority authority = mock();
    private final List<Object> events = new ArrayList<>();
    private final RecordRecheck check = new RecordRecheck(work, authority, events::add);
    private final Claim claim = Claim.open(
            "clm_1",
            new Submission(new ClaimFactsBuilder().facts(), "acme", Channel.API, "reseller:acme", List.of()),
            OPENED);

    @BeforeEach
    void shown() {
        claim.judged(
                judgement(ClaimType.INVALID_CODE, Coverage.CASE_BY_CASE, window(WindowState.OPEN, CLOSES)), OPENED);
        when(authority.ofItself(claim)).thenReturn(worth("50", "100"));
        when(authority.stakes(claim)).thenReturn(worth("50", "100"));
    }

    @Test
    void theSameRecordStopsNothing() {
        check.check(claim, "decision");

        assertThat(events).isEmpty();
    }

    @Test
    void anotherRecordThatMakesTheSameOfItStopsNothing() {
        lookedUpAgain(judgement(ClaimType.INVALID_CODE, Coverage.CASE_BY_CASE, window(WindowState.OPEN, CLOSES)));

        check.check(claim, "decision");

        assertThat(events).isEmpty();
    }

    @Test
    void anotherTypeIsSaid() {
        lookedUpAgain(judgement(ClaimType.DELIVERY_PROBLEM, Coverage.CASE_BY_CASE, window(WindowState.OPEN, CLOSES)));

        stopped("it looks like delivery problem and not like invalid code");
    }

    @Test
    void anotherCoverageIsSaid() {
        lookedUpAgain(
                judgement(ClaimType.INVALID_CODE, Coverage.COVERED_IF_CONFIRMED, window(WindowState.OPEN, CLOSES)));

        stopped("coverage is covered if confirmed and not case by case");
    }

    @Test
    void anotherWindowIsSaid() {
        lookedUpAgain(judgement(
                ClaimType.INVALID_CODE, Coverage.CASE_BY_CASE, window(WindowState.OPEN, CLOSES.minusSeconds(1))));

        stopped("the window is open, and closes at 2026-11-27T11:59:59Z and not at 2026-11-27T12:00:00Z");
    }

    @Test
    void aWindowThatOpenedAtAnotherTimeIsSaid() {
        Window other =
                new Window(WindowState.OPEN, "delivered_at", "recorded", OPENED.plusSeconds(1), CLOSES, CLOSES, OPENED);
        lookedUpAgain(judgement(ClaimType.INVALID_CODE, Coverage.CASE_BY_CASE, other));

        stopped("the window is open, and closes at 2026-11-27T12:00:00Z and not at 2026-11-27T12:00:00Z");
    }

    @Test
    void aContradictionThatCameOrWentIsSaid() {
        claim.judged(
                judgement(
                        ClaimType.INVALID_CODE,
                        Coverage.CASE_BY_CASE,
                        window(WindowState.OPEN, CLOSES),
                        Contradiction.ORDER_CANCELLED,
                        Contradiction.FACT_CHANGED),
                OPENED);
        lookedUpAgain(judgement(
                ClaimType.INVALID_CODE,
                Coverage.CASE_BY_CASE,
                window(WindowState.OPEN, CLOSES),
                Contradiction.FACT_CHANGED,
                Contradiction.ALREADY_REFUNDED));

        stopped("the order was refunded or replaced already, no longer: the order was cancelled,"
                + " a payout takes a second person now");
    }

    @Test
    void aWorthThatTakesASecondPersonIsSaid() {
        lookedUpAgain(judgement(ClaimType.INVALID_CODE, Coverage.CASE_BY_CASE, window(WindowState.OPEN, CLOSES)));
        when(authority.stakes(claim)).thenReturn(worth("100", "100"));

        stopped("a payout takes a second person now");
    }

    @Test
    void aWorthThatTakesNoneAnyMoreIsSaid() {
        lookedUpAgain(judgement(ClaimType.INVALID_CODE, Coverage.CASE_BY_CASE, window(WindowState.OPEN, CLOSES)));
        when(authority.ofItself(claim)).thenReturn(worth("100", "100"));

        stopped("a payout takes no second person any more");
    }

    private void lookedUpAgain(Judgement made) {
        when(work.lookUpAgain("clm_1")).thenAnswer(call -> {
            claim.judged(made, OPENED);
            return true;
        });
    }

    private void stopped(String changes) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> check.check(claim, "decision"))
                .withMessage("decision: the supplier's records have changed since the claim was shown to you: "
                        + changes + "; nothing was taken, so open the claim again and decide again");
        assertThat(events).containsExactly(new RecordChanged("clm_1"));
    }

    private static Judgement judgement(
            ClaimType type, Coverage coverage, Window window, Contradiction... contradictions) {
        return new Judgement(
                new Classification(type, List.of(), Confidence.HIGH),
                coverage,
                "for the test",
                null,
                window,
                List.of(contradictions),
                "1",
                "1");
    }

    private static Window window(WindowState state, Instant closes) {
        return new Window(state, "delivered_at", "recorded", OPENED, closes, closes, OPENED);
    }

    private static PayoutFacts worth(String amount, String approvalFrom) {
        return new PayoutFacts(
                Optional.of(new BigDecimal(amount)),
                new BigDecimal(approvalFrom),
                BigDecimal.valueOf(500),
                BigDecimal.valueOf(2500),
                Before.NOTHING,
                List.of(),
                "USD");
    }
}
