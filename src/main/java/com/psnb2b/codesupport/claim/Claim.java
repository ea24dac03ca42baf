package com.psnb2b.codesupport.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A claim and the rules of its life. Every change leaves an event; a change that must not be throws and leaves none.
 *
 * <p>Not safe for use by several threads: a claim is worked on inside one transaction, which holds its row.
 */
public final class Claim {

    private final String id;
    private final String resellerId;
    private final Channel channel;
    private final Instant createdAt;
    private final List<EvidenceItem> evidence;
    private final List<NewEvidence> addedEvidence = new ArrayList<>();
    private final List<ClaimEvent> events = new ArrayList<>();
    private ClaimFacts facts;
    private DeliveryRecord record;
    private Judgement judgement;
    private ClaimStatus status;
    private Instant knownAt;
    private Instant submittedAt;
    private Instant reconsiderationAskedAt;
    private EvidenceRequest request;
    private Decision decision;
    private Approval approval;
    private Outcome outcome;
    private Instant updatedAt;
    private int sequence;
    private Hold hold;
    private Instant evidenceErasedAt;
    private Instant erasedAt;

    /**
     * Everything about a claim that is kept, for the store.
     *
     * @param knownAt since when all that is known of it is known: facts, evidence, the supplier's record
     */
    public record Snapshot(
            String id,
            String resellerId,
            Channel channel,
            ClaimFacts facts,
            List<EvidenceItem> evidence,
            DeliveryRecord record,
            Judgement judgement,
            ClaimStatus status,
            Instant knownAt,
            Instant submittedAt,
            Instant reconsiderationAskedAt,
            EvidenceRequest request,
            Decision decision,
            Approval approval,
            Outcome outcome,
            Instant createdAt,
            Instant updatedAt,
            int sequence,
            Hold hold,
            Instant evidenceErasedAt,
            Instant erasedAt) {}

    /** Brings a kept claim back. */
    public Claim(Snapshot kept) {
        id = kept.id();
        resellerId = kept.resellerId();
        channel = kept.channel();
        createdAt = kept.createdAt();
        evidence = new ArrayList<>(kept.evidence());
        facts = kept.facts();
        record = kept.record();
        judgement = kept.judgement();
        status = kept.status();
        knownAt = kept.knownAt();
        submittedAt = kept.submittedAt();
        reconsiderationAskedAt = kept.reconsiderationAskedAt();
        request = kept.request();
        decision = kept.decision();
        approval = kept.approval();
        outcome = kept.outcome();
        updatedAt = kept.updatedAt();
        sequence = kept.sequence();
        hold = kept.hold();
        evidenceErasedAt = kept.evidenceErasedAt();
        erasedAt = kept.erasedAt();
    }

    private Claim(String id, Submission submission, Instant now) {
        this.id = id;
        resellerId = submission.resellerId();
        channel = submission.channel();
        createdAt = now;
        evidence = new ArrayList<>();
        facts = submission.facts();
        status = ClaimStatus.COLLECTING;
        knownAt = now;
        submission.evidence().forEach(added -> take(added, now));
    }

    /** Opens a new claim with all that came with it. */
    public static Claim open(String id, Submission submission, Instant now) {
        Claim claim = new Claim(id, submission, now);
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

    public Snapshot snapshot() {
        return new Snapshot(
                id,
                resellerId,
                channel,
                facts,
                List.copyOf(evidence),
                record,
                judgement,
                status,
                knownAt,
                submittedAt,
                reconsiderationAskedAt,
                request,
                decision,
                approval,
                outcome,
                createdAt,
                updatedAt,
                sequence,
                hold,
                evidenceErasedAt,
                erasedAt);
    }

    /** Sets the supplier's record of this delivery; null where there is none. */
    public void foundRecord(DeliveryRecord found, Instant now) {
        if (!Objects.equals(record, found)) {
            knownAt = now;
        }
        record = found;
    }

    /** Adds evidence; facts that it states fill what the claim did not state itself. */
    public void addEvidence(NewEvidence added, Instant now, String actor) {
        requireOpen();
        take(added, now);
        happened(
                "claim.evidence_added",
                now,
                actor,
                Map.of("evidence_id", added.item().id(), "type", added.item().type()));
    }

    private void take(NewEvidence added, Instant now) {
        knownAt = now;
        evidence.add(added.item());
        addedEvidence.add(added);
        if (added.item().stated() != null) {
            facts = facts.completedBy(added.item().stated());
        }
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

    /** Gives a claim that is not submitted yet the status that follows from its judgement. */
    public void settle(Instant now) {
        ClaimStatus next = judgement.status();
        // Once late, a person decides, whatever is learnt afterwards.
        boolean withAPerson = submittedAt != null || status == ClaimStatus.LATE_REVIEW;
        if (withAPerson || next == ClaimStatus.UNDER_REVIEW || told(next)) {
            return;
        }
        status = next;
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

    /** A new claim is collecting before anyone was told what is missing. */
    private boolean told(ClaimStatus next) {
        return status == next && !(next == ClaimStatus.COLLECTING && sequence == 1);
    }

    /**
     * Hands the claim to the reviewers. The first time is the moment that counts for the window (policy, section 4);
     * after more evidence it only goes back to them.
     */
    public void submit(Instant now) {
        requireOpen();
        if (submittedAt == null) {
            submittedAt = now;
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
        request = null;
        happened("claim.under_review", now, "system", Map.of());
    }

    /** A senior takes a late claim up for review. */
    public void takenUp(String note, Instant now, String by) {
        requireOpen();
        happened("claim.taken_up", now, person(by), internal(note));
    }

    /** A reviewer asks for more evidence. */
    public void moreEvidenceAsked(EvidenceRequest asked, Instant now) {
        requireOpen();
        request = asked;
        status = ClaimStatus.COLLECTING;
        happened(
                "claim.evidence_required",
                now,
                person(asked.by()),
                Map.of("requested", asked.text(), "due_at", asked.dueAt()));
    }

    /** A person decides; what exactly stays inside the house until it is the outcome. */
    public void decided(Decision made) {
        requireOpen();
        decision = made;
        approval = null;
        happened("claim.reviewed", made.at(), person(made.by()), internal(made.note(), "decision", made.kind()));
    }

    /**
     * A second person approves or refuses the decision.
     *
     * @throws IllegalStateException where there is no decision, or it is the same person's
     */
    public void approvalGiven(Approval given) {
        requireOpen();
        if (decision == null || given.by().equals(decision.by())) {
            throw new IllegalStateException("a decision is approved by another person than the one who made it");
        }
        approval = given;
        happened(
                "claim.second_review",
                given.at(),
                person(given.by()),
                internal(given.note(), "approved", given.approved()));
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
        if (decision.needsSecondPerson() && (approval == null || !approval.approved())) {
            throw new IllegalStateException("this decision needs a second person's approval");
        }
        outcome = new Outcome(decision.kind(), decision.reasonCode(), text, now);
        status = ClaimStatus.RESOLVED;
        happened(
                "claim.resolved",
                now,
                person(decision.by()),
                Map.of("decision", decision.kind(), "reason_code", decision.reasonCode()));
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

    /** Whether it may be erased: it is closed, and under no hold. */
    public boolean mayBeErased(Instant now) {
        return isClosed(now) && hold == null;
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
        Snapshot left = Erasure.of(snapshot());
        facts = left.facts();
        evidence.clear();
        evidence.addAll(left.evidence());
        request = left.request();
        decision = left.decision();
        approval = left.approval();
        happened("claim.erased", now, actor, internal(why));
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
        updatedAt = now;
        String policyVersion = judgement == null ? null : judgement.policyVersion();
        events.add(new ClaimEvent(sequence, type, now, actor, policyVersion, data));
    }

    private static String person(String userId) {
        return "user:" + userId;
    }

    /** Data that only the house sees: the reseller's timeline leaves out what stands under {@code internal}. */
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

    public ClaimFacts facts() {
        return facts;
    }

    public List<EvidenceItem> evidence() {
        return List.copyOf(evidence);
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

    public Judgement judgement() {
        return judgement;
    }

    public ClaimStatus status() {
        return status;
    }

    /** When the claim was complete and handed to the reviewers; null before. */
    public Instant submittedAt() {
        return submittedAt;
    }

    public EvidenceRequest request() {
        return request;
    }

    public Decision decision() {
        return decision;
    }

    public Approval approval() {
        return approval;
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
