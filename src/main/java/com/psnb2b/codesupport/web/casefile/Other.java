package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.RelatedClaim;
import java.time.Instant;

/**
 * Another claim.
 *
 * @param code masked; null where it is not told apart by its code
 * @param outcome how it ended; null where it has not
 * @param evidenceId a piece of it that resembles {@code likeEvidenceId} of this claim; both null where it is not about
 *     evidence
 */
record Other(
        String id,
        String orderId,
        String code,
        String resellerId,
        String type,
        Named status,
        String outcome,
        Instant createdAt,
        String evidenceId,
        String likeEvidenceId) {

    static Other of(RelatedClaim claim) {
        return new Other(
                claim.id(),
                claim.orderId(),
                null,
                claim.resellerId(),
                claim.type() == null ? null : CaseFileNames.of(claim.type()),
                Named.of(claim.status()),
                claim.decision() == null ? null : CaseFileNames.of(claim.decision()),
                claim.createdAt(),
                claim.evidenceId(),
                claim.likeEvidenceId());
    }

    static Other of(Claim claim) {
        return new Other(
                claim.id(),
                claim.facts().orderId(),
                claim.facts().code() == null ? null : claim.facts().code().masked(),
                claim.resellerId(),
                CaseFileNames.of(claim.judgement().classification().type()),
                Named.of(claim.status()),
                claim.outcome() == null
                        ? null
                        : CaseFileNames.of(claim.outcome().decision()),
                claim.createdAt(),
                null,
                null);
    }
}
