package com.psnb2b.codesupport.claim;

import java.util.List;
import java.util.stream.Stream;

/**
 * A claim as it came in through any channel, read and checked for form.
 *
 * @param resellerId whose claim it is; null where the channel does not know
 * @param actor who brought it, such as {@code reseller:ID} or {@code user:ID}
 * @param evidence what came with it
 * @param caseId of the case that it came in; null where it came alone
 */
public record Submission(
        ClaimFacts facts, String resellerId, Channel channel, String actor, List<NewEvidence> evidence, String caseId) {

    /** A claim that came alone. */
    public Submission(ClaimFacts facts, String resellerId, Channel channel, String actor, List<NewEvidence> evidence) {
        this(facts, resellerId, channel, actor, evidence, null);
    }

    /** The same as one of a case, whose evidence counts for it too. */
    public Submission in(String ofCase, List<NewEvidence> shared) {
        List<NewEvidence> all =
                Stream.concat(evidence.stream(), shared.stream()).toList();
        return new Submission(facts, resellerId, channel, actor, all, ofCase);
    }
}
