package com.psnb2b.codesupport.insight;

/** Steps at which a claim waits for somebody. */
public enum Step {
    COMPLETE_EVIDENCE("complete-evidence", "Complete evidence"),
    REVIEW("review-claim", "Review claim"),
    LATE_CLAIM("decide-late-claim", "Decide late claim"),
    APPROVAL("approve-outcome", "Approve outcome");

    private final String task;
    private final String label;

    Step(String task, String label) {
        this.task = task;
        this.label = label;
    }

    /** The task of the model that it is (contract, section 3). */
    public String task() {
        return task;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
