package com.psnb2b.codesupport.claim;

import java.util.List;

/**
 * What the policy makes of a claim at one moment. A person decides on it; it decides nothing itself.
 *
 * @param policyVersion of the decision tables that the last step was made by
 * @param classifiedUnder version of the tables that say the type, its coverage and its evidence: the earlier of the two
 *     where the window alone was measured again since
 * @param coverageText why, for people
 */
public record Judgement(
        Classification classification,
        Coverage coverage,
        String coverageText,
        EvidenceStatus evidence,
        Window window,
        List<Contradiction> contradictions,
        String policyVersion,
        String classifiedUnder) {

    /** This judgement with the evidence checked again. */
    public Judgement with(EvidenceStatus checked) {
        return new Judgement(
                classification,
                coverage,
                coverageText,
                checked,
                window,
                contradictions,
                policyVersion,
                classifiedUnder);
    }

    /** This judgement with the window measured again, by the tables of this version. */
    public Judgement with(Window measured, String version) {
        return new Judgement(
                classification, coverage, coverageText, evidence, measured, contradictions, version, classifiedUnder);
    }

    /**
     * The status that follows (contract, section 2): past the window comes first, then missing evidence, then coverage;
     * whatever is left, a person looks at.
     */
    public ClaimStatus status() {
        if (window.state() == WindowState.LATE) {
            return ClaimStatus.LATE_REVIEW;
        }
        if (!evidence.isComplete()) {
            return ClaimStatus.COLLECTING;
        }
        return coverage == Coverage.NOT_COVERED ? ClaimStatus.NOT_COVERED : ClaimStatus.UNDER_REVIEW;
    }
}
