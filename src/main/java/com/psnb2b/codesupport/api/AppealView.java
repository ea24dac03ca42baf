package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.Appeal;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Outcome;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.words.Words;
import java.time.Instant;
import java.util.List;

/**
 * Whether the outcome of a claim may be appealed, and what was looked at again.
 *
 * @param state {@code open}: it may be appealed; {@code under_review}: it was, and another person looks at it; {@code closed}
 * @param until when the time for an appeal ends; null where it is not open
 * @param records every appeal, and every correction that has an outcome; the earliest first
 */
public record AppealView(String state, Instant until, List<RecordView> records) {

    /**
     * An appeal or a correction.
     *
     * @param evidence ids of what came with it
     * @param askedBy {@code reseller} or {@code support}
     * @param of the outcome that it is about, which stays as it is
     * @param outcome its own; null while nobody has decided it
     */
    public record RecordView(
            String id,
            String kind,
            String reason,
            List<String> evidence,
            String askedBy,
            Instant at,
            Outcome of,
            Outcome outcome) {

        private static RecordView of(Appeal appeal) {
            return new RecordView(
                    appeal.id(),
                    WireName.of(appeal.kind()),
                    appeal.isCorrection() ? null : appeal.reason(),
                    appeal.evidence(),
                    appeal.isCorrection() ? "support" : "reseller",
                    appeal.at(),
                    appeal.of(),
                    appeal.outcome());
        }

        private RecordView in(Words words) {
            return new RecordView(id, kind, reason, evidence, askedBy, at, said(of, words), said(outcome, words));
        }
    }

    /** @param claim that has an outcome */
    static AppealView of(Claim claim, Instant now) {
        boolean isOpen = claim.mayAppeal(now);
        boolean isReviewed =
                claim.openAppeal().filter(open -> !open.isCorrection()).isPresent();
        return new AppealView(
                isOpen ? "open" : isReviewed ? "under_review" : "closed",
                isOpen ? claim.appealUntil() : null,
                claim.appeals().stream()
                        .filter(appeal -> !appeal.isCorrection() || appeal.outcome() != null)
                        .map(RecordView::of)
                        .toList());
    }

    AppealView in(Words words) {
        return new AppealView(
                state, until, records.stream().map(one -> one.in(words)).toList());
    }

    /** An outcome with its text in a language; null stays null. */
    static Outcome said(Outcome outcome, Words words) {
        return outcome == null
                ? null
                : new Outcome(outcome.decision(), outcome.reasonCode(), words.said(outcome.text()), outcome.at());
    }
}
