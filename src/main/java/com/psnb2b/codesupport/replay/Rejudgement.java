package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.policy.Dossier;
import com.psnb2b.codesupport.policy.Judge;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/** Judges a kept claim again as of its own time: by what it holds, and by a clock that stands where it stood then. */
final class Rejudgement {

    private Rejudgement() {}

    /**
     * Judges as of the moment from which everything was known that is known. A claim that then lacks something waits, so
     * that its last judgement counts: by then the window may have closed.
     */
    static Judgement of(Claim.Snapshot claim, PolicyTables tables) {
        Judgement complete = Judge.judge(dossier(claim, completeAt(claim)), tables);
        return complete.status() == ClaimStatus.COLLECTING
                ? Judge.judge(dossier(claim, judgedAt(claim)), tables)
                : complete;
    }

    private static Dossier dossier(Claim.Snapshot claim, Instant asOf) {
        return new Dossier(claim.facts(), claim.evidence(), claim.record(), claim.createdAt(), asOf);
    }

    /** What came after the claim was submitted does not make it later (policy, section 4). */
    private static Instant completeAt(Claim.Snapshot claim) {
        Instant submitted = claim.submittedAt();
        Instant known = knownAt(claim);
        return submitted != null && submitted.isBefore(known) ? submitted : known;
    }

    /** Claims of the first version did not keep it; then the last piece of evidence says it. */
    private static Instant knownAt(Claim.Snapshot claim) {
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
    static Instant judgedAt(Claim.Snapshot claim) {
        Instant measured = claim.judgement().window().measuredAt();
        if (measured != null) {
            return measured;
        }
        return claim.submittedAt() != null ? claim.submittedAt() : claim.updatedAt();
    }
}
