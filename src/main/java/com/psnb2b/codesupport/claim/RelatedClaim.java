package com.psnb2b.codesupport.claim;

import java.time.Instant;

/**
 * Another claim, as far as a reviewer needs to see that the two have something in common.
 *
 * @param resellerId null where the channel that the claim came by does not know
 * @param type null while the claim is not judged
 * @param decision how it ended first; null where it has not
 * @param mayPayAgain whether an appeal or a correction of it is open, or has paid
 * @param evidenceId the piece of evidence that both share, or that looks alike; null where it is not about evidence
 * @param likeEvidenceId the piece on the claim at hand that it was compared with; null likewise
 */
public record RelatedClaim(
        String id,
        String resellerId,
        String orderId,
        ClaimStatus status,
        ClaimType type,
        DecisionKind decision,
        boolean mayPayAgain,
        Instant createdAt,
        String evidenceId,
        String likeEvidenceId) {}
