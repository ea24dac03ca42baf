package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.precedents.LikeClaims;
import com.psnb2b.codesupport.precedents.Precedent;
import com.psnb2b.codesupport.precedents.Trait;
import com.psnb2b.codesupport.precedents.Traits;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How claims like one were decided.
 *
 * @param precedents the most alike, the most alike first
 * @param decided how those were decided that are alike by 0.8 or more
 */
record PrecedentsView(List<PrecedentView> precedents, DecidedView decided) {

    static final PrecedentsView NONE = new PrecedentsView(List.of(), new DecidedView(0, 0, Map.of()));

    /** @param likeness from 0 to 1 */
    record PrecedentView(
            String claimId,
            double likeness,
            List<DifferenceView> differs,
            DecisionKind outcome,
            String reasonCode,
            Instant decidedAt) {}

    /** @param here of the claim that was asked for */
    record DifferenceView(String trait, Collection<String> here, Collection<String> there) {}

    /**
     * @param lookedAt decided claims that were compared
     * @param alike how many of them are alike
     */
    record DecidedView(int lookedAt, int alike, Map<String, Integer> outcomes) {}

    static PrecedentsView of(LikeClaims like) {
        return new PrecedentsView(
                like.nearest().stream().map(one -> view(like.traits(), one)).toList(),
                new DecidedView(
                        like.lookedAt(),
                        like.alike(),
                        like.outcomes().entrySet().stream()
                                .collect(Collectors.toMap(kind -> WireName.of(kind.getKey()), Map.Entry::getValue))));
    }

    private static PrecedentView view(Traits here, Precedent one) {
        return new PrecedentView(
                one.claimId(),
                Math.round(one.likeness() * 1000) / 1000.0,
                here.differing(one.traits()).stream()
                        .map(trait -> difference(trait, here, one.traits()))
                        .toList(),
                one.decision(),
                one.reasonCode(),
                one.decidedAt());
    }

    private static DifferenceView difference(Trait trait, Traits here, Traits there) {
        return new DifferenceView(
                WireName.of(trait), here.values().get(trait), there.values().get(trait));
    }
}
