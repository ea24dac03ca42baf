package com.psnb2b.codesupport.secondlook;

import com.psnb2b.codesupport.claim.Claim;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Which share of claims gets a second look: the table {@code quality-sampling}. */
public interface Sampling {

    /**
     * @param rate 0 for none, 1 for all
     * @param dueIn of the business calendar, longer than nothing
     */
    record Sample(BigDecimal rate, Duration dueIn) {}

    /** Of a claim that has an outcome; empty where no row says anything, and then it is not drawn. */
    Optional<Sample> of(Claim claim);
}
