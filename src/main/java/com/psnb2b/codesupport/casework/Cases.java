package com.psnb2b.codesupport.casework;

import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.CaseStore.CaseEvent;
import com.psnb2b.codesupport.claim.CaseSubmission;
import com.psnb2b.codesupport.claim.CaseSubmission.RefusedCode;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.DeliveryRecords;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.Party;
import com.psnb2b.codesupport.claim.Submission;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a party does with many codes in one: each call is one transaction, and what it does to a claim is what
 * {@link ClaimService} would do to it alone.
 */
@Component
public class Cases {

    /** Codes of one case that a model may fail on before all of it is kept as received. */
    private static final int FAILED_APART = 5;

    /** What the engine sorts before it writes costs the square of it. */
    private static final int STARTED_TOGETHER = 100;

    private final CaseStore cases;
    private final ClaimStore claims;
    private final ClaimWork work;
    private final ClaimProcess claimProcess;
    private final LaterTextRedaction texts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Cases(
            CaseStore cases,
            ClaimStore claims,
            ClaimWork work,
            ClaimProcess claimProcess,
            LaterTextRedaction texts,
            TransactionTemplate transaction,
            Clock clock) {
        this.cases = cases;
        this.claims = claims;
        this.work = work;
        this.claimProcess = claimProcess;
        this.texts = texts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What came of adding codes.
     *
     * @param refused rows that are left out
     */
    public record Added(CaseState state, List<RefusedCode> refused) {}

    /**
     * What came of taking a case back.
     *
     * @param left claims that could not be taken back: they had ended
     */
    public record Withdrawn(CaseState state, List<String> left) {}

    /** The case with its claims; one of another reseller is as empty as none. @throws NoSuchClaim where there is none */
    public CaseState require(Party party, String id) {
        requireVisible(party, id);
        return cases.state(id).orElseThrow(NoSuchClaim::new);
    }

    /** The case without its claims. @throws NoSuchClaim for a case of another reseller and for none */
    public ClaimCase requireVisible(Party party, String id) {
        return (party.isSupplier() ? cases.find(id) : cases.findOf(party.resellerId(), id))
                .orElseThrow(NoSuchClaim::new);
    }

    /** What filing would make of it; files nothing. */
    public CaseState check(CaseSubmission sent) {
        ClaimCase unfiled = ClaimCase.open("", sent, clock.instant());
        return new CaseState(unfiled, work.rehearse(submissions(unfiled, sent, sent.evidence())));
    }

    /**
     * Files a case with all of its claims, each with its process, in one transaction. A claim that a model fails on is kept
     * as received; the others are filed all the same.
     *
     * @param around what is done in the same transaction beside it
     */
    public <T> T file(CaseSubmission sent, Function<Supplier<CaseState>, T> around) {
        return keeping(sent.codes().size(), failed -> around.apply(() -> file(sent, failed)));
    }

    private CaseState file(CaseSubmission sent, Map<Integer, ModelFailed> failed) {
        ClaimCase opened = ClaimCase.open(Ids.claimCase(), sent, clock.instant());
        cases.add(opened, opened.created(sent.codes().size()), sent.evidence());
        return new CaseState(opened, start(submissions(opened, sent, sent.evidence()), failed));
    }

    /**
     * Adds codes to a case; what is shared counts for them too.
     *
     * @param partial whether the good ones are added where some are there already
     * @param around what is done in the same transaction beside it
     * @throws InvalidInput above the limit of a case, or where a code is there already
     */
    public <T> T addCodes(
            Party party, String id, CaseSubmission sent, boolean partial, Function<Supplier<Added>, T> around) {
        return keeping(sent.codes().size(), failed -> around.apply(() -> addCodes(party, id, sent, partial, failed)));
    }

    private Added addCodes(
            Party party, String id, CaseSubmission sent, boolean partial, Map<Integer, ModelFailed> failed) {
        CaseState held = held(party, id);
        ClaimCase before = held.claimCase();
        List<Claim> known = held.claims();
        CaseSubmission fresh = sent.without(known);
        refuse(fresh, partial);
        if (known.size() + fresh.codes().size() > ClaimCase.CODES) {
            throw InvalidInput.of("codes", "too_many", "a case may have at most " + ClaimCase.CODES + " codes");
        }
        List<NewEvidence> shared = before.evidence().stream()
                .map(item -> new NewEvidence(item, null))
                .toList();
        List<Claim> added = start(submissions(before, fresh, shared), failed);
        Instant now = clock.instant();
        ClaimCase after = before.withOrders(
                        added.stream().map(claim -> claim.facts().orderId()).toList())
                .after(now);
        tell(after, "case.codes_added", sent.actor(), Map.of("codes", added.size()), List.of());
        return new Added(
                new CaseState(
                        after, Stream.concat(known.stream(), added.stream()).toList()),
                fresh.refused());
    }

    /** The case and all of its claims, held until the transaction ends; read once nothing of it can change any more. */
    private CaseState held(Party party, String id) {
        requireVisible(party, id);
        cases.forWork(id);
        List<Claim> all = claims.forWork(cases.claimIds(id));
        return new CaseState(cases.forWork(id), all);
    }

    private static void refuse(CaseSubmission sent, boolean partial) {
        if (sent.refused().isEmpty() || partial && !sent.codes().isEmpty()) {
            return;
        }
        Faults errors = new Faults();
        sent.refused().forEach(row -> errors.add(new InvalidInput(row.errors(), row.moreErrors())));
        errors.refuse();
    }

    /** Adds evidence that counts for each open claim of a case, or none of it; to be done inside of a transaction. */
    public WorkWithFallback<CaseState> evidence(Party party, String id, List<NewEvidence> added) {
        return new WorkWithFallback<>(
                () -> evidence(party, id, added, claimProcess::evidenceAdded),
                failure -> evidence(party, id, added, claim -> claimProcess.tellLater(claim, failure)));
    }

    private CaseState evidence(Party party, String id, List<NewEvidence> added, Consumer<String> telling) {
        CaseState held = held(party, id);
        ClaimCase before = held.claimCase();
        List<Claim> all = held.claims();
        Instant now = clock.instant();
        List<Claim> open = all.stream().filter(claim -> !claim.isClosed(now)).toList();
        if (open.isEmpty()) {
            throw new ClaimRefused(ClaimRefused.Reason.CLOSED);
        }
        List<NewEvidence> shared =
                added.stream().map(piece -> withoutCodes(piece, all)).toList();
        ClaimCase after = before.with(shared).after(now);
        claimProcess.together(() -> {
            work.lookUpTogether(open.stream().map(DeliveryRecords.Sought::of).toList());
            for (Claim claim : open) {
                shared.forEach(piece -> claim.addEvidence(piece, now, party.actor()));
                telling.accept(claim.id());
            }
            return null;
        });
        tell(after, "case.evidence_added", party.actor(), Map.of("evidence", shared.size()), shared);
        return new CaseState(after, all);
    }

    /** It stands in each claim, so no code of any of them may stand in it. */
    private NewEvidence withoutCodes(NewEvidence piece, List<Claim> all) {
        NewEvidence left = piece;
        for (Claim claim : all) {
            left = texts.redacted(claim, left);
        }
        return left.ofCase();
    }

    /** Takes back each claim of a case that has not ended. */
    public Withdrawn withdraw(Party party, String id) {
        return transaction.execute(status -> {
            CaseState held = held(party, id);
            ClaimCase before = held.claimCase();
            List<Claim> all = held.claims();
            Instant now = clock.instant();
            List<Claim> open =
                    all.stream().filter(claim -> !claim.isClosed(now)).toList();
            if (open.isEmpty()) {
                throw new ClaimRefused(ClaimRefused.Reason.CLOSED);
            }
            List<String> left = all.stream()
                    .filter(claim -> claim.isClosed(now))
                    .map(Claim::id)
                    .toList();
            claimProcess.together(() -> {
                open.forEach(claim -> claimProcess.withdrawn(claim.id(), party.actor()));
                return null;
            });
            ClaimCase after = before.after(now);
            tell(after, "case.withdrawn", party.actor(), Map.of("codes", open.size()), List.of());
            return new Withdrawn(new CaseState(after, all), left);
        });
    }

    private void tell(ClaimCase after, String type, String actor, Map<String, Object> data, List<NewEvidence> added) {
        cases.update(after, new CaseEvent(after.sequence(), type, after.updatedAt(), actor, data), added);
    }

    private List<Claim> start(List<Submission> submissions, Map<Integer, ModelFailed> failed) {
        List<Claim> started = new ArrayList<>();
        for (int from = 0; from < submissions.size(); from += STARTED_TOGETHER) {
            int first = from;
            int end = Math.min(from + STARTED_TOGETHER, submissions.size());
            claimProcess.together(() -> {
                work.lookUpTogether(submissions.subList(first, end).stream()
                        .map(ClaimWork::sought)
                        .toList());
                for (int i = first; i < end; i++) {
                    started.add(claims.forWork(started(submissions.get(i), i, failed.get(i))));
                }
                return null;
            });
        }
        return started;
    }

    private String started(Submission submission, int index, ModelFailed before) {
        try {
            return before == null ? claimProcess.start(submission) : claimProcess.keep(submission, before);
        } catch (ModelFailed failure) {
            throw new CodeFailed(index, failure);
        }
    }

    private static List<Submission> submissions(ClaimCase claimCase, CaseSubmission sent, List<NewEvidence> shared) {
        return sent.codes().stream()
                .map(code -> code.in(claimCase.id(), shared))
                .toList();
    }

    /** Each attempt is a transaction of its own; what a model fails on in one is kept in the next. */
    private <T> T keeping(int codes, Function<Map<Integer, ModelFailed>, T> filing) {
        Map<Integer, ModelFailed> failed = new TreeMap<>();
        while (true) {
            try {
                return transaction.execute(status -> filing.apply(failed));
            } catch (ModelFailed failure) {
                note(failure, codes, failed);
            }
        }
    }

    private static void note(ModelFailed failure, int codes, Map<Integer, ModelFailed> failed) {
        if (failed.size() == codes) {
            throw failure;
        }
        if (failure instanceof CodeFailed one && failed.size() < FAILED_APART && !failed.containsKey(one.index())) {
            failed.put(one.index(), failure);
            return;
        }
        for (int i = 0; i < codes; i++) {
            failed.putIfAbsent(i, failure);
        }
    }
}
