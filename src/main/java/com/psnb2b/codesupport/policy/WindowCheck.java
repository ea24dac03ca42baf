package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.Window;
import com.psnb2b.codesupport.claim.WindowState;
import com.psnb2b.codesupport.policy.KnownFacts.Opening;
import com.psnb2b.codesupport.policy.PolicyTables.WindowRule;
import java.time.Duration;
import java.time.Instant;

/** Measures the claim window, to the instant and in UTC (policy, section 4). */
final class WindowCheck {

    private WindowCheck() {}

    /**
     * @param time in which the reminder is counted back from the end
     * @param receivedAt when the claim came in: where the start is unknown, the wait for it is measured from here
     * @param asOf when the claim was complete and submitted, or now; at the closing instant it is still in time
     */
    static Window check(Opening opening, WindowRule rule, BusinessTime time, Instant receivedAt, Instant asOf) {
        Instant from = opening == null ? receivedAt : opening.at();
        Instant closesAt = from.plus(rule.duration());
        Instant remindAt = reminder(closesAt, rule.remindBefore(), time, asOf);
        boolean late = asOf.isAfter(closesAt);
        if (opening == null) {
            WindowState state = late ? WindowState.LATE : WindowState.UNDETERMINED;
            return new Window(state, null, null, null, closesAt, remindAt, asOf);
        }
        WindowState state = late ? WindowState.LATE : WindowState.OPEN;
        return new Window(state, opening.event(), opening.source(), opening.at(), closesAt, remindAt, asOf);
    }

    /** Some business time before the end; where that has passed already, half way to it. */
    private static Instant reminder(Instant closesAt, Duration before, BusinessTime time, Instant asOf) {
        Instant usual = time.before(closesAt, before);
        return usual.isAfter(asOf)
                ? usual
                : asOf.plus(Duration.between(asOf, closesAt).dividedBy(2));
    }
}
