package com.psnb2b.codesupport.claim;

/**
 * How two values stand to each other (policy, section 2a). Values that cannot be compared are a note for the reviewer
 * and never a reason to classify.
 */
public enum Comparison {
    SAME,
    DIFFERENT,
    NOT_COMPARABLE
}
