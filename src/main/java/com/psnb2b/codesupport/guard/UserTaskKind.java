package com.psnb2b.codesupport.guard;

/** What a person does in a user task of a claim. */
public enum UserTaskKind {
    EVIDENCE,
    REVIEW,
    LATE,
    APPROVAL,
    /** Reviews it beside others, whose reviews are compared with this one before anything is decided. */
    REVIEW_BESIDE,
    /** Looks at something beside the decision, and answers with results of their own. */
    CHECK;

    /** Whether the person who completes it decides about the claim. */
    boolean decides() {
        return hasSay() && this != REVIEW_BESIDE;
    }

    /** Whether what the person says counts for the outcome, by itself or with what others say. */
    boolean hasSay() {
        return this != EVIDENCE && this != CHECK;
    }

    /** Whether the person answers with results, and leaves the claim as it is. */
    boolean answers() {
        return this == CHECK || this == REVIEW_BESIDE;
    }
}
