package com.psnb2b.codesupport.claim;

import com.psnb2b.codesupport.code.CodeReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A claim and the rules of its life. Every change leaves an event; a change that must not be throws and leaves none.
 *
 * <p>Not safe for use by several threads: a claim is worked on inside one transaction, which holds its row.
 */
public final class Claim {

    /** How long an outcome may be appealed of which nobody has said anything else (policy, section 9). */
    public static final Duration APPEALED_WITHIN = Duration.ofDays(14);

    // What is kept of it, by these names: what is renamed here is not found again in what was kept before.
    private String id;
    private String resellerId;
    private Channel channel;
    private String caseId;
    private ClaimFacts facts;
    private List<EvidenceItem> evidence = new ArrayList<>();
    private DeliveryRecord record;
    private Judgement judgement;
    private ClaimStatus status;
    private Instant knownAt;
    private Instant heldUpSince;
    private Instant submittedAt;
    private Instant reconsiderationAskedAt;
    private EvidenceRequest request;
    // Null where none was, or it was kept before questions had answers.
    private EvidenceRequest answered;
    private Decision decision;
    private Approval approval;
    // Null where nobody has reviewed it beside others.
    private List<IndependentReview> reviews;
    private Outcome outcome;
    private Instant createdAt;
    private Instant updatedAt;
    private int sequence;
    private Hold hold;
    private Instant evidenceErasedAt;
    private Instant erasedAt;
    // Null where nothing was corrected, or it was kept before anything could be.
    private List<FactChange> corrections;
    // Null where there is no outcome, or it was kept before anybody could appeal.
    private Instant appealUntil;
    // Null where nobody has looked at it again.
    private List<Appeal> appeals;

    private final transient List<NewEvidence> addedEvidence = new ArrayList<>();
    private final transient List<ClaimEvent> events = new ArrayList<>();
    private transient int togetherWith;

    /** For the store, which brings back what was kept. */
    private Claim() {}

    /** Opens a new claim with all that came with it. */
    public static Claim open(String id, Submission submission, Instant now) {
        Claim claim = new Claim();
        claim.id = id;
        claim.resellerId = submission.resellerId();
        claim.channel = submission.channel();
        claim.caseId = submission.caseId();
        claim.createdAt = now;
        claim.facts = submission.facts();
        claim.status = ClaimStatus.RECEIVED;
        claim.knownAt = now;
        submission.evidence().forEach(added -> claim.take(added, now));
        claim.happened(
                "claim.created",
                now,
                submission.actor(),
                Map.of(
                        "channel",
                        submission.channel(),
                        "evidence",
                        submission.evidence().size()));
        return claim;
    }

    /** Sets the supplier's record of this delivery; null where there is none. */
    public void foundRecord(DeliveryRecord found, Instant now) {
        if (!Objects.equals(record, found)) {
            knownAt = now;
            answer(now);
        }
        record = found;
    }

    /**
     * Adds evidence; facts that it states fill what the claim did not state itself.
     *
     * @throws InvalidInput above the limits of {@link EvidenceLimits}
     */
    public void addEvidence(NewEvidence added, Instant now, String actor) {
        requireOpen();
        if (!added.item().shared()) {
            requireRoom(added.item());
        }
        take(added, now);
        if (request != null) {
            request = request.after(added.item().type(), now);
        }
        happened(
                "claim.evidence_added",
                now,
                actor,
                Map.of("evidence_id", added.item().id(), "type", added.item().type()));
    }

    /**
     * Notes that somebody wrote in its thread. What its reseller says is known from now on, and answers what a reviewer has
     * asked for.
     *
     * @param messageId what was written is not repeated here
     * @param ofCase whether it was said for all of its case
     * @param isAnswer whether the reseller's side wrote it
     */
    public void said(String messageId, boolean ofCase, boolean isAnswer, Instant now, String actor) {
        requireOpen();
        if (isAnswer) {
            knownAt = now;
            answer(now);
        }
        happened(
                "claim.message",
                now,
                actor,
                ofCase ? Map.of("message_id", messageId, "case_id", caseId) : Map.of("message_id", messageId));
    }

    private void answer(Instant now) {
        if (request != null) {
            request = request.answered(now);
        }
    }

    /** Whether a reviewer's question is still to be answered. */
    public boolean waitsForAnswer() {
        return request != null && request.waits();
    }

    /** Who gets it back, because they have asked and were answered, and nobody has decided since; null where nobody does. */
    public String returnsTo() {
        return answered == null || decision != null && decision.at().isAfter(answered.answeredAt())
                ? null
                : answered.by();
    }

    /** What is a case's counts there, once. */
    private void requireRoom(EvidenceItem added) {
        List<EvidenceItem> own =
                evidence.stream().filter(item -> !item.shared()).toList();
        if (own.size() >= EvidenceLimits.PIECES) {
            throw InvalidInput.of("evidence", "too_many", "a claim may have at most 20 pieces of evidence");
        }
        long size = own.stream().mapToLong(EvidenceItem::size).sum();
        if (size + added.size() > EvidenceLimits.CLAIM_BYTES) {
            throw InvalidInput.of("file", "too_large", "a claim may have at most 50 MB of evidence in all");
        }
    }

    private void take(NewEvidence added, Instant now) {
        knownAt = now;
        evidence.add(added.item());
        addedEvidence.add(added);
        if (added.item().stated() != null) {
            facts = facts.completedBy(added.item().stated());
        }
    }

    /**
     * Corrects what the claim states; what was stated before stays known.
     *
     * @param corrected what is stated now; null, or unknown, where it stays
     * @return whether anything differs from what was stated
     */
    public boolean correct(ClaimFacts corrected, Instant now, String actor) {
        requireOpen();
        ClaimFacts before = facts;
        facts = before.correctedBy(corrected);
        List<FactChange> changes = FactChange.between(before, facts, now);
        if (!changes.isEmpty()) {
            corrections =
                    Stream.concat(corrections().stream(), changes.stream()).toList();
        }
        for (FactChange change : changes) {
            knownAt = now;
            answer(now);
            Map<String, Object> data = new HashMap<>();
            data.put("field", change.field());
            data.put("old", change.before());
            data.put("new", change.now());
            happened("claim.fact_changed", now, actor, data);
        }
        return !changes.isEmpty();
    }

    /** Takes a judgement; tells of a changed claim type, and says nothing of the first. */
    public void judged(Judgement made, Instant now) {
        Judgement before = judgement;
        judgement = made;
        if (before != null
                && before.classification().type() != made.classification().type()) {
            happened(
                    "claim.reclassified",
                    now,
                    "system",
                    Map.of(
                            "from", before.classification().type(),
                            "to", made.classification().type()));
        }
    }

    /**
     * Notes that a model failed on it as it came in. What comes of it counts as of its filing: that it waits is no fault
     * of the reseller's.
     */
    public void heldUp() {
        heldUpSince = createdAt;
    }

    /** Gives a claim that is not submitted yet the status that follows from its judgement. */
    public void settle(Instant now) {
        ClaimStatus next = judgement.status();
        // Once late, a person decides, whatever is learnt afterwards.
        boolean withAPerson = submittedAt != null || status == ClaimStatus.LATE_REVIEW;
        boolean isNew = status == ClaimStatus.RECEIVED;
        if (isNew) {
            status = ClaimStatus.COLLECTING;
        }
        if (withAPerson || next == ClaimStatus.UNDER_REVIEW || status == next && !isNew) {
            return;
        }
        status = next;
        heldUpSince = null;
        switch (next) {
            case COLLECTING ->
                happened(
                        "claim.evidence_required",
                        now,
                        "system",
                        Map.of(
                                "missing",
                                judgement.evidence().missing(),
                                "due_at",
                                judgement.window().closesAt()));
            case LATE_REVIEW ->
                happened(
                        "claim.late_review",
                        now,
                        "system",
                        Map.of("closed_at", judgement.window().closesAt()));
            default ->
                happened(
                        "claim.not_covered",
                        now,
                        "system",
                        Map.of("type", judgement.classification().type()));
        }
    }

    /**
     * Hands the claim to the reviewers. The first time is the moment that counts for the window (policy, section 4), or
     * that from which a model held it up; after more evidence it only goes back to them.
     */
    public void submit(Instant now) {
        requireOpen();
        if (submittedAt == null) {
            submittedAt = heldUpSince == null ? inOrder(now) : heldUpSince;
            heldUpSince = null;
            happened(
                    "claim.submitted",
                    now,
                    "system",
                    Map.of(
                            "type", judgement.classification().type(),
                            "coverage", judgement.coverage(),
                            "window", judgement.window().state()));
        }
        status = ClaimStatus.UNDER_REVIEW;
        answered = waitsForAnswer() ? null : request;
        request = null;
        reviews = null;
        happened("claim.under_review", now, "system", Map.of());
    }

    /** Has each event of a person's decision say that so many other claims were ticked with it; 0 says nothing. */
    public void decidedTogetherWith(int others) {
        togetherWith = others;
    }

    private Map<String, Object> together(Map<String, Object> data) {
        if (togetherWith == 0) {
            return data;
        }
        Map<String, Object> all = new HashMap<>(data);
        all.put("together_with", togetherWith);
        return all;
    }

    /** A senior takes a late claim up for review. */
    public void takenUp(String note, Instant now, String by) {
        requireOpen();
        happened("claim.taken_up", now, person(by), together(internal(note)));
    }

    /** A reviewer asks for more evidence. */
    public void moreEvidenceAsked(EvidenceRequest asked, Instant now) {
        requireOpen();
        request = asked;
        answered = null;
        status = ClaimStatus.COLLECTING;
        Map<String, Object> data = new HashMap<>();
        data.put("requested", asked.text());
        data.put("due_at", asked.dueAt());
        if (!asked.asked().isEmpty()) {
            data.put("asked", asked.asked());
        }
        happened("claim.evidence_required", now, person(asked.by()), together(data));
    }

    /**
     * A person decides; the reseller does not see which decision until it is the outcome.
     *
     * @param secondPerson why another person has to approve it; empty where none has to
     */
    public void decided(Decision made, List<String> secondPerson) {
        requireOpen();
        decision = made;
        approval = null;
        happened(
                "claim.reviewed",
                made.at(),
                person(made.by()),
                together(internal(made.note(), "decision", made.kind(), "second_person", secondPerson)));
    }

    /**
     * One of several who review the claim side by side says what they think; see {@link IndependentReview#agree}.
     *
     * @throws IllegalStateException where this person has done so already
     */
    public void reviewedBeside(IndependentReview review) {
        requireOpen();
        if (hasReviewedBeside(review.by())) {
            throw new IllegalStateException("reviews side by side are made by different persons");
        }
        reviews = Stream.concat(reviews().stream(), Stream.of(review)).toList();
        happened(
                "claim.reviewed_beside",
                review.at(),
                person(review.by()),
                together(internal(review.note(), "decision", review.kind() == null ? "more_evidence" : review.kind())));
    }

    /**
     * Reviews that were made side by side become the decision of all who made them. Where it takes a second person, the
     * second of them is that one, as long as each was shown why.
     *
     * @param secondPerson why another person has to approve it; empty where none has to
     */
    public void decidedAlike(List<String> secondPerson, Instant now) {
        requireOpen();
        IndependentReview first = reviews.get(0);
        IndependentReview second = reviews.get(1);
        List<String> others =
                reviews.stream().skip(1).map(IndependentReview::by).toList();
        boolean allWereShown =
                reviews.stream().allMatch(review -> review.secondPerson().containsAll(secondPerson));
        decision = new Decision(
                first.kind(),
                first.reasonCode(),
                first.note(),
                first.by(),
                first.at(),
                !secondPerson.isEmpty(),
                others);
        approval = secondPerson.isEmpty() || !allWereShown
                ? null
                : new Approval(true, second.note(), second.by(), second.at());
        reviews = null;
        happened(
                "claim.reviewed",
                now,
                person(first.by()),
                internal(
                        null,
                        "decision",
                        decision.kind(),
                        "also_by",
                        others,
                        "second_person",
                        allWereShown ? List.of() : secondPerson));
    }

    /** Reviews that were made side by side count no more: they differ, or all ask for more evidence. */
    public void reviewsDropped(boolean differ, Instant now) {
        requireOpen();
        reviews = null;
        if (differ) {
            happened("claim.reviewed_beside", now, "system", internal(null, "differ", true));
        }
    }

    /**
     * A second person approves or refuses the decision.
     *
     * @throws IllegalStateException where there is no decision, or it is the same person's
     */
    public void approvalGiven(Approval given) {
        requireOpen();
        if (decision == null || decision.persons().contains(given.by())) {
            throw new IllegalStateException("a decision is approved by another person than the one who made it");
        }
        approval = given;
        happened(
                "claim.second_review",
                given.at(),
                person(given.by()),
                together(internal(given.note(), "approved", given.approved())));
    }

    /**
     * Ends the claim by the decision that a person made.
     *
     * @throws IllegalStateException without a person's decision, or without a second person's approval where it needs one
     *     (contract, section 4.1)
     */
    public void resolve(String text, Instant now) {
        requireOpen();
        if (decision == null) {
            throw new IllegalStateException("no person has decided this claim");
        }
        if (waitsForSecondPerson()) {
            throw new IllegalStateException("this decision needs a second person's approval");
        }
        outcome = new Outcome(decision.kind(), decision.reasonCode(), text, inOrder(now));
        status = ClaimStatus.RESOLVED;
        happened(
                "claim.resolved",
                now,
                person(decision.by()),
                Map.of("decision", decision.kind(), "reason_code", decision.reasonCode()));
    }

    /** Sets how long its reseller may appeal; one who was told a time keeps it, whatever is set later. */
    public void mayBeAppealed(Duration within) {
        appealUntil = outcomeInForce().at().plus(within);
    }

    /**
     * A decided claim is looked at again; until that has an outcome of its own, the one that it names counts.
     *
     * @param added new evidence, whose statements complete nothing: the claim stays as it was judged
     * @throws IllegalStateException where nobody has decided it, or somebody is looking at it again already
     * @throws InvalidInput above the limits of {@link EvidenceLimits}
     */
    public void appealed(Appeal asked, List<NewEvidence> added) {
        if (outcome == null || erasedAt != null || openAppeal().isPresent()) {
            throw new IllegalStateException("a decided claim is looked at again, once at a time");
        }
        for (NewEvidence piece : added) {
            requireRoom(piece.item());
            evidence.add(piece.item());
            addedEvidence.add(piece);
        }
        appeals = Stream.concat(appeals().stream(), Stream.of(asked)).toList();
        Map<String, Object> data = new HashMap<>(
                asked.isCorrection()
                        ? internal(asked.reason())
                        : Map.of("evidence", asked.evidence().size()));
        data.put(ClaimEvent.APPEAL, asked.id());
        if (!asked.isCorrection() && asked.reason() != null) {
            data.put("reason", asked.reason());
        }
        happened(asked.isCorrection() ? "claim.correction_opened" : "claim.appealed", asked.at(), asked.by(), data);
        added.forEach(piece -> happened(
                "claim.evidence_added",
                asked.at(),
                asked.by(),
                Map.of("evidence_id", piece.item().id(), "type", piece.item().type(), ClaimEvent.APPEAL, asked.id())));
    }

    /**
     * Another person than before decides what was looked at again.
     *
     * @param secondPerson why another person has to approve it; empty where none has to
     * @throws IllegalStateException where nothing is looked at again, or this person had a part in an outcome before
     */
    public void appealDecided(Decision made, List<String> secondPerson) {
        Appeal open = requireAppeal(made.by());
        setAppeal(open.decided(made));
        happened(
                "claim.appeal_reviewed",
                made.at(),
                person(made.by()),
                ofAppeal(open, internal(made.note(), "decision", made.kind(), "second_person", secondPerson)));
    }

    /**
     * A second person approves that, or sends it back.
     *
     * @throws IllegalStateException like {@link #appealDecided}, and where it is who decided it
     */
    public void appealApproved(Approval given) {
        Appeal open = requireAppeal(given.by());
        if (!open.waitsForApproval() || open.decision().persons().contains(given.by())) {
            throw new IllegalStateException("a decision is approved by another person than the one who made it");
        }
        setAppeal(open.approved(given));
        happened(
                "claim.appeal_second_review",
                given.at(),
                person(given.by()),
                ofAppeal(open, internal(given.note(), "approved", given.approved())));
    }

    /**
     * Ends what was looked at again, by an outcome that names the one before. A correction that corrects nothing leaves none.
     *
     * @param within how long the reseller may appeal what comes of a correction
     * @throws IllegalStateException without a person's decision, or without a second person's approval where it needs one
     */
    public void appealResolved(String text, Instant now, Duration within) {
        Appeal open = openAppeal().orElseThrow(() -> new IllegalStateException("nobody looks at the claim again"));
        Decision made = open.decision();
        if (open.isUndecided()) {
            throw new IllegalStateException("another person has to decide it, and a second one where money is paid");
        }
        Outcome before = open.of();
        if (open.isCorrection() && open.stands() && made.reasonCode().equals(before.reasonCode())) {
            setAppeal(open.ended(null, now));
            happened("claim.correction_dropped", now, person(made.by()), ofAppeal(open, Map.of()));
            return;
        }
        List<String> firstBy = decidersBefore(open);
        setAppeal(open.ended(new Outcome(made.kind(), made.reasonCode(), text, inOrder(now)), now));
        mayBeAppealed(within);
        happened(
                open.isCorrection() ? ClaimEvent.CORRECTED : ClaimEvent.APPEAL_RESOLVED,
                now,
                person(made.by()),
                Map.of(
                        ClaimEvent.APPEAL,
                        open.id(),
                        "decision",
                        made.kind(),
                        "reason_code",
                        made.reasonCode(),
                        "of",
                        Map.of("decision", before.decision(), "reason_code", before.reasonCode(), "at", before.at()),
                        ClaimEvent.INTERNAL,
                        Map.of("first_by", firstBy)));
    }

    /** Whoever looks at it overdue tells so. */
    public void appealEscalated(Instant now) {
        openAppeal().ifPresent(open -> happened("claim.appeal_escalated", now, "system", ofAppeal(open, Map.of())));
    }

    private Appeal requireAppeal(String by) {
        Appeal open = openAppeal().orElseThrow(() -> new IllegalStateException("nobody looks at the claim again"));
        if (decidersBefore(open).contains(by)) {
            throw new IllegalStateException("another person than before looks at it again");
        }
        return open;
    }

    private void setAppeal(Appeal changed) {
        appeals = appeals.stream()
                .map(known -> known.id().equals(changed.id()) ? changed : known)
                .toList();
    }

    private static Map<String, Object> ofAppeal(Appeal appeal, Map<String, Object> data) {
        Map<String, Object> all = new HashMap<>(data);
        all.put(ClaimEvent.APPEAL, appeal.id());
        return all;
    }

    /** Everybody who has decided, approved or refused to approve an outcome of it, but for the appeal that is open. */
    public List<String> deciders() {
        return decidersBefore(openAppeal().orElse(null));
    }

    private List<String> decidersBefore(Appeal open) {
        Stream<String> first = by(decision, approval);
        Stream<String> again = appeals().stream()
                .filter(known -> !known.equals(open))
                .flatMap(known -> by(known.decision(), known.approval()));
        return Stream.concat(first, again).distinct().toList();
    }

    private static Stream<String> by(Decision decision, Approval approval) {
        return Stream.concat(
                decision == null ? Stream.empty() : decision.persons().stream(),
                approval == null ? Stream.empty() : Stream.of(approval.by()));
    }

    /** Every time that it was looked at again, the earliest first. */
    public List<Appeal> appeals() {
        return appeals == null ? List.of() : List.copyOf(appeals);
    }

    /** The one that nobody has ended yet. */
    public Optional<Appeal> openAppeal() {
        return appeals().stream().filter(Appeal::isOpen).findFirst();
    }

    /** What counts at this moment: the outcome of the last time that it was looked at again, else the first; null before. */
    public Outcome outcomeInForce() {
        return appeals().stream()
                .map(Appeal::outcome)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(outcome);
    }

    /** Until when its reseller may appeal, or might have; null before there is an outcome. */
    public Instant appealUntil() {
        return appealUntil != null || outcome == null
                ? appealUntil
                : outcome.at().plus(APPEALED_WITHIN);
    }

    /** Whether its reseller may appeal: once, in time, and while nobody looks at it again. */
    public boolean mayAppeal(Instant now) {
        return outcome != null
                && erasedAt == null
                && !hasAppealed()
                && openAppeal().isEmpty()
                && !now.isAfter(appealUntil());
    }

    /** Whether its reseller has appealed. */
    public boolean hasAppealed() {
        return appeals().stream().anyMatch(known -> !known.isCorrection());
    }

    /**
     * A copy of a claim that has ended, as it was when a person decided it: without what anybody decided, and what came of
     * it. It is to be looked at and not to be kept.
     */
    public Claim beforeItsDecision() {
        Claim before = new Claim();
        before.id = id;
        before.resellerId = resellerId;
        before.channel = channel;
        before.caseId = caseId;
        before.facts = facts;
        List<String> later =
                appeals().stream().flatMap(known -> known.evidence().stream()).toList();
        before.evidence = new ArrayList<>(
                evidence.stream().filter(item -> !later.contains(item.id())).toList());
        before.record = record;
        before.judgement = judgement;
        before.status = submittedAt == null ? ClaimStatus.LATE_REVIEW : ClaimStatus.UNDER_REVIEW;
        before.knownAt = knownAt;
        before.submittedAt = submittedAt;
        before.reconsiderationAskedAt = reconsiderationAskedAt;
        before.createdAt = createdAt;
        before.updatedAt = updatedAt;
        before.sequence = sequence;
        before.evidenceErasedAt = evidenceErasedAt;
        before.erasedAt = erasedAt;
        before.corrections = corrections;
        return before;
    }

    /** Whether a second person is to approve what was decided; of several who decided alike, one is that person already. */
    public boolean takesApproval() {
        return decision != null
                && decision.needsSecondPerson()
                && (approval == null || !decision.alsoBy().contains(approval.by()));
    }

    private boolean waitsForSecondPerson() {
        return decision != null && decision.needsSecondPerson() && (approval == null || !approval.approved());
    }

    /** Whether nothing may change any more: it has ended, or nobody asked to look again while the window was open. */
    public boolean isClosed(Instant now) {
        return status.isFinal()
                || status == ClaimStatus.NOT_COVERED
                        && now.isAfter(judgement.window().closesAt());
    }

    /** Whether the reseller may still ask for a person to look again: once, while the window is open. */
    public boolean mayAskForReconsideration(Instant now) {
        return status == ClaimStatus.NOT_COVERED
                && reconsiderationAskedAt == null
                && !now.isAfter(judgement.window().closesAt());
    }

    /** The reseller asks for a person to look again. */
    public void reconsiderationAsked(String reason, Instant now, String actor) {
        if (!mayAskForReconsideration(now)) {
            throw new IllegalStateException("reconsideration is not open");
        }
        reconsiderationAskedAt = now;
        happened("claim.reconsideration_requested", now, actor, Map.of("reason", reason));
    }

    /** The reseller takes the claim back. */
    public void withdraw(Instant now, String actor) {
        requireOpen();
        status = ClaimStatus.WITHDRAWN;
        request = null;
        happened("claim.withdrawn", now, actor, Map.of());
    }

    /**
     * Keeps the claim from being erased, until it is {@link #released}.
     *
     * @throws IllegalStateException where it is under a hold already, or erased
     */
    public void held(Hold asked) {
        if (hold != null || erasedAt != null) {
            throw new IllegalStateException("the claim is under a hold already, or erased");
        }
        hold = asked;
        happened("claim.held", asked.since(), asked.by(), internal(asked.why()));
    }

    /** Ends the hold; it may be erased again. @throws IllegalStateException where there is none */
    public void released(String why, Instant now, String actor) {
        if (hold == null) {
            throw new IllegalStateException("the claim is under no hold");
        }
        hold = null;
        happened("claim.released", now, actor, internal(why));
    }

    /** Whether it may be erased: it is closed, nobody looks at it again, and it is under no hold. */
    public boolean mayBeErased(Instant now) {
        return isClosed(now) && hold == null && openAppeal().isEmpty();
    }

    /** Notes that the contents of its evidence are erased; names and hashes stay. */
    public void evidenceErased(String why, Instant now, String actor) {
        requireErasable(now);
        evidenceErasedAt = now;
        happened("claim.evidence_erased", now, actor, internal(why));
    }

    /** Erases what anybody wrote in it (see {@link Erasure}). */
    public void erased(String why, Instant now, String actor) {
        requireErasable(now);
        erasedAt = now;
        evidenceErasedAt = evidenceErasedAt == null ? now : evidenceErasedAt;
        eraseTexts();
        happened("claim.erased", now, actor, internal(why));
    }

    /** Takes out what anybody wrote in it, and leaves no event: what happened is told by {@link #erased}. */
    public void eraseTexts() {
        facts = Erasure.of(facts);
        evidence = new ArrayList<>(evidence.stream().map(Erasure::of).toList());
        request = Erasure.of(request);
        answered = Erasure.of(answered);
        decision = Erasure.of(decision);
        approval = Erasure.of(approval);
        reviews = reviews == null ? null : reviews.stream().map(Erasure::of).toList();
        corrections = corrections == null
                ? null
                : corrections.stream().map(Erasure::of).toList();
        appeals = appeals == null ? null : appeals.stream().map(Erasure::of).toList();
    }

    private void requireErasable(Instant now) {
        if (!mayBeErased(now)) {
            throw new IllegalStateException("the claim is open or under a hold");
        }
    }

    /** Something that changes no state but belongs into the timeline, such as a reminder or an escalation. */
    public void note(String type, Instant now, String actor, Map<String, Object> data) {
        happened(type, now, actor, data);
    }

    private void requireOpen() {
        if (status.isFinal()) {
            throw new IllegalStateException("the claim is closed");
        }
    }

    private void happened(String type, Instant now, String actor, Map<String, Object> data) {
        sequence++;
        updatedAt = inOrder(now);
        String policyVersion = judgement == null ? null : judgement.policyVersion();
        events.add(new ClaimEvent(sequence, type, updatedAt, actor, policyVersion, data));
    }

    /** Never before what has happened already, for the next node's clock may be behind the last one's. */
    private Instant inOrder(Instant now) {
        return updatedAt == null || now.isAfter(updatedAt) ? now : updatedAt;
    }

    private static String person(String userId) {
        return "user:" + userId;
    }

    /** Data that only our staff see: the reseller's timeline leaves out what stands under {@code internal}. */
    private static Map<String, Object> internal(String note, Object... more) {
        Map<String, Object> data = new HashMap<>();
        if (note != null) {
            data.put("note", note);
        }
        for (int i = 0; i < more.length; i += 2) {
            data.put((String) more[i], more[i + 1]);
        }
        return Map.of(ClaimEvent.INTERNAL, data);
    }

    public String id() {
        return id;
    }

    public String resellerId() {
        return resellerId;
    }

    public Channel channel() {
        return channel;
    }

    /** The case that it came in; null where it came alone. */
    public String caseId() {
        return caseId;
    }

    public ClaimFacts facts() {
        return facts;
    }

    /** Every code that is known to be of this claim: as stated, as recorded, and by its evidence. */
    public Stream<CodeReference> codes() {
        Stream<CodeReference> stated = evidence.stream()
                .map(EvidenceItem::stated)
                .filter(Objects::nonNull)
                .map(StatedFacts::code);
        return Stream.concat(Stream.of(facts.code(), record == null ? null : record.code()), stated)
                .filter(Objects::nonNull)
                .distinct();
    }

    public List<EvidenceItem> evidence() {
        return List.copyOf(evidence);
    }

    /** What was stated otherwise before, the earliest first. */
    public List<FactChange> corrections() {
        return corrections == null ? List.of() : List.copyOf(corrections);
    }

    /** The supplier's record that the last judgement was made by; null where there was none. */
    public DeliveryRecord record() {
        return record;
    }

    /** The production batch by the supplier's record; null where unknown. */
    public String batchId() {
        return record == null ? null : record.batchId();
    }

    /** The delivered SKU by the supplier's record, else as stated; null where unknown. */
    public String sku() {
        return record == null
                ? facts.product().sku()
                : record.delivered().orElse(facts.product()).sku();
    }

    /** The newest judgement; null while it has only been {@linkplain ClaimStatus#RECEIVED received}. */
    public Judgement judgement() {
        return judgement;
    }

    public ClaimStatus status() {
        return status;
    }

    /** Since when all that is known of it is known; null where it was kept before that was noted. */
    public Instant knownAt() {
        return knownAt;
    }

    /** Since when it waits because a model failed on it; null where none does. */
    public Instant heldUpSince() {
        return heldUpSince;
    }

    /** When the claim was complete and handed to the reviewers; null before. */
    public Instant submittedAt() {
        return submittedAt;
    }

    /** What a reviewer waits for; null where nobody does. */
    public EvidenceRequest request() {
        return request;
    }

    /** The reviewer's last question, once it was answered and they have the claim again; null else. */
    public EvidenceRequest answered() {
        return answered;
    }

    public Decision decision() {
        return decision;
    }

    public Approval approval() {
        return approval;
    }

    /** What persons have said who review it side by side, and what is not compared yet; in their order. */
    public List<IndependentReview> reviews() {
        return reviews == null ? List.of() : List.copyOf(reviews);
    }

    /** Whether this person is one of them. */
    public boolean hasReviewedBeside(String person) {
        return reviews().stream().anyMatch(review -> review.by().equals(person));
    }

    public Outcome outcome() {
        return outcome;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** What keeps it from being erased; null where nothing does. */
    public Hold hold() {
        return hold;
    }

    /** When the contents of its evidence were erased; null where they were not. */
    public Instant evidenceErasedAt() {
        return evidenceErasedAt;
    }

    /** When what was written in it was erased; null where it was not. */
    public Instant erasedAt() {
        return erasedAt;
    }

    /** Number of the last event. */
    public int sequence() {
        return sequence;
    }

    /** Events since the claim was loaded. */
    public List<ClaimEvent> newEvents() {
        return List.copyOf(events);
    }

    /** Evidence added since the claim was loaded. */
    public List<NewEvidence> newEvidence() {
        return List.copyOf(addedEvidence);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Claim claim && claim.id.equals(id);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(id);
    }
}
