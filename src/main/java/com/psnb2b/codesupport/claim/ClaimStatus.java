package com.psnb2b.codesupport.claim;

/** Where a claim stands (contract, section 2). */
public enum ClaimStatus {
    /**
     * Kept and not judged yet, because a model failed on it: until that is mended. A claim that no model fails on is
     * judged before anybody sees it.
     */
    RECEIVED,
    /** Evidence is missing and may still be added. */
    COLLECTING,
    UNDER_REVIEW,
    LATE_REVIEW,
    /** Not covered by the policy's rules; a person looks again where the reseller asks. */
    NOT_COVERED,
    RESOLVED,
    WITHDRAWN;

    /** Whether nothing may change any more. */
    public boolean isFinal() {
        return this == RESOLVED || this == WITHDRAWN;
    }
}
