package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.EvidenceItem;
import java.time.Instant;
import java.util.List;

/**
 * Everything that a judgement is made from.
 *
 * @param facts as the claim states them
 * @param evidence on the claim
 * @param record the supplier's record; null where there is none
 * @param receivedAt when the claim came in
 * @param asOf the moment that the window is measured at: when the claim was submitted, or now
 */
public record Dossier(
        ClaimFacts facts, List<EvidenceItem> evidence, DeliveryRecord record, Instant receivedAt, Instant asOf) {

    /** The dossier of a claim as it stands. */
    public static Dossier of(Claim claim, Instant now) {
        Instant asOf = claim.submittedAt() != null ? claim.submittedAt() : now;
        return new Dossier(claim.facts(), claim.evidence(), claim.record(), claim.createdAt(), asOf);
    }
}
