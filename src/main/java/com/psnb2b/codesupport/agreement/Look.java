package com.psnb2b.codesupport.agreement;

import java.time.Instant;

/**
 * A claim that two persons decided, the second without knowing of the first.
 *
 * @param type of the claim, as it was judged when it was decided
 * @param firstBy user id
 * @param secondBy user id, of another person
 * @param at when the second person answered
 */
public record Look(
        String claimId,
        String type,
        Verdict first,
        Verdict second,
        String firstBy,
        String secondBy,
        Settled settled,
        Instant at) {

    /** For whom a third person settled a disagreement. */
    public enum Settled {
        /** They agree. */
        NOT_NEEDED,
        /** They disagree, and nobody has settled it yet. */
        NOT_YET,
        FOR_FIRST,
        FOR_SECOND,
        FOR_NEITHER
    }

    public boolean agreed() {
        return first.equals(second);
    }

    /** Whether the first person was overruled. */
    public boolean isAgainstFirst() {
        return settled == Settled.FOR_SECOND || settled == Settled.FOR_NEITHER;
    }
}
