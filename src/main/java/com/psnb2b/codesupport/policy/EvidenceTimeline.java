package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.policy.KnownFacts.Opening;
import java.time.Instant;
import java.util.List;

/**
 * What should have happened one after the other (policy, section 3): ordered, delivered or made available, retrieved,
 * attempted, reported, received. For people; the judgement reads the facts themselves.
 */
public final class EvidenceTimeline {

    /** The steps, in their order. */
    public enum Step {
        ORDERED,
        DELIVERED,
        RETRIEVED,
        ATTEMPTED,
        REPORTED,
        RECEIVED
    }

    /**
     * One step of it.
     *
     * @param at the time that counts: recorded beats stated; null where unknown
     * @param source {@code recorded}, {@code stated} or {@code received}; null where the time is unknown
     * @param stated what the claim states, where the record tells another time; else null
     * @param contradictions what does not fit about this step
     */
    public record Moment(Step step, Instant at, String source, Instant stated, List<Contradiction> contradictions) {}

    private EvidenceTimeline() {}

    /** All six steps, also those of which nothing is known. */
    public static List<Moment> of(JudgementInput input, List<Contradiction> contradictions, PolicyTables tables) {
        KnownFacts known = KnownFacts.of(input, tables);
        ClaimFacts stated = input.facts();
        DeliveryRecord record = input.record();
        Instant recordedOrder = record == null ? null : record.orderedAt();
        Instant recordedRetrieval = record == null ? null : record.retrievedAt();
        return List.of(
                moment(Step.ORDERED, known.orderedAt(), recordedOrder != null, null, contradictions),
                delivered(known, stated, contradictions),
                moment(
                        Step.RETRIEVED,
                        known.retrievedAt(),
                        recordedRetrieval != null,
                        stated.retrievedAt(),
                        contradictions),
                moment(Step.ATTEMPTED, stated.report().attemptedAt(), false, null, contradictions),
                moment(Step.REPORTED, stated.report().reportedAt(), false, null, contradictions),
                new Moment(Step.RECEIVED, input.receivedAt(), "received", null, List.of()));
    }

    private static Moment delivered(KnownFacts known, ClaimFacts stated, List<Contradiction> contradictions) {
        Opening opening = known.opening();
        Opening statedOpening = Opening.earliest(stated.deliveredAt(), stated.madeAvailableAt(), "stated");
        return moment(
                Step.DELIVERED,
                opening == null ? null : opening.at(),
                opening != null && opening.source().equals("recorded"),
                statedOpening == null ? null : statedOpening.at(),
                contradictions);
    }

    private static Moment moment(
            Step step, Instant at, boolean recorded, Instant stated, List<Contradiction> contradictions) {
        boolean differs = recorded && stated != null && KnownFacts.apart(stated, at);
        return new Moment(
                step,
                at,
                at == null ? null : recorded ? "recorded" : "stated",
                differs ? stated : null,
                contradictions.stream()
                        .filter(contradiction -> step == stepOf(contradiction))
                        .toList());
    }

    /** The step that a contradiction is about; null where it is about none. */
    private static Step stepOf(Contradiction contradiction) {
        return switch (contradiction) {
            case DELIVERED_BEFORE_ORDERED, RECORD_DISAGREES_TIME, RECORD_DISAGREES_STATUS -> Step.DELIVERED;
            case RETRIEVED_BEFORE_DELIVERY, RECORD_DISAGREES_RETRIEVAL -> Step.RETRIEVED;
            case ATTEMPTED_BEFORE_DELIVERY -> Step.ATTEMPTED;
            case REPORTED_BEFORE_ATTEMPT -> Step.REPORTED;
            default -> null;
        };
    }
}
