package com.psnb2b.codesupport.guard;

/** What a service task does to a claim; those of judgement in their order. */
public enum ServiceTaskKind {
    COLLECT,
    CLASSIFY,
    VALIDATE,
    CHECK_WINDOW,
    SUBMIT,
    RECORD,
    WITHDRAW,
    REMIND,
    ESCALATE,
    /** Tells the reseller something by webhook and mail, in words that stand in the drawing. */
    MAIL,
    /** Makes the decision of reviews side by side, where they are alike. */
    COMPARE;

    /** Whether it may run beside the claim and asynchronously: it moves no claim on. */
    boolean isQuiet() {
        return this == REMIND || this == ESCALATE || this == MAIL;
    }
}
