package com.psnb2b.codesupport.claim;

import java.util.List;

/**
 * A claim as it came in through any door, read and checked for form.
 *
 * @param resellerId whose claim it is; null where the door does not know
 * @param actor who brought it, such as {@code reseller:ID} or {@code user:ID}
 * @param evidence what came with it
 */
public record Submission(
        ClaimFacts facts, String resellerId, Channel channel, String actor, List<NewEvidence> evidence) {}
