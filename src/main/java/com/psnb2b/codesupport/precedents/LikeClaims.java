package com.psnb2b.codesupport.precedents;

import com.psnb2b.codesupport.claim.DecisionKind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How claims like one were decided.
 *
 * @param traits of the claim itself
 * @param nearest the most alike, the most alike first and of equally alike ones the newest; at most {@link #SHOWN}
 * @param lookedAt how many decided claims were compared: not all there are, but the newest of each kind of likeness
 * @param outcomes of those among them that are alike (see {@link Traits#ALIKE}), how many were decided how
 */
public record LikeClaims(Traits traits, List<Precedent> nearest, int lookedAt, Map<DecisionKind, Integer> outcomes) {

    /** So many are shown. */
    public static final int SHOWN = 5;

    /** @param found compared with the claim, the newest first */
    static LikeClaims of(Traits traits, List<Precedent> found) {
        List<Precedent> nearest = found.stream()
                .sorted(Comparator.comparingDouble(Precedent::likeness).reversed())
                .limit(SHOWN)
                .toList();
        Map<DecisionKind, Integer> outcomes = new EnumMap<>(DecisionKind.class);
        for (DecisionKind kind : DecisionKind.values()) {
            outcomes.put(kind, 0);
        }
        found.stream()
                .filter(one -> one.likeness() >= Traits.ALIKE)
                .forEach(one -> outcomes.merge(one.decision(), 1, Integer::sum));
        return new LikeClaims(traits, nearest, found.size(), outcomes);
    }

    /** How many of those that were compared are alike. */
    public int alike() {
        return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }
}
