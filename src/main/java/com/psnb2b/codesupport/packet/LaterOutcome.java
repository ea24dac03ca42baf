package com.psnb2b.codesupport.packet;

import com.psnb2b.codesupport.claim.Appeal;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.Outcome;
import java.time.Instant;

/**
 * {@code outcome.json} of a decided claim that was looked at again.
 *
 * @param of the outcome before, which it names and leaves as it is
 */
record LaterOutcome(
        String appealId,
        Appeal.Kind kind,
        DecisionKind decision,
        String reasonCode,
        String text,
        Instant at,
        Outcome of) {

    /** @param appeal that has an outcome */
    static LaterOutcome of(Appeal appeal) {
        Outcome made = appeal.outcome();
        return new LaterOutcome(
                appeal.id(), appeal.kind(), made.decision(), made.reasonCode(), made.text(), made.at(), appeal.of());
    }
}
