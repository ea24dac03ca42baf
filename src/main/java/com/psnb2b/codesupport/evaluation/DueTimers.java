package com.psnb2b.codesupport.evaluation;

import java.time.Instant;

/** The timers of claims, for a clock that was moved. */
public interface DueTimers {

    /**
     * Fires what is due by then in the claims of this reseller, and what follows from that, until nothing is due.
     *
     * @return how many have fired
     */
    int fire(String resellerId, Instant until);
}
