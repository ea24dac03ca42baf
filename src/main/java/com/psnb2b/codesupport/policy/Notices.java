package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Outcome;

/** What a reseller reads about a claim: of review, never of a promise (policy, section 7). */
public final class Notices {

    private Notices() {}

    /** One or two sentences on where the claim stands, and what to do next. */
    public static String of(ClaimStatus status, Judgement judgement, Outcome outcome) {
        return switch (status) {
            case COLLECTING ->
                "Evidence is missing. Add it before the deadline; then the claim goes to review. Filing a claim"
                        + " promises no outcome.";
            case UNDER_REVIEW ->
                "The claim is under review by a person. It may be eligible under the Code Support Policy; nothing is"
                        + " decided yet.";
            case LATE_REVIEW ->
                "The claim window has closed. Late claims may be declined, unless it can be confirmed that the issue"
                        + " originated on the supplier's side. A person looks at the claim.";
            case NOT_COVERED ->
                "Under the Code Support Policy this claim was not covered, because: " + judgement.coverageText()
                        + " While the claim window is open, you may ask once for a person to look again.";
            case RESOLVED -> outcome.text();
            case WITHDRAWN -> "The claim was withdrawn by the reseller.";
        };
    }

    /** For the checklist: what a claim with these facts would meet. */
    public static String ofCheck(Judgement judgement) {
        return "This is a check and no decision; nothing was filed. " + of(judgement.status(), judgement, null);
    }

    /** What the reseller reads once a person has decided. */
    public static String ofOutcome(DecisionKind decision) {
        return switch (decision) {
            case REPLACEMENT -> "After review, a replacement was approved for this claim.";
            case REFUND -> "After review, a refund was approved for this claim.";
            case CLOSURE -> "After review, the claim was closed without a replacement or refund.";
        };
    }
}
