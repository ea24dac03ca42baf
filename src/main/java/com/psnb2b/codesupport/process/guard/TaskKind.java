package com.psnb2b.codesupport.process.guard;

import java.util.Arrays;
import java.util.Optional;

/** The user tasks that a claim may have: the beans of {@code process/Listeners} that take what a person submits. */
enum TaskKind {
    EVIDENCE("takeEvidence", "complete-evidence"),
    REVIEW("takeReviewDecision", "review-claim"),
    LATE("takeLateDecision", "decide-late-claim"),
    APPROVAL("takeApproval", "approve-outcome");

    /** Shows the claim to the person, and clears what an earlier one chose. */
    static final String BRIEFING = "briefPerson";

    private final String bean;
    private final String id;

    TaskKind(String bean, String id) {
        this.bean = bean;
        this.id = id;
    }

    String bean() {
        return bean;
    }

    /** The id that the contract gives the task of this kind that every model must have. */
    String id() {
        return id;
    }

    /** Whether the person who completes it decides about the claim. */
    boolean decides() {
        return this != EVIDENCE;
    }

    static Optional<TaskKind> of(String bean) {
        return Arrays.stream(values()).filter(kind -> kind.bean.equals(bean)).findFirst();
    }
}
