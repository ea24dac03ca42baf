package com.psnb2b.codesupport.claim;

import java.time.Instant;

/**
 * What a reviewer answered to a signal that two claims have something in common (policy, section 8). It stands at both,
 * decides nothing, and is for our staff alone.
 *
 * @param claimId where it was answered
 * @param otherId the other claim
 * @param note why; null where nothing was written
 * @param by the person's id
 */
public record SignalAnswer(
        String claimId, String otherId, About about, Answer answer, String note, String by, Instant at) {

    /** What the two have in common: the signals that are about another claim. */
    public enum About {
        SAME_CODE,
        SAME_FILE,
        LIKE_PICTURE
    }

    /** How the claim stands to the other one. */
    public enum Answer {
        DUPLICATE_OF,
        RELATED,
        NOT_RELATED
    }

    /** The claim on the other side of this one. */
    public String otherThan(String id) {
        return claimId.equals(id) ? otherId : claimId;
    }

    /** Whether both are about the same thing between the same two claims, so that the later one counts. */
    public boolean isOfTheSame(SignalAnswer earlier) {
        return about == earlier.about
                && (claimId.equals(earlier.claimId) || claimId.equals(earlier.otherId))
                && (otherId.equals(earlier.claimId) || otherId.equals(earlier.otherId));
    }
}
