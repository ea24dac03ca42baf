package com.psnb2b.codesupport.claim;

/** How the policy covers a claim type (policy, section 2). */
public enum Coverage {
    COVERED_IF_CONFIRMED,
    CASE_BY_CASE,
    NOT_COVERED,
    NEEDS_REVIEW
}
