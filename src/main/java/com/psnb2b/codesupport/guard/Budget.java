package com.psnb2b.codesupport.guard;

import java.time.Duration;

/**
 * How much a search may cost before the model counts as one that cannot be proven.
 *
 * @param moments how many it may come to
 * @param time of the processor, so that a busy machine gives the same verdict
 */
record Budget(int moments, Duration time) {

    static final Budget OF_A_MODEL = new Budget(1_000_000, Duration.ofSeconds(2));
}
