package com.psnb2b.codesupport.claim;

/** What a reviewer may decide; nothing else, and nobody else, decides a claim. */
public enum DecisionKind {
    REPLACEMENT,
    REFUND,
    CLOSURE;

    /** Whether it costs the supplier: then the face value or an override may ask for a second person. */
    public boolean pays() {
        return this != CLOSURE;
    }
}
