package com.psnb2b.codesupport.process.guard;

import java.util.Arrays;
import java.util.Optional;

/** The service tasks that a model may have: the beans of {@code process/Delegates}, and what each does to a claim. */
enum Step {
    COLLECT("collectClaim", "collect-claim"),
    CLASSIFY("classifyClaim", "classify-claim"),
    VALIDATE("validateEvidence", "validate-evidence"),
    CHECK_WINDOW("checkClaimWindow", "check-claim-window"),
    SUBMIT("submitClaim", "submit-claim"),
    RECORD("recordOutcome", "record-outcome"),
    WITHDRAW("recordWithdrawal", null),
    REMIND("remindReseller", null),
    ESCALATE("escalateReview", null);

    private final String bean;
    private final String id;

    Step(String bean, String id) {
        this.bean = bean;
        this.id = id;
    }

    String bean() {
        return bean;
    }

    /** The id that the contract gives it; null where it gives none. */
    String id() {
        return id;
    }

    /** Whether it may run beside the claim and asynchronously: it moves no claim on. */
    boolean isQuiet() {
        return this == REMIND || this == ESCALATE;
    }

    static Optional<Step> of(String bean) {
        return Arrays.stream(values()).filter(step -> step.bean.equals(bean)).findFirst();
    }
}
