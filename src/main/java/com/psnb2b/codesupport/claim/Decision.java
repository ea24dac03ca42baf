package com.psnb2b.codesupport.claim;

import java.time.Instant;

/**
 * What a person decided; effective once it is the claim's outcome.
 *
 * @param reasonCode from the published list (review/ReasonCode)
 * @param note for the file, may be null
 * @param by the person's user id
 * @param needsSecondPerson whether another person has to approve it first
 */
public record Decision(
        DecisionKind kind, String reasonCode, String note, String by, Instant at, boolean needsSecondPerson) {}
