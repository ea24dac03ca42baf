package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.precedents.LikeClaims;
import com.psnb2b.codesupport.precedents.Precedent;
import com.psnb2b.codesupport.precedents.Trait;
import com.psnb2b.codesupport.precedents.Traits;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * How claims like this one were decided, in words.
 *
 * @param outcomes of those alike, how many were decided how
 */
record LikeClaimsView(int lookedAt, int alike, List<OutcomeCount> outcomes, List<One> nearest) {

    /** Of a claim that is not judged yet. */
    static final LikeClaimsView NONE = new LikeClaimsView(0, 0, List.of(), List.of());

    record OutcomeCount(String decision, int claims) {}

    /**
     * @param likeness in percent
     * @param lines every trait of both, those that differ first
     */
    record One(String id, long likeness, String outcome, String reason, Instant decidedAt, List<Line> lines) {}

    record Line(String label, String here, String there, boolean differs) {}

    static LikeClaimsView of(LikeClaims like) {
        return new LikeClaimsView(
                like.lookedAt(),
                like.alike(),
                Stream.of(DecisionKind.values())
                        .map(kind -> new OutcomeCount(
                                CaseFileNames.of(kind), like.outcomes().get(kind)))
                        .toList(),
                like.nearest().stream().map(one -> one(like.traits(), one)).toList());
    }

    private static One one(Traits here, Precedent one) {
        List<Trait> differing = here.differing(one.traits());
        Stream<Line> lines = Stream.concat(
                        differing.stream(), Stream.of(Trait.values()).filter(trait -> !differing.contains(trait)))
                .map(trait -> new Line(
                        trait.label(), words(trait, here), words(trait, one.traits()), differing.contains(trait)));
        return new One(
                one.claimId(),
                Math.round(one.likeness() * 100),
                CaseFileNames.of(one.decision()),
                CaseFileNames.plain(one.reasonCode()),
                one.decidedAt(),
                lines.toList());
    }

    private static String words(Trait trait, Traits of) {
        Collection<String> values = of.values().get(trait);
        boolean isAsWritten = trait == Trait.ERROR_CODE || trait == Trait.PRODUCT || trait == Trait.REGIONS;
        return values.isEmpty()
                ? "none"
                : String.join(
                        "; ",
                        values.stream()
                                .map(value -> isAsWritten ? value : CaseFileNames.plain(value))
                                .toList());
    }
}
