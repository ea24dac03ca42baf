package com.psnb2b.codesupport.process.guard;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The service tasks that a model may have: the beans of {@code process/Delegates}, and what each does to a claim. */
enum Step {
    COLLECT("collectClaim", "collect-claim", "orderId", "resellerId"),
    CLASSIFY("classifyClaim", "classify-claim", "claimType", "coverage"),
    VALIDATE("validateEvidence", "validate-evidence", "evidenceComplete"),
    CHECK_WINDOW("checkClaimWindow", "check-claim-window", "windowState", "collectUntil", "remindAt"),
    SUBMIT("submitClaim", "submit-claim", "claimType", "coverage", "queue", "priority", "dueDate", "approvalFrom"),
    RECORD("recordOutcome", "record-outcome"),
    WITHDRAW("recordWithdrawal", null),
    REMIND("remindReseller", null),
    ESCALATE("escalateReview", null);

    private final String bean;
    private final String id;
    private final Set<String> gives;

    Step(String bean, String id, String... gives) {
        this.bean = bean;
        this.id = id;
        this.gives = Set.of(gives);
    }

    String bean() {
        return bean;
    }

    /** The id that the contract gives it; null where it gives none. */
    String id() {
        return id;
    }

    /** The variables that it sets for every claim. */
    Set<String> gives() {
        return gives;
    }

    /** Whether it may run beside the claim and asynchronously: it moves no claim on. */
    boolean isQuiet() {
        return this == REMIND || this == ESCALATE;
    }

    static Optional<Step> of(String bean) {
        return Arrays.stream(values()).filter(step -> step.bean.equals(bean)).findFirst();
    }
}
