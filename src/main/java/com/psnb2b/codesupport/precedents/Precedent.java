package com.psnb2b.codesupport.precedents;

import com.psnb2b.codesupport.claim.DecisionKind;
import java.time.Instant;

/**
 * A decided claim.
 *
 * @param likeness to the claim that was asked for, from 0 to 1
 */
public record Precedent(
        String claimId, Traits traits, double likeness, DecisionKind decision, String reasonCode, Instant decidedAt) {}
