package com.psnb2b.codesupport.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.claim.Submission;
import java.time.Instant;
import java.util.Optional;

/**
 * Replaces a claim that was read by another, so that integrators can rehearse outcomes. There is no implementation in
 * production.
 */
public interface ClaimSubstitution {

    /** The claim to read instead, as the contract writes it; empty for every claim that means itself. */
    Optional<JsonNode> insteadOf(Submission read, Instant now);
}
