package com.psnb2b.codesupport.secondlook;

import com.psnb2b.codesupport.agreement.Look;
import com.psnb2b.codesupport.agreement.Look.Settled;
import com.psnb2b.codesupport.agreement.Verdict;
import java.time.Instant;

/**
 * A claim that is decided once more, and what became of it.
 *
 * @param type of the claim, as it was judged when it was decided
 * @param approvedBy who approved the first decision; null where nobody had to
 * @param takenBy who has the task at this moment; null where nobody has
 * @param second null until somebody has answered
 * @param settlement null where nobody had to settle anything, or has
 * @param endedAt null while it is open
 */
public record SecondLook(
        String id,
        String claimId,
        String type,
        Answer first,
        String approvedBy,
        Instant drawnAt,
        Instant dueAt,
        String takenBy,
        Answer second,
        Settlement settlement,
        Instant endedAt,
        Ending ending) {

    /** How it ended. */
    public enum Ending {
        AGREED,
        SETTLED,
        /** The claim was erased meanwhile, so that there was nothing left to look at. */
        ERASED
    }

    /** Whom a disagreement is settled for. */
    public enum SettledFor {
        FIRST,
        SECOND,
        NEITHER
    }

    /**
     * What a person decided.
     *
     * @param decision {@code replacement}, {@code refund} or {@code closure}
     * @param note of the second person, for the file; null where they wrote none, and of the first always
     * @param at null of the first
     */
    public record Answer(String decision, String reason, String note, String by, Instant at) {

        public Verdict verdict() {
            return new Verdict(decision, ReasonGroup.of(reason));
        }
    }

    /** @param words that both persons read */
    public record Settlement(SettledFor settledFor, String words, String by) {}

    /** Whether this person may not look: they have decided the claim, or approved the decision. */
    boolean isOwn(String person) {
        return person.equals(first.by()) || person.equals(approvedBy);
    }

    /** Whether this person may not settle it: they are one of those who disagree, or approved the first decision. */
    boolean isParty(String person) {
        return isOwn(person) || second != null && person.equals(second.by());
    }

    public boolean isAnswered() {
        return second != null;
    }

    /** For figures. @throws IllegalStateException where nobody has answered */
    Look look() {
        if (second == null) {
            throw new IllegalStateException("nobody has answered yet");
        }
        return new Look(
                claimId, type, first.verdict(), second.verdict(), first.by(), second.by(), settled(), second.at());
    }

    private Settled settled() {
        if (ending == Ending.AGREED) {
            return Settled.NOT_NEEDED;
        }
        return settlement == null
                ? Settled.NOT_YET
                : switch (settlement.settledFor()) {
                    case FIRST -> Settled.FOR_FIRST;
                    case SECOND -> Settled.FOR_SECOND;
                    case NEITHER -> Settled.FOR_NEITHER;
                };
    }
}
