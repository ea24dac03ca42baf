package com.psnb2b.codesupport.casework;

import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryRecords;
import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.Payouts;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.policy.BusinessTime;
import com.psnb2b.codesupport.policy.HeldUpAllowance;
import com.psnb2b.codesupport.policy.Judge;
import com.psnb2b.codesupport.policy.JudgementInput;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.policy.PolicyTables.Routing;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import com.psnb2b.codesupport.policy.RouteFacts;
import com.psnb2b.codesupport.policy.Worth;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/** The steps from report to review. Each needs a transaction, and is written when that ends. */
@Service
public class ClaimWork {

    /** How long all of a case counts as told. */
    private static final Duration SILENCE = Duration.ofDays(1);

    private final ClaimStore claims;
    private final CaseStore cases;
    private final DeliveryRecords deliveries;
    private final Policies policies;
    private final SignalWork signals;
    private final Payouts payouts;
    private final LaterTextRedaction texts;
    private final Clock clock;

    ClaimWork(
            ClaimStore claims,
            CaseStore cases,
            DeliveryRecords deliveries,
            Policies policies,
            SignalWork signals,
            Payouts payouts,
            LaterTextRedaction texts,
            Clock clock) {
        this.claims = claims;
        this.cases = cases;
        this.deliveries = deliveries;
        this.policies = policies;
        this.signals = signals;
        this.payouts = payouts;
        this.texts = texts;
        this.clock = clock;
    }

    /** Opens the claim with all that came with it. */
    public Claim collect(Submission submission) {
        Claim claim = Claim.open(Ids.claim(), ofItsReseller(submission), clock.instant());
        claims.add(claim);
        return claim;
    }

    /** Opens a claim that a model failed on, as it came in: what comes of it later counts as of now. */
    public Claim keep(Submission submission) {
        Claim claim = collect(submission);
        claim.heldUp();
        return claim;
    }

    /** A claim through a channel that does not know the reseller belongs to whom the code was delivered. */
    private Submission ofItsReseller(Submission submission) {
        if (submission.resellerId() != null) {
            return submission;
        }
        String resellerId = deliveries
                .resellerOf(submission.facts().orderId(), submission.facts().code())
                .orElse(null);
        return new Submission(
                submission.facts(),
                resellerId,
                submission.channel(),
                submission.actor(),
                submission.evidence(),
                submission.caseId());
    }

    /** Says which kind of problem it is (policy, section 3). */
    public Claim classify(String claimId) {
        Claim claim = claims.forWork(claimId);
        Instant now = clock.instant();
        claim.foundRecord(onRecord(claim), now);
        Judgement judged = Judge.classify(JudgementInput.of(claim, now), claim.judgement(), policies.current());
        claim.judged(HeldUpAllowance.spared(claim, judged, policies.current(), now), now);
        return claim;
    }

    /** Looks up at once what the steps of this transaction will ask about each of many claims. */
    public void lookUpTogether(List<DeliveryRecords.Sought> sought) {
        List<Optional<DeliveryRecord>> found = deliveries.matching(sought);
        for (int i = 0; i < found.size(); i++) {
            OnceInATransaction.keep(sought.get(i), found.get(i));
        }
    }

    /** The supplier's record as it is at this moment; null where there is none. */
    private DeliveryRecord onRecord(Claim claim) {
        DeliveryRecords.Sought sought = DeliveryRecords.Sought.of(claim);
        Optional<DeliveryRecord> together = OnceInATransaction.kept(sought);
        return (together == null ? deliveries.matching(sought) : together).orElse(null);
    }

    /** Says what evidence is missing (policy, section 5). */
    public Claim validateEvidence(String claimId) {
        Claim claim = claims.forWork(claimId);
        Instant now = clock.instant();
        Judgement judged = Judge.validateEvidence(JudgementInput.of(claim, now), claim.judgement(), policies.current());
        claim.judged(HeldUpAllowance.spared(claim, judged, policies.current(), now), now);
        return claim;
    }

    /** Measures the claim window (policy, section 4), and gives the claim the status that follows. */
    public Claim checkWindow(String claimId) {
        Claim claim = claims.forWork(claimId);
        Instant now = clock.instant();
        claim.judged(Judge.measureWindow(JudgementInput.of(claim, now), claim.judgement(), policies.current()), now);
        claim.settle(now);
        return claim;
    }

    /** Hands the claim to the reviewers. */
    public Claim submit(String claimId) {
        Claim claim = claims.forWork(claimId);
        claim.submit(clock.instant());
        return checkWindow(claimId);
    }

    /**
     * Who gets the claim at a step, how urgent it is there, and until when; a sign of a supply fault makes it more urgent.
     *
     * @param step its id in the model
     */
    public Route route(Claim claim, Stage stage, String step) {
        PolicyTables tables = policies.current();
        BusinessTime time = BusinessTime.of(tables);
        Optional<BigDecimal> worth = Worth.of(claim, tables);
        Routing routing = tables.routing(RouteFacts.of(stage, step, claim, claim.judgement(), worth))
                .raisedBy(signals.priorityRaise(claim));
        Routing overdue = tables.routing(RouteFacts.of(Stage.OVERDUE, step, claim, claim.judgement(), worth));
        Instant dueAt = time.after(clock.instant(), routing.dueIn());
        Instant escalateAt = time.after(dueAt, overdue.dueIn());
        return new Route(routing.queue(), routing.priority(), routing.approvalFrom(), dueAt, escalateAt);
    }

    /**
     * Adds evidence and judges nothing: that is to follow.
     *
     * @throws InvalidInput above the limits of a claim
     */
    public void addEvidence(String claimId, List<NewEvidence> added) {
        Claim claim = claims.forWork(claimId);
        added.forEach(piece -> claim.addEvidence(
                texts.redacted(claim, piece), clock.instant(), piece.item().addedBy()));
    }

    /**
     * Corrects what the claim states, and judges nothing: that is to follow.
     *
     * @param corrected what is stated now; null, or unknown, where it stays
     * @return whether anything differs from what was stated
     */
    public boolean correct(String claimId, ClaimFacts corrected, String actor) {
        Claim claim = claims.forWork(claimId);
        return claim.correct(texts.redacted(claim, corrected), clock.instant(), actor);
    }

    /**
     * All steps of judgement at once, for a claim that does not pass through them in its process. One that was only
     * received is judged when it is taken up.
     */
    public Claim judgeAgain(String claimId) {
        Claim claim = claims.forWork(claimId);
        if (claim.status() == ClaimStatus.RECEIVED) {
            return claim;
        }
        classify(claimId);
        validateEvidence(claimId);
        return checkWindow(claimId);
    }

    /**
     * Looks the supplier's record up again, and judges the claim by it where it is not the one that it was judged by.
     *
     * @return whether it is another
     */
    public boolean lookUpAgain(String claimId) {
        Claim claim = claims.forWork(claimId);
        boolean another = !Objects.equals(claim.record(), onRecord(claim));
        if (another) {
            judgeAgain(claimId);
        }
        return another;
    }

    /** What a claim would meet that is not filed: the same steps, and nothing is kept. */
    public Judgement check(Submission submission) {
        Instant now = clock.instant();
        Claim claim = Claim.open("", submission, now);
        claim.foundRecord(onRecord(claim), now);
        return Judge.judge(JudgementInput.of(claim, now), policies.current());
    }

    /** The claims as they would stand once they are filed; nothing is kept. */
    List<Claim> rehearse(List<Submission> submissions) {
        List<Optional<DeliveryRecord>> records =
                deliveries.matching(submissions.stream().map(ClaimWork::sought).toList());
        return IntStream.range(0, submissions.size())
                .mapToObj(i -> rehearse(submissions.get(i), records.get(i).orElse(null)))
                .toList();
    }

    /** What the record of a claim is sought by that is still to be filed. */
    static DeliveryRecords.Sought sought(Submission submission) {
        return new DeliveryRecords.Sought(
                submission.resellerId(),
                submission.facts().orderId(),
                submission.facts().code());
    }

    private Claim rehearse(Submission submission, DeliveryRecord record) {
        Instant now = clock.instant();
        Claim claim = Claim.open(Ids.claim(), submission, now);
        claim.foundRecord(record, now);
        try {
            claim.judged(Judge.judge(JudgementInput.of(claim, now), policies.current()), now);
        } catch (ModelFailed failure) {
            return claim;
        }
        claim.settle(now);
        if (claim.judgement().status() == ClaimStatus.UNDER_REVIEW) {
            claim.submit(now);
        }
        return claim;
    }

    /** The reseller asks once for a person to look again. */
    public Claim askForReconsideration(String claimId, String reason, String actor) {
        Claim claim = claims.forWork(claimId);
        claim.reconsiderationAsked(texts.redacted(claim, reason), clock.instant(), actor);
        return claim;
    }

    /** The reseller takes the claim back. */
    public Claim withdraw(String claimId, String actor) {
        Claim claim = claims.forWork(claimId);
        if (claim.decision() != null) {
            payouts.remove(claim);
        }
        claim.withdraw(clock.instant(), actor);
        return claim;
    }

    /**
     * Tells the reseller something, by webhook and mail.
     *
     * @param words by language; those in English are always there
     */
    public Claim tell(String claimId, Map<String, String> words) {
        Claim claim = claims.forWork(claimId);
        claim.note("claim.notice", clock.instant(), "system", Map.of("text", words.get("en"), "texts", words));
        return claim;
    }

    /** Notes what all claims of a case are told together: the first of them in a day tells it, and the others nothing. */
    public Claim noteForAll(String claimId, String type, CaseStore.Notice notice) {
        Claim claim = claims.forWork(claimId);
        Instant now = clock.instant();
        if (claim.caseId() == null) {
            claim.note(type, now, "system", Map.of());
        } else if (cases.tellsForAll(claim.caseId(), notice, now, SILENCE)) {
            claim.note(type, now, "system", Map.of("case_id", claim.caseId()));
        }
        return claim;
    }
}
