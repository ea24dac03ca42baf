package com.psnb2b.codesupport.agreement;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * Cohen's kappa: how much oftener two persons agree than they would by chance, 1 for always, 0 for no oftener. The interval
 * is Wilson's for the share of agreements, at the chance that was found: it never shrinks to a point, however few looks
 * agree in all.
 *
 * @param looks how many it is made of
 * @param agreed share of the looks in which both said the same, 0 to 1; not a number for no looks
 * @param value not a number where chance alone would agree always, as where everybody says the same of every claim
 * @param low end of the interval that holds the true value in 95 of 100 cases
 * @param high its other end, at most 1
 */
public record Kappa(int looks, double agreed, double value, double low, double high) {

    /** Looks below which an interval is so wide that the value says nothing. */
    public static final int ENOUGH = 30;

    private static final double WRONG = 0.05;

    /** Whether there are too few looks to say anything, or no two different verdicts among them. */
    public boolean isTooFew() {
        return looks < ENOUGH || Double.isNaN(value);
    }

    public static Kappa of(Collection<Look> looks) {
        int all = looks.size();
        if (all == 0) {
            return new Kappa(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        Map<Verdict, Integer> first = new HashMap<>();
        Map<Verdict, Integer> second = new HashMap<>();
        int agreed = 0;
        for (Look look : looks) {
            first.merge(look.first(), 1, Integer::sum);
            second.merge(look.second(), 1, Integer::sum);
            agreed += look.agreed() ? 1 : 0;
        }
        double chance = first.entrySet().stream()
                        .mapToDouble(verdict -> (double) verdict.getValue() * second.getOrDefault(verdict.getKey(), 0))
                        .sum()
                / ((double) all * all);
        Interval share = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(all, agreed, WRONG);
        double found = (double) agreed / all;
        return new Kappa(
                all,
                found,
                beyond(found, chance),
                beyond(share.getLowerBound(), chance),
                beyond(share.getUpperBound(), chance));
    }

    private static double beyond(double agreed, double chance) {
        return chance == 1 ? Double.NaN : (agreed - chance) / (1 - chance);
    }
}
