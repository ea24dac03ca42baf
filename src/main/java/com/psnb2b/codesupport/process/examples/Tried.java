package com.psnb2b.codesupport.process.examples;

import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.engine.AskedTable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * How one claim would go through a draft.
 *
 * @param refused why the claim would not be taken; null where it would, and then all else may be null or empty
 * @param before how it was judged when it was; null where it was not
 * @param judged how it would be judged
 * @param passed ids of the steps that it would pass, in their order, up to where it first waits
 * @param waits ids of those where it would wait
 * @param queues who would have it there
 * @param unclear why nobody can say how it goes on; null where it is clear
 * @param tables what was asked, in its order
 * @param differences what would come out otherwise than the example expects
 */
public record Tried(
        String refused,
        Judged before,
        Judged judged,
        List<String> passed,
        List<String> waits,
        Collection<String> queues,
        Collection<Integer> priorities,
        String unclear,
        List<AskedTable> tables,
        List<String> differences) {

    /** A judgement in the words of the API. */
    public record Judged(
            String type, String coverage, String window, Instant closesAt, List<String> missing, String status) {

        static Judged of(Judgement judgement) {
            return new Judged(
                    WireName.of(judgement.classification().type()),
                    WireName.of(judgement.coverage()),
                    WireName.of(judgement.window().state()),
                    judgement.window().closesAt(),
                    judgement.evidence().missing().stream()
                            .map(item -> WireName.of(item))
                            .toList(),
                    WireName.of(judgement.status()));
        }
    }

    static Tried refused(String why) {
        return new Tried(why, null, null, List.of(), List.of(), List.of(), List.of(), null, List.of(), List.of());
    }
}
