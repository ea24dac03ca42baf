package com.psnb2b.codesupport.secondlook;

import com.psnb2b.codesupport.agreement.Agreement;
import com.psnb2b.codesupport.agreement.Look;
import com.psnb2b.codesupport.casework.LaterTextRedaction;
import com.psnb2b.codesupport.claim.Appeal;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.BusinessTime;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.review.Review;
import com.psnb2b.codesupport.secondlook.SecondLook.Answer;
import com.psnb2b.codesupport.secondlook.SecondLook.SettledFor;
import com.psnb2b.codesupport.secondlook.SecondLook.Settlement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What persons do with a second look. Whoever decided the claim, or approved it, neither looks nor settles; and whatever
 * comes of it, the claim stays as it was decided.
 */
@Service
public class SecondLooks implements Agreement {

    private static final int SHOWN = 200;

    private final LookStore store;
    private final LookTasks tasks;
    private final ClaimStore claims;
    private final Review review;
    private final LaterTextRedaction texts;
    private final Policies policies;
    private final SecondLookSettings settings;
    private final Clock clock;

    SecondLooks(
            LookStore store,
            LookTasks tasks,
            ClaimStore claims,
            Review review,
            LaterTextRedaction texts,
            Policies policies,
            SecondLookSettings settings,
            Clock clock) {
        this.store = store;
        this.tasks = tasks;
        this.claims = claims;
        this.review = review;
        this.texts = texts;
        this.policies = policies;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws NoSuchElementException where there is none */
    public SecondLook get(String id) {
        return store.find(id).orElseThrow(() -> new NoSuchElementException("there is no second look " + id));
    }

    /** The look at a claim; empty where it was not drawn. */
    public Optional<SecondLook> ofClaim(String claimId) {
        return store.ofClaim(claimId);
    }

    /** The look that an open task is of; empty for any other task. */
    public Optional<SecondLook> ofTask(String taskId) {
        return tasks.lookOfTask(taskId).flatMap(store::find);
    }

    /** Whether this person is to decide the claim once more at this moment, and so may not know its outcome. */
    public boolean isBlind(String claimId, String person) {
        return store.ofClaim(claimId)
                .filter(look -> look.endedAt() == null && !look.isAnswered())
                .filter(look -> person.equals(look.takenBy()))
                .isPresent();
    }

    /** Disagreements of which this person was a part, that somebody has settled; newest first. */
    public List<SecondLook> settledOf(String person) {
        return store.settledOf(person, SHOWN);
    }

    /**
     * Notes who has the task.
     *
     * @param person null where it is put back
     * @throws InvalidInput that names {@code assignee}, where this person may not have it
     */
    public void taken(String id, String person) {
        SecondLook look = forWork(id, "assignee");
        if (person != null
                && (look.isAnswered() ? look.isParty(person) : look.isOwn(person) || hasLooked(look, person))) {
            throw notTheirs("assignee", look);
        }
        store.taken(id, person);
    }

    /**
     * Takes what a second person decides.
     *
     * @param decision {@code replacement}, {@code refund} or {@code closure}
     * @param reasonCode as {@link Review#decide} takes it
     * @param note for the file; may be null, but not with goodwill
     * @return whether both agree: the same decision, for a reason of the same group
     * @throws InvalidInput that names {@code decision}, {@code reasonCode} or {@code reviewNote}
     */
    @Transactional
    public boolean answer(String id, String decision, String reasonCode, String note, String by) {
        SecondLook look = forWork(id, "decision");
        if (look.isAnswered()) {
            throw InvalidInput.of("decision", "invalid", "somebody has answered this look already");
        }
        if (look.isOwn(by) || hasLooked(look, by)) {
            throw notTheirs("decision", look);
        }
        if (Review.MORE_EVIDENCE.equals(decision)) {
            throw InvalidInput.of(
                    "decision", "invalid", "must be replacement, refund or closure: decide by what is there");
        }
        review.checkDecision(decision, reasonCode, note);
        Answer answer =
                new Answer(decision, reasonCode.strip(), redacted(look, "reviewNote", note), by, clock.instant());
        boolean agreed = answer.verdict().equals(look.first().verdict());
        store.answered(id, answer, agreed);
        return agreed;
    }

    /** When a disagreement that begins now is due. */
    public Instant settleBy() {
        return BusinessTime.of(policies.current()).after(clock.instant(), settings.settleWithin());
    }

    /**
     * Settles a disagreement in words that both persons read.
     *
     * @param settledFor {@code first}, {@code second} or {@code neither}
     * @throws InvalidInput that names {@code settledFor} or {@code reviewNote}
     */
    @Transactional
    public void settle(String id, String settledFor, String words, String by) {
        SecondLook look = forWork(id, "settledFor");
        if (!look.isAnswered()) {
            throw InvalidInput.of("settledFor", "invalid", "nobody has answered this look yet");
        }
        if (look.isParty(by)) {
            throw notTheirs("settledFor", look);
        }
        SettledFor whom = WireName.find(SettledFor.class, settledFor)
                .orElseThrow(() -> InvalidInput.of("settledFor", "invalid", "must be first, second or neither"));
        String said = redacted(look, "reviewNote", words);
        if (said == null) {
            throw InvalidInput.of("reviewNote", "required", "say why: both persons read it");
        }
        store.settled(id, new Settlement(whom, said, by), clock.instant());
    }

    /** Ends the look at a claim that is erased, and takes out what was written in it. */
    @Transactional
    public void erase(String claimId) {
        store.ofClaim(claimId).ifPresent(look -> {
            store.erase(look.id(), clock.instant());
            tasks.forget(look.id());
        });
    }

    @Override
    public List<Look> looks(Instant from, Instant until, String type) {
        return store.answered(from, until, type).stream().map(SecondLook::look).toList();
    }

    private String redacted(SecondLook look, String field, String words) {
        Claim claim = claims.find(look.claimId()).orElseThrow();
        return texts.redacted(claim, Review.checked(field, words));
    }

    /** Whether they have looked at its outcome on appeal, and so know of it. */
    private boolean hasLooked(SecondLook look, String person) {
        return claims.find(look.claimId())
                .filter(claim -> claim.deciders().contains(person)
                        || claim.openAppeal()
                                .map(Appeal::decision)
                                .filter(made -> made.persons().contains(person))
                                .isPresent())
                .isPresent();
    }

    private SecondLook forWork(String id, String field) {
        SecondLook look = store.forWork(id)
                .orElseThrow(() -> InvalidInput.of(field, "invalid", "there is no second look of this id"));
        if (look.endedAt() != null) {
            throw InvalidInput.of(field, "invalid", "this second look has ended");
        }
        return look;
    }

    private static InvalidInput notTheirs(String field, SecondLook look) {
        return InvalidInput.of(
                field,
                "same_person",
                look.isAnswered()
                        ? "you are a part of this disagreement; somebody else has to settle it"
                        : "you have decided this claim, or approved that; somebody else has to look at it");
    }
}
