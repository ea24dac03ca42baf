package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.EvidenceRequest;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Outcome;
import com.psnb2b.codesupport.claim.WireName;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a reseller reads about a claim: of review, never of a promise (policy, section 7). */
public final class Notices {

    private Notices() {}

    /** One or two sentences on where the claim stands, and what to do next. */
    public static String of(ClaimStatus status, Judgement judgement, Outcome outcome) {
        return switch (status) {
            case RECEIVED ->
                "The claim was received and is kept. What kind of problem it is, and what is missing, is said as soon as"
                        + " our process can take it up; it counts from the moment that it came in. Filing a claim promises"
                        + " no outcome.";
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

    /** What a reviewer waits for, and what is still missing of it. */
    public static String of(EvidenceRequest request) {
        String asked =
                "A reviewer has asked for more. Answer in words, or add what is asked for, before the deadline; then the"
                        + " claim goes back to the person who asked. ";
        String missing = Stream.concat(
                        request.stillAsked().stream()
                                .map(type -> WireName.of(type).replace('_', ' ')),
                        request.inWords() ? Stream.of("an answer in words") : Stream.empty())
                .collect(Collectors.joining(", "));
        return asked + (missing.isEmpty() ? "" : "Still asked for: " + missing + ". ")
                + "Filing a claim promises no outcome.";
    }

    /** While another person looks at a decided claim. */
    public static String ofAppeal() {
        return "The outcome was appealed. Another person than before looks at the claim; until that person has decided, the"
                + " outcome stays as it is.";
    }

    /** For the checklist: what a claim with this status and judgement would meet. */
    public static String ofCheck(ClaimStatus status, Judgement judgement) {
        return "This is a check and no decision; nothing was filed. " + of(status, judgement, null);
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
