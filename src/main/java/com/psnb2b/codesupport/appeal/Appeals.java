package com.psnb2b.codesupport.appeal;

import com.psnb2b.codesupport.casework.ClaimRefused;
import com.psnb2b.codesupport.casework.ClaimRefused.Reason;
import com.psnb2b.codesupport.casework.LaterTextRedaction;
import com.psnb2b.codesupport.casework.NoSuchClaim;
import com.psnb2b.codesupport.claim.Appeal;
import com.psnb2b.codesupport.claim.Appeal.Kind;
import com.psnb2b.codesupport.claim.Approval;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryRecords;
import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.Party;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.review.AppealSettings;
import com.psnb2b.codesupport.review.Authority;
import com.psnb2b.codesupport.review.FourEyes;
import com.psnb2b.codesupport.review.OutcomeText;
import com.psnb2b.codesupport.review.PayoutFacts;
import com.psnb2b.codesupport.review.ReasonCode;
import com.psnb2b.codesupport.review.Review;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A decided claim is looked at again (policy, section 9): a reseller appeals once, in time; a senior reviewer corrects. Nobody
 * who decided or approved it before decides or approves it again, and where money changes hands it takes two persons.
 */
@Service
public class Appeals {

    /** Characters of what a reseller or a senior says. */
    public static final int LENGTH = 2000;

    private final ClaimStore claims;
    private final AppealProcess appealProcess;
    private final Review review;
    private final AppealSettings settings;
    private final Authority authority;
    private final LaterTextRedaction texts;
    private final DeliveryRecords deliveries;
    private final Clock clock;

    Appeals(
            ClaimStore claims,
            AppealProcess appealProcess,
            Review review,
            AppealSettings settings,
            Authority authority,
            LaterTextRedaction texts,
            DeliveryRecords deliveries,
            Clock clock) {
        this.claims = claims;
        this.appealProcess = appealProcess;
        this.review = review;
        this.settings = settings;
        this.authority = authority;
        this.texts = texts;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * A reseller appeals.
     *
     * @param reason in their words; null where the evidence says it
     * @throws InvalidInput that names {@code reason}, where neither words nor evidence came
     * @throws NoSuchClaim where it is not theirs
     * @throws ClaimRefused where it cannot be appealed, with why
     */
    @Transactional
    public Claim appeal(Party party, String claimId, String reason, List<NewEvidence> added) {
        Claim claim = own(party, claimId);
        String words = Review.checked("reason", reason);
        if (words == null && added.isEmpty()) {
            throw InvalidInput.of("reason", "required", "say why the outcome is not right, or add new evidence");
        }
        refusal(claim).ifPresent(why -> {
            throw new ClaimRefused(why);
        });
        return open(claim, Kind.APPEAL, words, added, party.actor());
    }

    /**
     * A senior has an outcome corrected; whoever decides it is asked for by the process.
     *
     * @param by the person
     * @throws InvalidInput that names {@code reason}
     * @throws NoSuchElementException where there is no such claim
     * @throws ClaimRefused where there is nothing to correct
     */
    @Transactional
    public Claim correct(String claimId, String reason, String by) {
        Claim claim = claims.forWork(claimId);
        String words = Review.checked("reason", reason);
        if (words == null) {
            throw InvalidInput.of("reason", "required", "say what is wrong with the outcome");
        }
        Optional.ofNullable(unfit(claim)).ifPresent(why -> {
            throw new ClaimRefused(why);
        });
        return open(claim, Kind.CORRECTION, words, List.of(), "user:" + by);
    }

    private Claim open(Claim claim, Kind kind, String words, List<NewEvidence> added, String by) {
        List<NewEvidence> redacted =
                added.stream().map(piece -> texts.redacted(claim, piece)).toList();
        Appeal asked = new Appeal(
                Ids.appeal(),
                kind,
                texts.redacted(claim, words),
                redacted.stream().map(piece -> piece.item().id()).toList(),
                by,
                clock.instant(),
                claim.outcomeInForce());
        claim.appealed(asked, redacted);
        appealProcess.start(claim);
        return claim;
    }

    private Optional<Reason> refusal(Claim claim) {
        if (unfit(claim) == null && claim.mayAppeal(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(
                claim.hasAppealed()
                        ? Reason.APPEALED
                        : unfit(claim) != null ? unfit(claim) : Reason.TOO_LATE_TO_APPEAL);
    }

    /** Why nobody looks at it again; null where somebody may. */
    private static Reason unfit(Claim claim) {
        if (claim.status() == ClaimStatus.WITHDRAWN) {
            return Reason.WITHDRAWN;
        }
        if (claim.outcome() == null) {
            return Reason.NOT_DECIDED;
        }
        if (claim.erasedAt() != null) {
            return Reason.ERASED;
        }
        return claim.openAppeal().isPresent() ? Reason.LOOKED_AT_AGAIN : null;
    }

    /**
     * Refuses to give a task to a person who may not decide it, or not approve it.
     *
     * @throws InvalidInput that names {@code assignee}
     */
    public void taken(String claimId, String person) {
        Claim claim = claims.forWork(claimId);
        requireAnother(claim, appeal(claim, "assignee"), "assignee", person);
    }

    /**
     * Takes what another person decides.
     *
     * @param decision {@code replacement}, {@code refund} or {@code closure}
     * @param reasonCode as {@link Review#decide} takes it
     * @param note for the file; may be null, but not with goodwill
     * @return the claim, whose appeal says whether a second person is asked
     * @throws InvalidInput that names {@code decision}, {@code reasonCode} or {@code reviewNote}
     */
    @Transactional
    public Claim decide(String claimId, String decision, String reasonCode, String note, String by) {
        Claim claim = claims.forWork(claimId);
        Appeal open = appeal(claim, "decision");
        if (claim.deciders().contains(by)) {
            throw samePerson("decision");
        }
        if (Review.MORE_EVIDENCE.equals(decision)) {
            throw InvalidInput.of(
                    "decision", "invalid", "must be replacement, refund or closure: decide by what is there");
        }
        review.checkDecision(decision, reasonCode, note);
        DecisionKind kind = WireName.find(DecisionKind.class, decision).orElseThrow();
        List<String> secondPerson = secondPerson(claim, open, kind, reasonCode.strip());
        claim.appealDecided(
                new Decision(
                        kind,
                        reasonCode.strip(),
                        texts.redacted(claim, Review.checked("reviewNote", note)),
                        by,
                        clock.instant(),
                        !secondPerson.isEmpty()),
                secondPerson);
        return claim;
    }

    /** Measures a payout and notes it. A decision that stands pays nothing anew. */
    private List<String> secondPerson(Claim claim, Appeal open, DecisionKind kind, String reasonCode) {
        List<String> reasons = new ArrayList<>();
        if (kind != open.of().decision()) {
            reasons.add(
                    "it changes the outcome from " + WireName.of(open.of().decision()) + " to " + WireName.of(kind));
        }
        if (kind != open.of().decision() && kind.pays()) {
            PayoutFacts payoutFacts = authority.lockedForAppeal(claim, open.id());
            reasons.addAll(FourEyes.reasons(claim.facts(), claim.judgement(), payoutFacts));
            authority.paidOnAppeal(claim, open.id(), payoutFacts);
        } else {
            authority.notPaidOnAppeal(open.id());
        }
        boolean isGoodwill = kind.pays() && ReasonCode.GOODWILL.name().equals(reasonCode);
        if (isGoodwill && !ReasonCode.GOODWILL.name().equals(open.of().reasonCode())) {
            reasons.add("goodwill always takes one");
        }
        return reasons;
    }

    /**
     * Takes a second person's word.
     *
     * @param approved null where nothing was chosen
     * @throws InvalidInput that names {@code approved} or {@code approvalNote}
     */
    @Transactional
    public void approve(String claimId, Boolean approved, String note, String by) {
        Claim claim = claims.forWork(claimId);
        Appeal open = appeal(claim, "approved");
        if (!open.waitsForApproval()) {
            throw InvalidInput.of("approved", "invalid", "nobody has decided yet what is to be approved");
        }
        requireAnother(claim, open, "approved", by);
        review.checkApproval(approved, note);
        if (!approved) {
            authority.notPaidOnAppeal(open.id());
        }
        claim.appealApproved(new Approval(
                approved, texts.redacted(claim, Review.checked("approvalNote", note)), by, clock.instant()));
    }

    /** Ends it by what was decided; see {@link Claim#appealResolved}. */
    @Transactional
    public void record(String claimId) {
        Claim claim = claims.forWork(claimId);
        claim.appealResolved(
                claim.openAppeal()
                        .filter(open -> open.decision() != null)
                        .map(OutcomeText::ofAppeal)
                        .orElse(""),
                clock.instant(),
                settings.window());
    }

    /**
     * What the supplier's records say of a claim that is looked at again, where it is not what its outcome was decided by: in
     * words, for our staff. The claim itself stays as it was judged.
     */
    public Optional<String> recordMeanwhile(Claim claim) {
        if (claim.openAppeal().isEmpty()) {
            return Optional.empty();
        }
        DeliveryRecord now =
                deliveries.matching(DeliveryRecords.Sought.of(claim)).orElse(null);
        return Objects.equals(now, claim.record())
                ? Optional.empty()
                : Optional.of(now == null ? "There is no delivery record any more." : inWords(now));
    }

    private static String inWords(DeliveryRecord now) {
        String order = now.orderStatuses().stream().map(WireName::of).sorted().collect(Collectors.joining(", "));
        return "They have changed since the outcome: "
                + (now.status() == null ? "no status" : WireName.of(now.status()))
                + (now.deliveredAt() == null ? "" : ", delivered " + now.deliveredAt())
                + (now.retrievedAt() == null ? "" : ", retrieved " + now.retrievedAt())
                + (order.isEmpty() ? "" : ", order " + order)
                + ".";
    }

    /** The claim that an open task of an appeal is about; empty for any other task. */
    public Optional<String> claimOfTask(String taskId) {
        return appealProcess.claimOfTask(taskId);
    }

    private static void requireAnother(Claim claim, Appeal open, String field, String person) {
        boolean hasDecided =
                open.waitsForApproval() && open.decision().persons().contains(person);
        if (hasDecided || claim.deciders().contains(person)) {
            throw samePerson(field);
        }
    }

    private static Appeal appeal(Claim claim, String field) {
        return claim.openAppeal()
                .orElseThrow(() -> InvalidInput.of(field, "invalid", "nobody has appealed this claim"));
    }

    private static InvalidInput samePerson(String field) {
        return InvalidInput.of(
                field,
                "same_person",
                "you have decided this claim, or approved or refused that; somebody else has to look at it");
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
}
