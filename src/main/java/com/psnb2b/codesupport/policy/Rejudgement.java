package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.Judgement;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Judges a kept claim again as of its own time: by the facts that it holds, and with the clock at the time of the past
 * judgement.
 */
public final class Rejudgement {

    private Rejudgement() {}

    /**
     * Judges as of the moment from which everything was known that is known. A claim that then lacks something waits, so
     * that its last judgement counts: by then the window may have closed.
     */
    public static Judgement of(Claim claim, PolicyTables tables) {
        Judgement complete = Judge.judge(JudgementInput.asOf(claim, completeAt(claim)), tables);
        return complete.status() == ClaimStatus.COLLECTING
                ? Judge.judge(JudgementInput.asOf(claim, judgedAt(claim)), tables)
                : complete;
    }

    /** What came after the claim was submitted does not make it later (policy, section 4). */
    private static Instant completeAt(Claim claim) {
        Instant submitted = claim.submittedAt();
        Instant known = knownAt(claim);
        return submitted != null && submitted.isBefore(known) ? submitted : known;
    }

    /** Claims of the first version did not keep it; then the last piece of evidence says it. */
    private static Instant knownAt(Claim claim) {
        return claim.knownAt() != null
                ? claim.knownAt()
                : Stream.concat(
                                Stream.of(claim.createdAt()),
                                claim.evidence().stream().map(EvidenceItem::addedAt))
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElseThrow();
    }

    /** The moment of the last judgement as recorded. */
    public static Instant judgedAt(Claim claim) {
        Instant measured = claim.judgement().window().measuredAt();
        if (measured != null) {
            return measured;
        }
        return claim.submittedAt() != null ? claim.submittedAt() : claim.updatedAt();
    }
}
