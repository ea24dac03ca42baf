package com.psnb2b.codesupport.claim;

import java.time.Instant;

/**
 * A second person's word on a decision.
 *
 * @param by another person than the one who decided
 */
public record Approval(boolean approved, String note, String by, Instant at) {}
