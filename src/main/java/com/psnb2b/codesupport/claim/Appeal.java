package com.psnb2b.codesupport.claim;

import java.time.Instant;
import java.util.List;

/**
 * A decided claim that is looked at again: because its reseller has appealed, or because our staff correct it. It names the
 * outcome that it is about, and changes nothing in that; what comes of it is an outcome of its own (contract, section 6).
 *
 * @param id {@code apl_…}, unique
 * @param reason why, in the words of whoever asked; null where new evidence says it alone
 * @param evidence ids of what came with it
 * @param by who asked, as events name it
 * @param of the outcome that it is about
 * @param decision what another person decided; null before
 * @param approval a second person's word on that; null where nobody gave one
 * @param outcome what came of it; null before, and for a correction that was given up
 * @param endedAt null while it is open
 */
public record Appeal(
        String id,
        Kind kind,
        String reason,
        List<String> evidence,
        String by,
        Instant at,
        Outcome of,
        Decision decision,
        Approval approval,
        Outcome outcome,
        Instant endedAt) {

    /** Who wants it. */
    public enum Kind {
        /** The reseller does. */
        APPEAL,
        /** A senior reviewer does. */
        CORRECTION
    }

    public Appeal {
        evidence = List.copyOf(evidence);
    }

    /** One that nobody has decided. */
    public Appeal(String id, Kind kind, String reason, List<String> evidence, String by, Instant at, Outcome of) {
        this(id, kind, reason, evidence, by, at, of, null, null, null, null);
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    public boolean isCorrection() {
        return kind == Kind.CORRECTION;
    }

    /** Whether a second person is to say whether they approve what was decided. */
    public boolean waitsForApproval() {
        return decision != null && decision.needsSecondPerson() && approval == null;
    }

    /** Whether there is nothing that may become an outcome: nobody has decided, or a second person has not approved it. */
    boolean isUndecided() {
        return decision == null || decision.needsSecondPerson() && (approval == null || !approval.approved());
    }

    /** Whether what was decided is what the outcome says that it is about. */
    public boolean stands() {
        return decision != null && decision.kind() == of.decision();
    }

    Appeal decided(Decision made) {
        return new Appeal(id, kind, reason, evidence, by, at, of, made, null, null, null);
    }

    Appeal approved(Approval given) {
        return new Appeal(id, kind, reason, evidence, by, at, of, decision, given, null, null);
    }

    Appeal ended(Outcome made, Instant now) {
        return new Appeal(id, kind, reason, evidence, by, at, of, decision, approval, made, now);
    }
}
