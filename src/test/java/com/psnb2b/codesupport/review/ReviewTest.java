package com.psnb2b.codesupport.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.psnb2b.codesupport.casework.LaterTextRedaction;
import com.psnb2b.codesupport.claim.Approval;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFactsBuilder;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.EvidenceRequest;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.KeptFields;
import com.psnb2b.codesupport.claim.Payouts.Before;
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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a person's decision valid: what does not hold is refused with its field, and changes nothing. */
class ReviewTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Currency USD = Currency.getInstance("USD");

    private final ClaimStore claims = mock();
    private final Authority authority = mock();
    private final RecordRecheck record = mock();
    private final LaterTextRedaction texts = mock();
    private final Review review = new Review(
            claims,
            authority,
            record,
            texts,
            decided -> {},
            () -> new FixedTables("v", Duration.ofDays(7), List.of(), Coverage.COVERED_IF_CONFIRMED),
            settings("P3D", "1000", Map.of()),
            new AppealSettings(Duration.ofDays(14)),
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final Claim claim = claim();

    @BeforeEach
    void atHand() {
        when(claims.forWork("clm_1")).thenReturn(claim);
        when(texts.redacted(any(), (String) any())).thenAnswer(call -> call.getArgument(1));
        when(authority.locked(claim)).thenReturn(worth("50"));
    }

    @Test
    void onePersonDecidesWhatIsWorthLittle() {
        assertThat(review.decide("clm_1", "refund", " CODE_INVALID_CONFIRMED ", " why ", "ann"))
                .isSameAs(claim);

        assertThat(claim.decision())
                .isEqualTo(new Decision(DecisionKind.REFUND, "CODE_INVALID_CONFIRMED", "why", "ann", NOW, false));
        verify(authority).paid(claim, worth("50"));
    }

    @Test
    void whatIsWorthMuchTakesTwo() {
        when(authority.locked(claim)).thenReturn(worth("100"));
        review.decide("clm_1", "replacement", "CODE_INVALID_CONFIRMED", null, "ann");

        assertThat(claim.decision().needsSecondPerson()).isTrue();
        assertThat(claim.newEvents().get(claim.sequence() - 1).data().toString())
                .contains("second_person=[its face value is 100 USD or more]");
    }

    @Test
    void goodwillTakesANoteAndASecondPerson() {
        refused("reviewNote", "required", () -> review.decide("clm_1", "refund", "GOODWILL", " ", "ann"));
        verify(authority, never()).paid(any(), any());

        review.decide("clm_1", "refund", "GOODWILL", "why", "ann");
        assertThat(claim.decision().needsSecondPerson()).isTrue();
        assertThat(claim.newEvents().get(claim.sequence() - 1).data().toString())
                .contains("second_person=[goodwill always takes one]");
    }

    @Test
    void aClosurePaysNothing() {
        review.decide("clm_1", "closure", "CODE_WORKS", null, "ann");

        assertThat(claim.decision())
                .isEqualTo(new Decision(DecisionKind.CLOSURE, "CODE_WORKS", null, "ann", NOW, false));
        verify(authority).notPaid(claim);
        verify(authority, never()).paid(any(), any());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "REFUND", "voucher"})
    void anotherDecisionIsNone(String decision) {
        refused("decision", "invalid", () -> review.decide("clm_1", decision, "GOODWILL", "why", "ann"));
    }

    @ParameterizedTest
    @CsvSource({
        ", required",
        "' ', required",
        "1ST, invalid",
        "not a code, invalid",
        "GUARANTEED, promise",
        "CODE_WORKS, invalid",
    })
    void aPayoutNeedsAReasonThatIsOne(String reason, String code) {
        refused("reasonCode", code, () -> review.decide("clm_1", "refund", reason, "why", "ann"));
    }

    @Test
    void aReasonOfTheOwnersOwnIsTaken() {
        review.decide("clm_1", "closure", "REASON_OF_OUR_OWN", null, "ann");

        assertThat(claim.decision().reasonCode()).isEqualTo("REASON_OF_OUR_OWN");
    }

    @Test
    void aNoteHasALimit() {
        refused(
                "reviewNote",
                "too_long",
                () -> review.decide("clm_1", "closure", "CODE_WORKS", "x".repeat(2001), "ann"));
        review.decide("clm_1", "closure", "CODE_WORKS", "x".repeat(2000), "ann");
        assertThat(claim.decision().note()).hasSize(2000);
    }

    @Test
    void notesAreKeptWithoutCodes() {
        when(texts.redacted(claim, "ABCD-EFGH-JKLM works")).thenReturn("XXXX-XXXX-JKLM works");
        review.decide("clm_1", "closure", "CODE_WORKS", "ABCD-EFGH-JKLM works", "ann");

        assertThat(claim.decision().note()).isEqualTo("XXXX-XXXX-JKLM works");
    }

    @Test
    void nothingIsDecidedOnARecordThatHasChanged() {
        doThrow(InvalidInput.of("decision", "record_changed", "changed"))
                .when(record)
                .check(claim, "decision");
        doThrow(InvalidInput.of("lateDecision", "record_changed", "changed"))
                .when(record)
                .check(claim, "lateDecision");
        doThrow(InvalidInput.of("approved", "record_changed", "changed"))
                .when(record)
                .check(claim, "approved");

        refused("decision", "record_changed", () -> review.decide("clm_1", "closure", "CODE_WORKS", null, "ann"));
        refused("lateDecision", "record_changed", () -> review.decideLate("clm_1", "decline", "why", "sam"));
        refused("approved", "record_changed", () -> review.approve("clm_1", true, null, "bob"));
    }

    @Test
    void moreEvidenceIsAskedForInWordsThatPromiseNothing() {
        refused("reviewNote", "required", () -> review.decide("clm_1", "more_evidence", null, null, "ann"));
        refused(
                "reviewNote",
                "promise",
                () -> review.decide("clm_1", "more_evidence", null, "send it, and you will be refunded", "ann"));
        assertThat(review.decide("clm_1", "more_evidence", null, "a screenshot, please", "ann"))
                .isSameAs(claim);

        assertThat(claim.request())
                .isEqualTo(new EvidenceRequest("a screenshot, please", "ann", NOW.plus(Duration.ofDays(3))));
        assertThat(claim.decision()).isNull();
        verify(record, never()).check(any(), any());
    }

    @Test
    void aRequestCanBeCheckedBeforeAnyClaimIsTouched() {
        review.checkRequest("a screenshot, please");
        refused("reviewNote", "required", () -> review.checkRequest(null));
        refused("reviewNote", "too_long", () -> review.checkRequest("x".repeat(2001)));
        refused("reviewNote", "promise", () -> review.checkRequest("it will be replaced"));
    }

    @Test
    void aSeniorTakesALateClaimUpOrDeclinesItAndSaysWhy() {
        refused("reviewNote", "required", () -> review.decideLate("clm_1", "take_up", null, "sam"));
        refused("lateDecision", "invalid", () -> review.decideLate("clm_1", "approve", "why", "sam"));

        assertThat(review.decideLate("clm_1", "take_up", "why", "sam")).isSameAs(claim);
        assertThat(claim.decision()).isNull();
        assertThat(claim.newEvents().get(claim.sequence() - 1).type()).isEqualTo("claim.taken_up");

        review.decideLate("clm_1", "decline", "why", "sam");
        assertThat(claim.decision())
                .isEqualTo(new Decision(DecisionKind.CLOSURE, "LATE_DECLINED", "why", "sam", NOW, false));
    }

    @Test
    void aSecondPersonApproves() {
        review.decide("clm_1", "refund", "GOODWILL", "why", "ann");
        assertThat(review.approve("clm_1", true, null, "bob")).isSameAs(claim);

        assertThat(claim.approval()).isEqualTo(new Approval(true, null, "bob", NOW));
        verify(authority, never()).notPaid(any());
    }

    @Test
    void whatIsSentBackIsNotPaidAndSaysWhy() {
        review.decide("clm_1", "refund", "GOODWILL", "why", "ann");
        refused("approvalNote", "required", () -> review.approve("clm_1", false, " ", "bob"));
        verify(authority, never()).notPaid(any());

        review.approve("clm_1", false, "look again", "bob");
        assertThat(claim.approval()).isEqualTo(new Approval(false, "look again", "bob", NOW));
        verify(authority).notPaid(claim);
    }

    @Test
    void anApprovalIsAWordOfAnotherPerson() {
        review.decide("clm_1", "refund", "GOODWILL", "why", "ann");

        refused("approved", "required", () -> review.approve("clm_1", null, null, "bob"));
        refused("approved", "same_person", () -> review.approve("clm_1", true, null, "ann"));
    }

    @Test
    void theOutcomeIsToldInPublishedWords() {
        review.decide("clm_1", "refund", "CODE_INVALID_CONFIRMED", null, "ann");
        assertThat(review.recordOutcome("clm_1")).isSameAs(claim);

        assertThat(claim.status()).isEqualTo(ClaimStatus.RESOLVED);
        assertThat(claim.outcome().text())
                .isEqualTo(
                        "After review, a refund was approved for this claim. The code was confirmed as invalid or not"
                                + " activating.");
    }

    @Test
    void settingsThatWouldSwitchAReviewOffAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> settings("PT0S", "1000", Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> settings("-P1D", "1000", Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> settings("P3D", "0", Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(
                        "P3D", "1000", Map.of(USD, BigDecimal.ONE, Currency.getInstance("EUR"), BigDecimal.ZERO)));
    }

    @Test
    void settingsThatHoldAreTaken() {
        assertThat(settings("PT1S", "0.01", Map.of(USD, BigDecimal.ONE)).faceValues())
                .containsExactly(Map.entry(USD, BigDecimal.ONE));
    }

    private void refused(String field, String code, ThrowingCallable call) {
        Map<String, Object> before = KeptFields.of(claim);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::field, FieldError::code)
                        .containsExactly(tuple(field, code)));
        assertThat(KeptFields.of(claim)).isEqualTo(before);
    }

    private static Review.Settings settings(String wait, String ceiling, Map<Currency, BigDecimal> faceValues) {
        return new Review.Settings(Duration.parse(wait), USD, new BigDecimal(ceiling), faceValues);
    }

    private static PayoutFacts worth(String amount) {
        return new PayoutFacts(
                Optional.of(new BigDecimal(amount)),
                BigDecimal.valueOf(100),
                BigDecimal.valueOf(500),
                BigDecimal.valueOf(2500),
                Before.NOTHING,
                List.of(),
                "USD");
    }

    private static Claim claim() {
        Claim claim = Claim.open(
                "clm_1",
                new Submission(new ClaimFactsBuilder().facts(), "acme", Channel.API, "reseller:acme", List.of()),
                NOW);
        var tables = new FixedTables("1", Duration.ofDays(7), List.of(), Coverage.COVERED_IF_CONFIRMED);
        claim.judged(Judge.judge(JudgementInput.of(claim, NOW), tables), NOW);
        claim.settle(NOW);
        claim.submit(NOW);
        return claim;
    }
}
