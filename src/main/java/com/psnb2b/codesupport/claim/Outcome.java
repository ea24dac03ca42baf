package com.psnb2b.codesupport.claim;

import java.time.Instant;

/**
 * How a claim ended.
 *
 * @param text what the reseller reads
 */
public record Outcome(DecisionKind decision, String reasonCode, String text, Instant at) {}
