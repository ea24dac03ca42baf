package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.RelatedClaim;
import java.util.List;

/**
 * Something about a claim that a reviewer should look at twice (policy, section 8). It decides nothing.
 *
 * @param text for our staff alone
 * @param claims the other claims that it is about, newest first; empty where it is about none in particular
 */
public record Signal(Kind kind, String text, List<RelatedClaim> claims) {

    /** What kind of thing it is, the weightiest first. */
    public enum Kind {
        SAME_CODE,
        SAME_FILE,
        TIMES_DO_NOT_FIT,
        MANY_CLAIMS,
        /** Weak: screenshots of the same store page look alike. */
        LIKE_PICTURE,
        /** Speaks for the reseller: the fault may be the supplier's. */
        SUPPLY_FAULT
    }
}
