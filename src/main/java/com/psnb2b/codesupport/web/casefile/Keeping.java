package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Hold;
import java.time.Instant;

/**
 * How long it is kept.
 *
 * @param hold what keeps it from being erased; null where nothing does
 * @param evidenceErasedAt null where the contents of its evidence are there, like {@code erasedAt} for what was written
 */
record Keeping(Held hold, Instant evidenceErasedAt, Instant erasedAt) {

    record Held(String why, String by, Instant since) {

        private static Held of(Hold hold) {
            return hold == null ? null : new Held(hold.why(), CaseFileNames.who(hold.by()), hold.since());
        }
    }

    static Keeping of(Claim claim) {
        return new Keeping(Held.of(claim.hold()), claim.evidenceErasedAt(), claim.erasedAt());
    }
}
