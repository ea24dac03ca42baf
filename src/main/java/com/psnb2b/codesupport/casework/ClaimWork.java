package com.psnb2b.codesupport.casework;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryRecords;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.evidence.EvidenceLimits;
import com.psnb2b.codesupport.policy.Dossier;
import com.psnb2b.codesupport.policy.Judge;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.policy.PolicyTables.Routing;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The steps from report to review. Each needs a transaction, and is written when that ends. */
@Service
public class ClaimWork {

    private final ClaimStore claims;
    private final DeliveryRecords deliveries;
    private final Policies policies;
    private final SignalWork signals;
    private final Clock clock;

    ClaimWork(ClaimStore claims, DeliveryRecords deliveries, Policies policies, SignalWork signals, Clock clock) {
        this.claims = claims;
        this.deliveries = deliveries;
        this.policies = policies;
        this.signals = signals;
        this.clock = clock;
    }

    /** Opens the claim with all that came with it. */
    public Claim collect(Submission submission) {
        Claim claim = Claim.open(Ids.claim(), ofItsReseller(submission), clock.instant());
        claims.add(claim);
        return claim;
    }

    /** A claim through a door that does not know the reseller belongs to whom the code was delivered. */
    private Submission ofItsReseller(Submission submission) {
        if (submission.resellerId() != null) {
            return submission;
        }
        String resellerId = deliveries
                .matching(null, submission.facts().orderId(), submission.facts().code())
                .map(DeliveryRecord::resellerId)
                .orElse(null);
        return new Submission(
                submission.facts(), resellerId, submission.channel(), submission.actor(), submission.evidence());
    }

    /** Says which kind of problem it is (policy, section 3). */
    public Claim classify(String claimId) {
        Claim claim = claims.forWork(claimId);
        Instant now = clock.instant();
        lookUpRecord(claim, now);
        claim.judged(Judge.classify(Dossier.of(claim, now), claim.judgement(), policies.current()), now);
        return claim;
    }

    private void lookUpRecord(Claim claim, Instant now) {
        claim.foundRecord(
                deliveries
                        .matching(
                                claim.resellerId(),
                                claim.facts().orderId(),
                                claim.facts().code())
                        .orElse(null),
                now);
    }

    /** Says what evidence is missing (policy, section 5). */
    public Claim validateEvidence(String claimId) {
        Claim claim = claims.forWork(claimId);
        Instant now = clock.instant();
        claim.judged(Judge.validateEvidence(Dossier.of(claim, now), claim.judgement(), policies.current()), now);
        return claim;
    }

    /** Measures the claim window (policy, section 4), and gives the claim the status that follows. */
    public Claim checkWindow(String claimId) {
        Claim claim = claims.forWork(claimId);
        Instant now = clock.instant();
        claim.judged(Judge.measureWindow(Dossier.of(claim, now), claim.judgement(), policies.current()), now);
        claim.settle(now);
        return claim;
    }

    /** Hands the claim to the reviewers. */
    public Claim submit(String claimId) {
        Claim claim = claims.forWork(claimId);
        claim.submit(clock.instant());
        return checkWindow(claimId);
    }

    /** Who gets the claim next, how urgent it is, and until when; a sign of a supply fault makes it more urgent. */
    public Routing route(Claim claim, Stage stage) {
        return tableRow(claim, stage).raisedBy(signals.priorityRaise(claim));
    }

    /** Face value, in any currency, from which a replacement or refund of this claim needs a second person. */
    public BigDecimal approvalFrom(Claim claim) {
        return tableRow(claim, Stage.REVIEW).approvalFrom();
    }

    private Routing tableRow(Claim claim, Stage stage) {
        return policies.current()
                .routing(stage, claim.channel(), claim.judgement().coverage());
    }

    /**
     * Adds evidence and judges the claim again.
     *
     * @throws InvalidInput above the limits of {@link EvidenceLimits}
     */
    public Claim addEvidence(String claimId, NewEvidence added) {
        Claim claim = claims.forWork(claimId);
        if (claim.evidence().size() >= EvidenceLimits.PIECES) {
            throw InvalidInput.of("evidence", "too_many", "a claim may have at most 20 pieces of evidence");
        }
        long size = claim.evidence().stream().mapToLong(EvidenceItem::size).sum();
        if (size + added.item().size() > EvidenceLimits.CLAIM_BYTES) {
            throw InvalidInput.of("file", "too_large", "a claim may have at most 50 MB of evidence in all");
        }
        claim.addEvidence(added, clock.instant(), added.item().addedBy());
        return judgeAgain(claimId);
    }

    /** All steps of judgement at once, for a claim that does not pass through them in its process. */
    public Claim judgeAgain(String claimId) {
        classify(claimId);
        validateEvidence(claimId);
        return checkWindow(claimId);
    }

    /** What a claim would meet that is not filed: the same steps, and nothing is kept. */
    public Judgement check(Submission submission) {
        Instant now = clock.instant();
        Claim claim = Claim.open("", submission, now);
        lookUpRecord(claim, now);
        return Judge.judge(Dossier.of(claim, now), policies.current());
    }

    /** The reseller asks once for a person to look again. */
    public Claim askForReconsideration(String claimId, String reason, String actor) {
        Claim claim = claims.forWork(claimId);
        claim.reconsiderationAsked(reason, clock.instant(), actor);
        return claim;
    }

    /** The reseller takes the claim back. */
    public Claim withdraw(String claimId, String actor) {
        Claim claim = claims.forWork(claimId);
        claim.withdraw(clock.instant(), actor);
        return claim;
    }

    /** Notes something that changes no state: a reminder, an escalation. */
    public Claim note(String claimId, String type, Map<String, Object> data) {
        Claim claim = claims.forWork(claimId);
        claim.note(type, clock.instant(), "system", data);
        return claim;
    }
}
