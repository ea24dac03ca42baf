package com.psnb2b.codesupport.claim;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A case with its claims at one moment.
 *
 * @param claims in the order in which they were filed
 */
public record CaseState(ClaimCase claimCase, List<Claim> claims) {

    /** Somebody has to do something about a claim that stands there. */
    private static final Set<ClaimStatus> OPEN =
            EnumSet.of(ClaimStatus.RECEIVED, ClaimStatus.COLLECTING, ClaimStatus.UNDER_REVIEW, ClaimStatus.LATE_REVIEW);

    /** Where a case stands. */
    public enum Status {
        /** Somebody has still to do with one of its claims. */
        OPEN,
        /** Each of its claims is decided, withdrawn, or not covered. */
        RESOLVED
    }

    /** Whether somebody has still to do with a claim that stands there, so that its case is open. */
    public static boolean isOpen(ClaimStatus status) {
        return OPEN.contains(status);
    }

    public Status status() {
        return claims.stream().anyMatch(claim -> isOpen(claim.status())) ? Status.OPEN : Status.RESOLVED;
    }

    /** How many claims stand where, those alone where one does. */
    public Map<ClaimStatus, Integer> byStatus() {
        Map<ClaimStatus, Integer> counted = new EnumMap<>(ClaimStatus.class);
        claims.forEach(claim -> counted.merge(claim.status(), 1, Integer::sum));
        return counted;
    }

    /** How many claims have which outcome. */
    public Map<DecisionKind, Integer> byDecision() {
        Map<DecisionKind, Integer> counted = new EnumMap<>(DecisionKind.class);
        claims.stream()
                .map(Claim::outcome)
                .filter(Objects::nonNull)
                .forEach(outcome -> counted.merge(outcome.decision(), 1, Integer::sum));
        return counted;
    }

    /** The claims to which something may still be added. */
    public List<Claim> open(Instant now) {
        return claims.stream().filter(claim -> !claim.isClosed(now)).toList();
    }
}
