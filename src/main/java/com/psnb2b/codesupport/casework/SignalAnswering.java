package com.psnb2b.codesupport.casework;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.RelatedClaim;
import com.psnb2b.codesupport.claim.SignalAnswer;
import com.psnb2b.codesupport.claim.SignalAnswers;
import com.psnb2b.codesupport.claim.WireName;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what a reviewer answers to a signal (policy, section 8). It changes neither claim: no outcome, no event that a
 * reseller reads, and not how many persons a payout takes.
 */
@Service
public class SignalAnswering {

    private static final int NOTE = 500;

    private final ClaimStore claims;
    private final SignalWork signals;
    private final SignalAnswers answers;
    private final LaterTextRedaction texts;
    private final Clock clock;

    SignalAnswering(
            ClaimStore claims, SignalWork signals, SignalAnswers answers, LaterTextRedaction texts, Clock clock) {
        this.claims = claims;
        this.signals = signals;
        this.answers = answers;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Keeps an answer at both claims.
     *
     * @param signal {@code same_code}, {@code same_file} or {@code like_picture}
     * @param otherId a claim that this signal is about, or was when it was answered before
     * @param answer {@code duplicate_of}, {@code related} or {@code not_related}
     * @param note why, for the file, at most 500 characters; null or blank where nothing is to be said
     * @param by the person
     * @return every answer at the claim, as {@link SignalAnswers#at}
     * @throws InvalidInput that names {@code signal}, {@code other}, {@code answer} or {@code note}
     * @throws java.util.NoSuchElementException where there is no such claim
     */
    @Transactional
    public List<SignalAnswer> answer(
            String claimId, String signal, String otherId, String answer, String note, String by) {
        Claim claim = claims.find(claimId).orElseThrow();
        var about = WireName.find(SignalAnswer.About.class, signal)
                .orElseThrow(
                        () -> InvalidInput.of("signal", "invalid", "must be same_code, same_file or like_picture"));
        var word = WireName.find(SignalAnswer.Answer.class, answer)
                .orElseThrow(
                        () -> InvalidInput.of("answer", "invalid", "must be duplicate_of, related or not_related"));
        Claim other = other(claim, about, otherId);
        answers.add(new SignalAnswer(claimId, other.id(), about, word, note(claim, other, note), by, clock.instant()));
        return answers.at(claimId);
    }

    private Claim other(Claim claim, SignalAnswer.About about, String otherId) {
        boolean isAsked = signals.signals(claim).stream()
                .filter(signal -> signal.kind().name().equals(about.name()))
                .flatMap(signal -> signal.claims().stream())
                .map(RelatedClaim::id)
                .anyMatch(id -> id.equals(otherId));
        boolean wasAnswered = answers.at(claim.id()).stream()
                .anyMatch(before ->
                        before.about() == about && before.otherThan(claim.id()).equals(otherId));
        if (!isAsked && !wasAnswered) {
            throw InvalidInput.of("other", "invalid", "is no claim that this signal is about; look at it again");
        }
        return claims.find(otherId).orElseThrow();
    }

    private String note(Claim claim, Claim other, String sent) {
        if (sent == null || sent.isBlank()) {
            return null;
        }
        if (sent.length() > NOTE) {
            throw InvalidInput.of("note", "too_long", "may have at most " + NOTE + " characters");
        }
        if (sent.codePoints().anyMatch(SignalAnswering::cannotBeKept)) {
            throw InvalidInput.of("note", "invalid", "holds a character that cannot be kept; type it anew");
        }
        if (claim.erasedAt() != null || other.erasedAt() != null) {
            throw InvalidInput.of("note", "invalid", "cannot be kept: one of the claims is erased; answer without one");
        }
        return texts.redacted(other, texts.redacted(claim, sent.strip()));
    }

    /** A null character, or half of a surrogate pair. */
    private static boolean cannotBeKept(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
