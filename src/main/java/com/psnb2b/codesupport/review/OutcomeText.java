package com.psnb2b.codesupport.review;

import com.psnb2b.codesupport.claim.Appeal;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.policy.Notices;

/**
 * What the reseller reads once a claim is decided. The review form shows it beforehand, from a copy that a test compares
 * with this one.
 */
public final class OutcomeText {

    private OutcomeText() {}

    /** @param reasonCode a {@link ReasonCode}, or one of a process owner's own, which has no text */
    public static String of(DecisionKind decision, String reasonCode) {
        String outcome = Notices.ofOutcome(decision);
        return ReasonCode.known(reasonCode)
                .map(reason -> outcome + " " + reason.text())
                .orElse(outcome);
    }

    /** The same of a decided claim that was looked at again. */
    public static String ofAppeal(Appeal appeal) {
        String made = of(appeal.decision().kind(), appeal.decision().reasonCode());
        if (appeal.isCorrection()) {
            return "The outcome was corrected. " + made;
        }
        return (appeal.stands()
                        ? "On appeal, another person looked at the claim again, and the outcome stands. "
                        : "On appeal, the outcome was changed. ")
                + made;
    }
}
