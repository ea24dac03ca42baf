package com.psnb2b.codesupport.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.claim.Submission;
import java.time.Instant;
import java.util.Optional;

/** Has another claim take the place of one that was read, to rehearse what may come. In production there is none. */
public interface Rehearsal {

    /** The claim to read instead, as the contract writes it; empty for every claim that means itself. */
    Optional<JsonNode> insteadOf(Submission read, Instant now);
}
