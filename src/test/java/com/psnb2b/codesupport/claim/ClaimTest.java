package com.psnb2b.codesupport.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.code.CodeSealer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of a claim's life: what may follow on what, who it is told of, and what must not be (contract, section 4). */
class ClaimTest {

    private static final Instant FILED = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant NEXT_DAY = FILED.plus(Duration.ofDays(1));
    private static final Instant CLOSES = FILED.plus(Duration.ofDays(7));
    private static final CodeSealer SEALER = new CodeSealer("a key of thirty-two bytes or more".getBytes());
    private static final CodeReference CODE = SEALER.seal("ABCD-EFGH-JKLM");
    private static final EvidenceStatus COMPLETE = new EvidenceStatus(List.of(), List.of(), 100);
    private static final EvidenceStatus INCOMPLETE =
            new EvidenceStatus(List.of(EvidenceName.ERROR_SCREENSHOT), List.of(), 50);

    // Filing, evidence and facts.

    @Test
    void aNewClaimIsReceivedAndTellsOfItself() {
        Claim claim = opened(new ClaimFactsBuilder().code(CODE), evidence("ev_1", null));

        assertThat(claim.status()).isEqualTo(ClaimStatus.RECEIVED);
        assertThat(claim.createdAt()).isEqualTo(FILED);
        assertThat(claim.updatedAt()).isEqualTo(FILED);
        assertThat(claim.channel()).isEqualTo(Channel.API);
        assertThat(claim.resellerId()).isEqualTo("acme");
        assertThat(claim.evidence()).extracting(EvidenceItem::id).containsExactly("ev_1");
        assertThat(claim.newEvidence()).hasSize(1);
        assertThat(claim.newEvents())
                .containsExactly(new ClaimEvent(
                        1,
                        "claim.created",
                        FILED,
                        "reseller:acme",
                        null,
                        Map.of("channel", Channel.API, "evidence", 1)));
    }

    @Test
    void evidenceFillsWhatTheClaimDidNotStateAndChangesNothingElse() {
        Claim claim = opened(new ClaimFactsBuilder().account("GB"));

        claim.addEvidence(evidence("ev_1", stating("US", NEXT_DAY)), NEXT_DAY, "reseller:acme");

        assertThat(claim.facts().accountRegion()).isEqualTo(new Region("GB"));
        assertThat(claim.facts().deliveredAt()).isEqualTo(NEXT_DAY);
        assertThat(claim.knownAt()).isEqualTo(NEXT_DAY);
        assertThat(claim.newEvents().get(1).data())
                .isEqualTo(Map.of("evidence_id", "ev_1", "type", EvidenceType.DELIVERY_LOG));
    }

    @Test
    void aCorrectionReplacesWhatWasStatedAndKeepsBoth() {
        Claim claim = opened(new ClaimFactsBuilder().account("GB"));

        boolean differs = claim.correct(corrected("US"), NEXT_DAY, "reseller:acme");

        assertThat(differs).isTrue();
        assertThat(claim.facts().accountRegion()).isEqualTo(new Region("US"));
        assertThat(claim.knownAt()).isEqualTo(NEXT_DAY);
        assertThat(claim.corrections()).containsExactly(new FactChange("account_region", "GB", "US", NEXT_DAY));
        assertThat(claim.newEvents().get(1).type()).isEqualTo("claim.fact_changed");
        assertThat(claim.newEvents().get(1).data())
                .isEqualTo(Map.of("field", "account_region", "old", "GB", "new", "US"));
    }

    @Test
    void aCorrectionThatSaysTheSameIsNone() {
        Claim claim = opened(new ClaimFactsBuilder().account("GB"));

        assertThat(claim.correct(corrected("GB"), NEXT_DAY, "reseller:acme")).isFalse();

        assertThat(claim.corrections()).isEmpty();
        assertThat(KeptFields.of(claim)).containsEntry("corrections", null);
        assertThat(claim.knownAt()).isEqualTo(FILED);
        assertThat(claim.newEvents()).hasSize(1);
    }

    @Test
    void aRecordIsKnownSinceItFirstSaidSo() {
        Claim claim = opened(new ClaimFactsBuilder());

        claim.foundRecord(record("B-1", null), NEXT_DAY);
        claim.foundRecord(record("B-1", null), CLOSES);

        assertThat(claim.knownAt()).isEqualTo(NEXT_DAY);
        assertThat(claim.newEvents()).as("a record is no event").hasSize(1);
    }

    @Test
    void theCodesOfAClaimAreThoseStatedRecordedAndEvident() {
        CodeReference other = SEALER.seal("QW3R-TYUP-7XCV");
        StatedFacts stated = new StatedFacts(
                null, null, other, Product.UNKNOWN, Product.UNKNOWN, null, null, null, null, null, CustomerReport.NONE);
        Claim claim = opened(new ClaimFactsBuilder().code(CODE), evidence("ev_1", stated), evidence("ev_2", null));
        claim.foundRecord(record(null, CODE), FILED);

        assertThat(claim.codes()).containsExactly(CODE, other);
        assertThat(opened(new ClaimFactsBuilder()).codes()).isEmpty();
    }

    @Test
    void batchAndSkuComeFromTheRecordFirst() {
        Claim claim = opened(new ClaimFactsBuilder().product(null, "PSN-US-50", null));
        assertThat(claim.batchId()).isNull();
        assertThat(claim.sku()).isEqualTo("PSN-US-50");

        claim.foundRecord(record("B-1", null), FILED);
        assertThat(claim.batchId()).isEqualTo("B-1");
        assertThat(claim.sku()).as("the record names none").isEqualTo("PSN-US-50");
    }

    // From a judgement to the reviewers.

    @Test
    void whatIsMissingIsAskedForOnce() {
        Claim claim = settled(Coverage.COVERED_IF_CONFIRMED, INCOMPLETE, WindowState.OPEN);
        claim.settle(NEXT_DAY);

        assertThat(claim.status()).isEqualTo(ClaimStatus.COLLECTING);
        assertThat(claim.newEvents())
                .extracting(ClaimEvent::type, ClaimEvent::data)
                .containsExactly(
                        tuple("claim.created", Map.of("channel", Channel.API, "evidence", 0)),
                        tuple(
                                "claim.evidence_required",
                                Map.of("missing", List.of(EvidenceName.ERROR_SCREENSHOT), "due_at", CLOSES)));
    }

    @Test
    void aCompleteClaimWaitsToBeSubmitted() {
        Claim claim = settled(Coverage.COVERED_IF_CONFIRMED, COMPLETE, WindowState.OPEN);

        assertThat(claim.status()).isEqualTo(ClaimStatus.COLLECTING);
        assertThat(claim.submittedAt()).isNull();
        assertThat(types(claim)).containsExactly("claim.created");
    }

    @Test
    void aLateClaimGoesToASeniorWhateverElseIsMissing() {
        Claim claim = settled(Coverage.NOT_COVERED, INCOMPLETE, WindowState.LATE);

        assertThat(claim.status()).isEqualTo(ClaimStatus.LATE_REVIEW);
        assertThat(last(claim).type()).isEqualTo("claim.late_review");
        assertThat(last(claim).data()).isEqualTo(Map.of("closed_at", CLOSES));
    }

    @Test
    void onceLateAPersonDecidesWhateverIsLearnt() {
        Claim claim = settled(Coverage.NOT_COVERED, INCOMPLETE, WindowState.LATE);
        claim.judged(judgement(ClaimType.INVALID_CODE, Coverage.NOT_COVERED, COMPLETE, WindowState.OPEN), NEXT_DAY);
        claim.settle(NEXT_DAY);

        assertThat(claim.status()).isEqualTo(ClaimStatus.LATE_REVIEW);
    }

    @Test
    void aClaimThatIsNotCoveredSaysSo() {
        Claim claim = settled(Coverage.NOT_COVERED, COMPLETE, WindowState.OPEN);

        assertThat(claim.status()).isEqualTo(ClaimStatus.NOT_COVERED);
        assertThat(last(claim).type()).isEqualTo("claim.not_covered");
        assertThat(last(claim).data()).isEqualTo(Map.of("type", ClaimType.INVALID_CODE));
    }

    @Test
    void whatASubmittedClaimIsJudgedAnewMovesItNoMore() {
        Claim claim = submitted();
        claim.judged(judgement(ClaimType.ACCOUNT_SIDE, Coverage.NOT_COVERED, COMPLETE, WindowState.OPEN), NEXT_DAY);
        claim.settle(NEXT_DAY);

        assertThat(claim.status()).isEqualTo(ClaimStatus.UNDER_REVIEW);
    }

    @Test
    void anotherTypeIsToldAndTheFirstIsNot() {
        Claim claim = settled(Coverage.COVERED_IF_CONFIRMED, COMPLETE, WindowState.OPEN);
        claim.judged(judgement(ClaimType.INVALID_CODE, Coverage.CASE_BY_CASE, COMPLETE, WindowState.OPEN), NEXT_DAY);
        assertThat(types(claim)).containsExactly("claim.created");

        claim.judged(
                judgement(ClaimType.ALREADY_REDEEMED, Coverage.CASE_BY_CASE, COMPLETE, WindowState.OPEN), NEXT_DAY);
        assertThat(last(claim).type()).isEqualTo("claim.reclassified");
        assertThat(last(claim).data())
                .isEqualTo(Map.of("from", ClaimType.INVALID_CODE, "to", ClaimType.ALREADY_REDEEMED));
        assertThat(last(claim).policyVersion()).isEqualTo("1");
    }

    @Test
    void theFirstSubmissionIsTheMomentThatCounts() {
        Claim claim = submitted();
        claim.submit(CLOSES);

        assertThat(claim.submittedAt()).isEqualTo(NEXT_DAY);
        assertThat(claim.status()).isEqualTo(ClaimStatus.UNDER_REVIEW);
        assertThat(types(claim))
                .containsExactly("claim.created", "claim.submitted", "claim.under_review", "claim.under_review");
        assertThat(claim.newEvents().get(1).data())
                .isEqualTo(Map.of(
                        "type", ClaimType.INVALID_CODE,
                        "coverage", Coverage.COVERED_IF_CONFIRMED,
                        "window", WindowState.OPEN));
    }

    @Test
    void aClaimThatAModelHeldUpCountsFromItsFiling() {
        Claim claim = opened(new ClaimFactsBuilder());
        claim.heldUp();
        assertThat(claim.heldUpSince()).isEqualTo(FILED);
        claim.judged(open(), NEXT_DAY);
        claim.settle(NEXT_DAY);
        assertThat(claim.heldUpSince()).as("until it goes on").isEqualTo(FILED);
        claim.submit(NEXT_DAY);

        assertThat(claim.submittedAt()).isEqualTo(FILED);
        assertThat(claim.heldUpSince()).isNull();
    }

    @Test
    void aHeldUpClaimThatLacksEvidenceIsHeldUpNoMore() {
        Claim claim = opened(new ClaimFactsBuilder());
        claim.heldUp();
        claim.judged(judgement(ClaimType.INVALID_CODE, Coverage.CASE_BY_CASE, INCOMPLETE, WindowState.OPEN), NEXT_DAY);
        claim.settle(NEXT_DAY);

        assertThat(claim.status()).isEqualTo(ClaimStatus.COLLECTING);
        assertThat(claim.heldUpSince()).isNull();
    }

    @Test
    void timeNeverGoesBackWhereANodesClockIsBehind() {
        Claim claim = opened(new ClaimFactsBuilder());
        claim.judged(open(), FILED);
        claim.settle(FILED);
        claim.submit(FILED.minusSeconds(5));

        assertThat(claim.submittedAt()).isEqualTo(FILED);
        assertThat(claim.newEvents()).extracting(ClaimEvent::at).containsOnly(FILED);
        assertThat(claim.newEvents()).extracting(ClaimEvent::sequence).containsExactly(1, 2, 3);
        assertThat(claim.sequence()).isEqualTo(3);
    }

    // What persons do.

    @Test
    void aReviewerMayAskForMore() {
        Claim claim = submitted();
        EvidenceRequest request = new EvidenceRequest("a screenshot, please", "ann", CLOSES);
        claim.moreEvidenceAsked(request, NEXT_DAY);

        assertThat(claim.status()).isEqualTo(ClaimStatus.COLLECTING);
        assertThat(claim.request()).isEqualTo(request);
        assertThat(last(claim).actor()).isEqualTo("user:ann");
        assertThat(last(claim).data()).isEqualTo(Map.of("requested", "a screenshot, please", "due_at", CLOSES));

        claim.submit(NEXT_DAY);
        assertThat(claim.request()).isNull();
    }

    @Test
    void aSeniorTakesALateClaimUp() {
        Claim claim = settled(Coverage.CASE_BY_CASE, COMPLETE, WindowState.LATE);
        claim.takenUp("confirmed as ours", NEXT_DAY, "sam");

        assertThat(last(claim).type()).isEqualTo("claim.taken_up");
        assertThat(last(claim).actor()).isEqualTo("user:sam");
        assertThat(last(claim).data()).isEqualTo(internal(Map.of("note", "confirmed as ours")));
    }

    @Test
    void aDecisionIsNoOutcomeYet() {
        Claim claim = submitted();
        claim.decided(decision(DecisionKind.REFUND, "ann", true), List.of("worth"));

        assertThat(claim.outcome()).isNull();
        assertThat(claim.status()).isEqualTo(ClaimStatus.UNDER_REVIEW);
        assertThat(last(claim).type()).isEqualTo("claim.reviewed");
        assertThat(last(claim).actor()).isEqualTo("user:ann");
        assertThat(last(claim).data())
                .isEqualTo(internal(
                        Map.of("note", "why", "decision", DecisionKind.REFUND, "second_person", List.of("worth"))));
    }

    @Test
    void nobodyApprovesTheirOwnDecisionOrNone() {
        Claim claim = submitted();
        refused(claim, () -> claim.approvalGiven(approval(true, "bob")));
        claim.decided(decision(DecisionKind.REFUND, "ann", true), List.of());
        refused(claim, () -> claim.approvalGiven(approval(true, "ann")));

        claim.approvalGiven(approval(true, "bob"));
        assertThat(claim.approval()).isEqualTo(approval(true, "bob"));
        assertThat(last(claim).actor()).isEqualTo("user:bob");
        assertThat(last(claim).data()).isEqualTo(internal(Map.of("approved", true)));
    }

    @Test
    void aNewDecisionNeedsANewApproval() {
        Claim claim = submitted();
        claim.decided(decision(DecisionKind.CLOSURE, "ann", true), List.of());
        claim.approvalGiven(approval(true, "bob"));
        claim.decided(decision(DecisionKind.REFUND, "ann", true), List.of());

        assertThat(claim.approval()).isNull();
        refused(claim, () -> claim.resolve("text", NEXT_DAY));
    }

    @Test
    void nothingIsResolvedWithoutAPersonOrWithoutTheSecondWhereOneIsNeeded() {
        Claim claim = submitted();
        refused(claim, () -> claim.resolve("text", NEXT_DAY));
        claim.decided(decision(DecisionKind.REFUND, "ann", true), List.of());
        refused(claim, () -> claim.resolve("text", NEXT_DAY));
        claim.approvalGiven(approval(false, "bob"));
        refused(claim, () -> claim.resolve("text", NEXT_DAY));
        claim.approvalGiven(approval(true, "bob"));
        claim.resolve("text", NEXT_DAY);

        assertThat(claim.status()).isEqualTo(ClaimStatus.RESOLVED);
    }

    @Test
    void theOutcomeIsWhatThePersonDecided() {
        Claim claim = resolved();

        assertThat(claim.outcome()).isEqualTo(new Outcome(DecisionKind.CLOSURE, "CODE_WORKS", "text", NEXT_DAY));
        assertThat(last(claim).type()).isEqualTo("claim.resolved");
        assertThat(last(claim).actor()).isEqualTo("user:ann");
        assertThat(last(claim).data()).isEqualTo(Map.of("decision", DecisionKind.CLOSURE, "reason_code", "CODE_WORKS"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingChangesOnceItHasEnded(boolean resolved) {
        Claim claim = resolved ? resolved() : withdrawn();
        Instant later = CLOSES;

        refused(claim, () -> claim.addEvidence(evidence("ev_9", null), later, "reseller:acme"));
        refused(claim, () -> claim.correct(corrected("US"), later, "reseller:acme"));
        refused(claim, () -> claim.submit(later));
        refused(claim, () -> claim.takenUp("note", later, "sam"));
        refused(claim, () -> claim.moreEvidenceAsked(new EvidenceRequest("more", "ann", CLOSES), later));
        refused(claim, () -> claim.decided(decision(DecisionKind.REFUND, "ann", false), List.of()));
        refused(claim, () -> claim.approvalGiven(approval(true, "bob")));
        refused(claim, () -> claim.resolve("text", later));
        refused(claim, () -> claim.withdraw(later, "reseller:acme"));
        refused(claim, () -> claim.reconsiderationAsked("please", later, "reseller:acme"));
        assertThat(claim.isClosed(FILED)).isTrue();
    }

    @Test
    void aResellerMayTakeItBack() {
        Claim claim = submitted();
        claim.moreEvidenceAsked(new EvidenceRequest("more", "ann", CLOSES), NEXT_DAY);
        claim.withdraw(NEXT_DAY, "reseller:acme");

        assertThat(claim.status()).isEqualTo(ClaimStatus.WITHDRAWN);
        assertThat(claim.request()).isNull();
        assertThat(last(claim).type()).isEqualTo("claim.withdrawn");
        assertThat(last(claim).actor()).isEqualTo("reseller:acme");
    }

    // Not covered: once, while the window is open.

    @Test
    void reconsiderationIsOpenOnceAndUntilTheClosingInstant() {
        Claim claim = settled(Coverage.NOT_COVERED, COMPLETE, WindowState.OPEN);
        assertThat(claim.mayAskForReconsideration(CLOSES)).isTrue();
        assertThat(claim.mayAskForReconsideration(CLOSES.plusNanos(1))).isFalse();
        assertThat(claim.isClosed(CLOSES)).isFalse();
        assertThat(claim.isClosed(CLOSES.plusNanos(1))).isTrue();
        refused(claim, () -> claim.reconsiderationAsked("please", CLOSES.plusNanos(1), "reseller:acme"));

        claim.reconsiderationAsked("please", CLOSES, "reseller:acme");
        assertThat(last(claim).data()).isEqualTo(Map.of("reason", "please"));
        assertThat(claim.mayAskForReconsideration(CLOSES)).isFalse();
        refused(claim, () -> claim.reconsiderationAsked("again", CLOSES, "reseller:acme"));
    }

    @Test
    void whatIsUnderReviewNeedsNoReconsideration() {
        assertThat(submitted().mayAskForReconsideration(NEXT_DAY)).isFalse();
        assertThat(submitted().isClosed(CLOSES.plusSeconds(1))).isFalse();
    }

    // Holds and erasure.

    @Test
    void aHoldKeepsAClosedClaimFromBeingErased() {
        Claim claim = resolved();
        Hold hold = new Hold("a dispute", "user:kim", NEXT_DAY);
        claim.held(hold);
        assertThat(claim.hold()).isEqualTo(hold);
        assertThat(last(claim).type()).isEqualTo("claim.held");
        assertThat(last(claim).data()).isEqualTo(internal(Map.of("note", "a dispute")));
        assertThat(claim.mayBeErased(NEXT_DAY)).isFalse();
        refused(claim, () -> claim.held(hold));
        refused(claim, () -> claim.evidenceErased("time", NEXT_DAY, "system"));
        refused(claim, () -> claim.erased("time", NEXT_DAY, "system"));

        claim.released("settled", NEXT_DAY, "user:kim");
        assertThat(claim.hold()).isNull();
        assertThat(last(claim).type()).isEqualTo("claim.released");
        assertThat(claim.mayBeErased(NEXT_DAY)).isTrue();
        refused(claim, () -> claim.released("again", NEXT_DAY, "user:kim"));
    }

    @Test
    void anOpenClaimIsNotErased() {
        Claim claim = submitted();

        assertThat(claim.mayBeErased(NEXT_DAY)).isFalse();
        refused(claim, () -> claim.evidenceErased("time", NEXT_DAY, "system"));
        refused(claim, () -> claim.erased("time", NEXT_DAY, "system"));
    }

    @Test
    void erasedEvidenceIsNoted() {
        Claim claim = resolved();
        claim.evidenceErased("time", CLOSES, "system");

        assertThat(claim.evidenceErasedAt()).isEqualTo(CLOSES);
        assertThat(claim.erasedAt()).isNull();
        assertThat(last(claim).type()).isEqualTo("claim.evidence_erased");
        assertThat(last(claim).data()).isEqualTo(internal(Map.of("note", "time")));
    }

    @Test
    void erasureLeavesNobodysWords() {
        Claim claim = opened(
                new ClaimFactsBuilder().report(new CustomerReport("my words", "E-82000130", null, null)),
                evidence("ev_1", null));
        claim.correct(
                new ClaimFactsBuilder()
                        .report(new CustomerReport("my other words", null, null, null))
                        .facts(),
                FILED,
                "reseller:acme");
        claim.judged(open(), FILED);
        claim.settle(FILED);
        claim.submit(FILED);
        claim.moreEvidenceAsked(new EvidenceRequest("my request", "ann", CLOSES), FILED);
        claim.decided(decision(DecisionKind.REFUND, "ann", true), List.of());
        claim.approvalGiven(new Approval(true, "my note", "bob", FILED));
        claim.resolve("text", FILED);
        claim.erased("time", CLOSES, "system");

        assertThat(claim.facts().report().text()).isEqualTo(Erasure.WORD);
        assertThat(claim.facts().report().errorCode()).isEqualTo("E-82000130");
        assertThat(claim.evidence()).extracting(EvidenceItem::fileName).containsExactly(Erasure.WORD);
        assertThat(claim.corrections()).extracting(FactChange::now).containsExactly(Erasure.WORD);
        assertThat(claim.request().text()).isEqualTo(Erasure.WORD);
        assertThat(claim.decision().note()).isEqualTo(Erasure.WORD);
        assertThat(claim.approval().note()).isEqualTo(Erasure.WORD);
        assertThat(claim.erasedAt()).isEqualTo(CLOSES);
        assertThat(claim.evidenceErasedAt()).isEqualTo(CLOSES);
        assertThat(last(claim).type()).isEqualTo("claim.erased");
        assertThat(last(claim).data()).isEqualTo(internal(Map.of("note", "time")));
        refused(claim, () -> claim.held(new Hold("too late", "user:kim", CLOSES)));
    }

    @Test
    void evidenceThatWasErasedBeforeKeepsItsTime() {
        Claim claim = resolved();
        claim.evidenceErased("time", CLOSES, "system");
        claim.erased("time", CLOSES.plusSeconds(1), "system");

        assertThat(claim.evidenceErasedAt()).isEqualTo(CLOSES);
        assertThat(claim.erasedAt()).isEqualTo(CLOSES.plusSeconds(1));
    }

    @Test
    void whatEvidenceStatedStaysWithoutItsWords() {
        Claim claim = opened(new ClaimFactsBuilder(), evidence("ev_1", stating("US", NEXT_DAY)));
        claim.withdraw(NEXT_DAY, "reseller:acme");
        claim.erased("time", CLOSES, "system");

        StatedFacts left = claim.evidence().get(0).stated();
        assertThat(left.source()).isEqualTo(Erasure.WORD);
        assertThat(left.accountRegion()).isEqualTo(new Region("US"));
        assertThat(left.deliveredAt()).isEqualTo(NEXT_DAY);
    }

    @Test
    void aClaimIsWhatItsIdSays() {
        Claim claim = resolved();

        assertThat(opened(new ClaimFactsBuilder())).isEqualTo(claim).hasSameHashCodeAs(claim);
        assertThat(claim)
                .isNotEqualTo("clm_1")
                .isNotEqualTo(Claim.open(
                        "clm_2",
                        new Submission(claim.facts(), "acme", Channel.API, "reseller:acme", List.of()),
                        FILED));
    }

    @Test
    void aNoteChangesNoState() {
        Claim claim = submitted();
        claim.note("claim.escalated", CLOSES, "system", Map.of("stage", "review"));

        assertThat(claim.status()).isEqualTo(ClaimStatus.UNDER_REVIEW);
        assertThat(claim.updatedAt()).isEqualTo(CLOSES);
        assertThat(last(claim).data()).isEqualTo(Map.of("stage", "review"));
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, true, COVERED_IF_CONFIRMED, UNDER_REVIEW",
        "OPEN, true, CASE_BY_CASE, UNDER_REVIEW",
        "OPEN, true, NEEDS_REVIEW, UNDER_REVIEW",
        "OPEN, true, NOT_COVERED, NOT_COVERED",
        "OPEN, false, NOT_COVERED, COLLECTING",
        "UNDETERMINED, false, COVERED_IF_CONFIRMED, COLLECTING",
        "LATE, false, NOT_COVERED, LATE_REVIEW",
        "LATE, true, COVERED_IF_CONFIRMED, LATE_REVIEW",
    })
    void theStatusThatFollowsFromAJudgement(
            WindowState window, boolean complete, Coverage coverage, ClaimStatus status) {
        assertThat(judgement(ClaimType.INVALID_CODE, coverage, complete ? COMPLETE : INCOMPLETE, window)
                        .status())
                .isEqualTo(status);
    }

    /** What must not be leaves no event, and no other trace. */
    private static void refused(Claim claim, ThrowingCallable step) {
        Map<String, Object> before = KeptFields.of(claim);
        int events = claim.newEvents().size();
        assertThatIllegalStateException().isThrownBy(step);
        assertThat(KeptFields.of(claim)).isEqualTo(before);
        assertThat(claim.newEvents()).hasSize(events);
    }

    private static Claim opened(ClaimFactsBuilder facts, NewEvidence... evidence) {
        Submission submission = new Submission(facts.facts(), "acme", Channel.API, "reseller:acme", List.of(evidence));
        return Claim.open("clm_1", submission, FILED);
    }

    private static Claim settled(Coverage coverage, EvidenceStatus evidence, WindowState window) {
        Claim claim = opened(new ClaimFactsBuilder());
        claim.judged(judgement(ClaimType.INVALID_CODE, coverage, evidence, window), FILED);
        claim.settle(FILED);
        return claim;
    }

    private static Claim submitted() {
        Claim claim = settled(Coverage.COVERED_IF_CONFIRMED, COMPLETE, WindowState.OPEN);
        claim.submit(NEXT_DAY);
        return claim;
    }

    private static Claim resolved() {
        Claim claim = submitted();
        claim.decided(decision(DecisionKind.CLOSURE, "ann", false), List.of());
        claim.resolve("text", NEXT_DAY);
        return claim;
    }

    private static Claim withdrawn() {
        Claim claim = submitted();
        claim.withdraw(NEXT_DAY, "reseller:acme");
        return claim;
    }

    private static Judgement open() {
        return judgement(ClaimType.INVALID_CODE, Coverage.COVERED_IF_CONFIRMED, COMPLETE, WindowState.OPEN);
    }

    private static Judgement judgement(ClaimType type, Coverage coverage, EvidenceStatus evidence, WindowState window) {
        return new Judgement(
                new Classification(type, List.of(new Reason("TEST", "for the test")), Confidence.HIGH),
                coverage,
                "for the test",
                evidence,
                new Window(window, "delivered_at", "stated", FILED, CLOSES, NEXT_DAY, FILED),
                List.of(),
                "1",
                "1");
    }

    private static Decision decision(DecisionKind kind, String by, boolean needsSecondPerson) {
        return new Decision(kind, "CODE_WORKS", "why", by, NEXT_DAY, needsSecondPerson);
    }

    private static Approval approval(boolean approved, String by) {
        return new Approval(approved, null, by, NEXT_DAY);
    }

    private static ClaimFacts corrected(String account) {
        return new ClaimFactsBuilder().reported(null).account(account).facts();
    }

    private static NewEvidence evidence(String id, StatedFacts stated) {
        EvidenceType type = stated == null ? EvidenceType.ERROR_SCREENSHOT : EvidenceType.DELIVERY_LOG;
        EvidenceItem item = new EvidenceItem(
                id,
                type,
                stated == null ? "error.png" : null,
                "image/png",
                3,
                "0".repeat(64),
                stated,
                FILED,
                "reseller:acme");
        return new NewEvidence(item, new byte[3]);
    }

    private static StatedFacts stating(String account, Instant deliveredAt) {
        return new StatedFacts(
                "api",
                DeliveryStatus.DELIVERED,
                null,
                Product.UNKNOWN,
                Product.UNKNOWN,
                new Region(account),
                null,
                deliveredAt,
                null,
                null,
                CustomerReport.NONE);
    }

    private static DeliveryRecord record(String batch, CodeReference code) {
        Product none = Product.UNKNOWN;
        return new DeliveryRecord("ORD-1", "acme", code, batch, null, none, none, null, null, null, null, Set.of());
    }

    private static Map<String, Object> internal(Map<String, Object> data) {
        return Map.of(ClaimEvent.INTERNAL, data);
    }

    private static List<String> types(Claim claim) {
        return claim.newEvents().stream().map(ClaimEvent::type).toList();
    }

    private static ClaimEvent last(Claim claim) {
        return claim.newEvents().get(claim.newEvents().size() - 1);
    }
}
