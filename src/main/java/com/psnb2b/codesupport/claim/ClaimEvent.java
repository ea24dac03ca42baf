package com.psnb2b.codesupport.claim;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One entry of a claim's timeline.
 *
 * @param sequence 1 for the first of a claim, then without gaps
 * @param type such as {@code claim.created}
 * @param actor who did it: {@code reseller:ID}, {@code user:ID}, {@code supplier} or {@code system}
 * @param policyVersion of the judgement at that moment; null before there is one
 * @param data what belongs to it, never a full code
 */
public record ClaimEvent(
        int sequence, String type, Instant at, String actor, String policyVersion, Map<String, Object> data) {

    /** Key of the data that only our staff see: a decision that is not the outcome yet would read as a promise. */
    public static final String INTERNAL = "internal";

    /** The outcome of an appeal. */
    public static final String APPEAL_RESOLVED = "claim.appeal_resolved";

    /** The outcome of a correction. */
    public static final String CORRECTED = "claim.outcome_corrected";

    /** Of which appeal or correction an event is. */
    public static final String APPEAL = "appeal_id";

    private static final String RESOLVED = "claim.resolved";

    /** The same of an appeal; and that one of our staff thinks of another outcome, which may come to nothing. */
    private static final Set<String> UNTIL_THE_NEXT_OUTCOME = Set.of(
            "claim.correction_opened",
            "claim.correction_dropped",
            "claim.appeal_escalated",
            "claim.appeal_reviewed",
            "claim.appeal_second_review");

    /** That somebody looked, and how often, tells what was decided: a second person is asked where it pays. */
    private static final Set<String> UNTIL_THE_OUTCOME =
            Set.of("claim.reviewed", "claim.reviewed_beside", "claim.second_review");

    /** What says that, when or how somebody decided, or what came afterwards. */
    private static final Set<String> OF_THE_DECISION = Set.of(
            "claim.reviewed",
            "claim.reviewed_beside",
            "claim.second_review",
            RESOLVED,
            "claim.appealed",
            "claim.correction_opened",
            "claim.appeal_escalated",
            "claim.appeal_reviewed",
            "claim.appeal_second_review",
            "claim.correction_dropped",
            APPEAL_RESOLVED,
            CORRECTED,
            "claim.held",
            "claim.released",
            "claim.evidence_erased",
            "claim.erased");

    private static final Set<String> BY_THE_DESK =
            Set.of("claim.created", "claim.evidence_added", "claim.fact_changed");
    private static final String PERSON = "user:";

    /**
     * Events as the reseller may see them, in the same order, whichever way they go out: no decision before it is the
     * outcome, nothing internal, and none of our staff by name.
     *
     * @param events all of a claim up to some moment, which says whether there is an outcome
     */
    public static List<ClaimEvent> forReseller(List<ClaimEvent> events) {
        boolean hasOutcome = events.stream().anyMatch(event -> event.type.equals(RESOLVED));
        Set<Object> ended = events.stream()
                .filter(event -> event.type.equals(APPEAL_RESOLVED) || event.type.equals(CORRECTED))
                .map(event -> event.data.get(APPEAL))
                .collect(Collectors.toSet());
        return events.stream()
                .filter(event -> hasOutcome || !UNTIL_THE_OUTCOME.contains(event.type))
                .filter(event -> !UNTIL_THE_NEXT_OUTCOME.contains(event.type) || ended.contains(event.data.get(APPEAL)))
                .map(ClaimEvent::withoutTheHouse)
                .toList();
    }

    /**
     * Events as somebody may see them who decides once more: nothing of what was decided, and none of our staff by name.
     *
     * @param events all of a claim
     */
    public static List<ClaimEvent> beforeItsDecision(List<ClaimEvent> events) {
        return events.stream()
                .filter(event -> !OF_THE_DECISION.contains(event.type))
                .map(ClaimEvent::withoutTheHouse)
                .toList();
    }

    /** Who did something, as the reseller may know it: of our staff the role, and no name. */
    public static String outside(String actor, String type) {
        if (!actor.startsWith(PERSON)) {
            return actor;
        }
        return BY_THE_DESK.contains(type) ? "support-desk" : "reviewer";
    }

    private ClaimEvent withoutTheHouse() {
        Map<String, Object> shown = new LinkedHashMap<>(data);
        shown.remove(INTERNAL);
        return new ClaimEvent(sequence, type, at, outside(actor, type), policyVersion, shown);
    }
}
