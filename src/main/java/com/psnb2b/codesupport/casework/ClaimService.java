package com.psnb2b.codesupport.casework;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryRecords;
import com.psnb2b.codesupport.claim.DeliveryState;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.Party;
import com.psnb2b.codesupport.claim.Submission;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a party does to a claim, each in one transaction with the process, whichever way it comes; only to claims that are
 * theirs ({@link NoSuchClaim}) and stand where it can be done ({@link ClaimRefused}). Where a model fails on a new claim, on
 * evidence or a record, that is kept, and the process is told of it later.
 */
@Component
public class ClaimService {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimService.class);

    private final ClaimStore claims;
    private final ClaimWork work;
    private final ClaimProcess claimProcess;
    private final DeliveryRecords deliveries;
    private final FallbackTransaction fallbackTransaction;
    private final Clock clock;

    ClaimService(
            ClaimStore claims,
            ClaimWork work,
            ClaimProcess claimProcess,
            DeliveryRecords deliveries,
            FallbackTransaction fallbackTransaction,
            Clock clock) {
        this.claims = claims;
        this.work = work;
        this.claimProcess = claimProcess;
        this.deliveries = deliveries;
        this.fallbackTransaction = fallbackTransaction;
        this.clock = clock;
    }

    /** What filing would make of it; files nothing. Empty where a table fails: the claim would be kept as received. */
    public Optional<Judgement> check(Submission submission) {
        try {
            return Optional.of(work.check(submission));
        } catch (ModelFailed failure) {
            LOG.error("A model failed on a check: {}", failure.kind());
            return Optional.empty();
        }
    }

    /** Files a claim each time. */
    public Claim file(Submission submission) {
        return fallbackTransaction.call(filing(submission));
    }

    /** Files a claim with its process; one that a model fails on is kept as received. */
    public WorkWithFallback<Claim> filing(Submission submission) {
        return new WorkWithFallback<>(
                () -> claims.forWork(claimProcess.start(submission)),
                failure -> claims.forWork(claimProcess.keep(submission, failure)));
    }

    /**
     * Files several claims in one transaction, all or none: where one fails, so do the others, and each may be filed alone.
     *
     * @param around what is done in the same transaction beside each, by its place from 0
     */
    public <T> List<T> fileAll(List<Submission> submissions, BiFunction<Integer, Supplier<Claim>, T> around) {
        return fallbackTransaction.once(() -> claimProcess.together(() -> {
            work.lookUpTogether(submissions.stream().map(ClaimWork::sought).toList());
            return IntStream.range(0, submissions.size())
                    .mapToObj(i -> around.apply(i, filing(submissions.get(i)).work()))
                    .toList();
        }));
    }

    /** Adds every piece, or none. */
    public Claim addEvidence(Party party, String id, List<NewEvidence> added) {
        return fallbackTransaction.call(evidence(party, id, added));
    }

    /** The same, to be done inside of a caller's transaction. */
    public WorkWithFallback<Claim> evidence(Party party, String id, List<NewEvidence> added) {
        return new WorkWithFallback<>(
                () -> {
                    requireOpen(own(party, id));
                    work.addEvidence(id, added);
                    claimProcess.evidenceAdded(id);
                    return claims.forWork(id);
                },
                failure -> {
                    requireOpen(own(party, id));
                    claimProcess.tellLater(id, failure);
                    work.addEvidence(id, added);
                    return claims.forWork(id);
                });
    }

    /** Corrects what a claim states; where nothing differs, nothing happens. */
    public WorkWithFallback<Claim> correction(Party party, String id, ClaimFacts corrected) {
        return new WorkWithFallback<>(
                () -> {
                    requireOpen(own(party, id));
                    if (work.correct(id, corrected, party.actor())) {
                        claimProcess.evidenceAdded(id);
                    }
                    return claims.forWork(id);
                },
                failure -> {
                    requireOpen(own(party, id));
                    claimProcess.tellLater(id, failure);
                    work.correct(id, corrected, party.actor());
                    return claims.forWork(id);
                });
    }

    /** Asks a person to look again at a claim that is not covered. */
    @Transactional
    public Claim reconsider(Party party, String id, String reason) {
        Claim claim = own(party, id);
        if (!claim.mayAskForReconsideration(clock.instant())) {
            throw new ClaimRefused(ClaimRefused.Reason.NOT_TO_BE_RECONSIDERED);
        }
        work.askForReconsideration(id, reason, party.actor());
        claimProcess.reconsiderationRequested(id);
        return claims.forWork(id);
    }

    /** Takes an open claim back. */
    @Transactional
    public Claim withdraw(Party party, String id) {
        requireOpen(own(party, id));
        claimProcess.withdrawn(id, party.actor());
        return claims.forWork(id);
    }

    /** Keeps a state of a record; open claims on its order or code are judged again with it. */
    public void deliver(DeliveryState state) {
        fallbackTransaction.call(
                () -> deliver(state, claimProcess::evidenceAdded),
                failure -> deliver(state, id -> claimProcess.tellLater(id, failure)));
    }

    private int deliver(DeliveryState state, Consumer<String> telling) {
        deliveries.put(state);
        DeliveryRecord said = state.said();
        List<String> open = claims.open(said.resellerId(), said.orderId(), said.code()).stream()
                .filter(id -> !claims.forWork(id).isClosed(clock.instant()))
                .toList();
        open.forEach(telling);
        return open.size();
    }

    private Claim own(Party party, String id) {
        try {
            Claim claim = claims.forWork(id);
            if (party.maySee(claim)) {
                return claim;
            }
        } catch (NoSuchElementException e) {
            // Answered like a claim of another reseller.
        }
        throw new NoSuchClaim();
    }

    private void requireOpen(Claim claim) {
        if (claim.isClosed(clock.instant())) {
            throw new ClaimRefused(ClaimRefused.Reason.CLOSED);
        }
    }
}
