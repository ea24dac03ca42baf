package com.psnb2b.codesupport.replay;

/** The parts of a judgement that a replay compares. */
public enum Aspect {
    /** Where the claim goes next: its status, and the queue of the person who gets it. */
    NEXT("Where the claim goes"),
    TYPE("Claim type"),
    COVERAGE("Coverage"),
    WINDOW("Claim window"),
    WINDOW_END("End of the window"),
    MISSING("Missing evidence"),
    RECOMMENDED("Recommended evidence"),
    PRIORITY("Priority"),
    DUE("Due in"),
    /** Whether a replacement or refund would take a second person. */
    SECOND_PERSON("Second person for a payout"),
    /** What the reseller reads as the reason. */
    WORDS("Explanation");

    private final String label;

    Aspect(String label) {
        this.label = label;
    }

    /** Whether this is what a claim turns on, and no consequence or wording of it. */
    public boolean isMain() {
        return this == NEXT || this == TYPE || this == COVERAGE || this == WINDOW || this == MISSING;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
