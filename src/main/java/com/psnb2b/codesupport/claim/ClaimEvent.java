package com.psnb2b.codesupport.claim;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

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

    /** Key of the data that only the house sees: a decision that is not the outcome yet would read as a promise. */
    public static final String INTERNAL = "internal";

    /** This event as the reseller sees it, in the same order each time. */
    public ClaimEvent forReseller() {
        Map<String, Object> shown = new LinkedHashMap<>(data);
        shown.remove(INTERNAL);
        return new ClaimEvent(sequence, type, at, actor, policyVersion, shown);
    }
}
