package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.FactChange;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Everything that a judgement is made from.
 *
 * @param facts as the claim states them
 * @param evidence on the claim
 * @param record the supplier's record; null where there is none
 * @param receivedAt when the claim came in
 * @param asOf the moment that the window is measured at: when the claim was submitted, or a model held
 *     it up, or now
 * @param corrected whether something was stated otherwise before
 */
public record JudgementInput(
        ClaimFacts facts,
        List<EvidenceItem> evidence,
        DeliveryRecord record,
        Instant receivedAt,
        Instant asOf,
        boolean corrected) {

    /** Of a claim that states what it stated at first. */
    public JudgementInput(
            ClaimFacts facts, List<EvidenceItem> evidence, DeliveryRecord record, Instant receivedAt, Instant asOf) {
        this(facts, evidence, record, receivedAt, asOf, false);
    }

    /** The input for a claim as it stands. */
    public static JudgementInput of(Claim claim, Instant now) {
        Instant asOf = Stream.of(claim.submittedAt(), claim.heldUpSince())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(now);
        return asOf(claim, asOf);
    }

    /** What a claim is judged by, measured at another moment than its own. */
    public static JudgementInput asOf(Claim claim, Instant asOf) {
        return new JudgementInput(
                claim.facts(),
                claim.evidence(),
                claim.record(),
                claim.createdAt(),
                asOf,
                claim.corrections().stream().anyMatch(FactChange::contradicts));
    }
}
