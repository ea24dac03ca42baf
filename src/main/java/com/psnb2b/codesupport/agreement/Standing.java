package com.psnb2b.codesupport.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How often a person was overruled in their last second looks, and whether that can be an accident.
 *
 * <p>Whoever decides as the others do is overruled as often as they are. After every {@value #STEP}th look it is asked, for
 * each {@link Way}, how likely so many would be at the others' share (a binomial test, one-sided). A person is named where
 * that is so unlikely that, over all persons, all ways and all times of asking up to {@value #LAST} looks, somebody who
 * decides like the others is named in fewer than {@value #WRONG} of all cases (Bonferroni). A name is a reason to talk and
 * no finding: a person may have had harder claims.
 *
 * @param looks at the person's decisions that count: the last {@value #LAST}, as of the last time of asking
 * @param disagreed in how many the second person said otherwise
 * @param against in how many of these a third person was not for the first
 * @param way in which the person is the least like the others
 * @param inThatWay how many of the looks ended so
 * @param others share of the others' looks that ended so, 0 to 1
 * @param chance of so many or more, were the person like the others; not a number where there are too few looks to say
 * @param named whether that is no accident
 */
public record Standing(
        String person,
        int looks,
        int disagreed,
        int against,
        Way way,
        int inThatWay,
        double others,
        double chance,
        boolean named) {

    /** How a decision was wrong, by what was settled. */
    public enum Way {
        /** Closed what was to be replaced or refunded. */
        CLOSED(look -> look.settled() == Look.Settled.FOR_SECOND
                && !look.first().pays()
                && look.second().pays()),
        /** Replaced or refunded what was to be closed. */
        PAID(look -> look.settled() == Look.Settled.FOR_SECOND
                && look.first().pays()
                && !look.second().pays()),
        /** Anything else, such as another reason. */
        OTHERWISE(look -> look.isAgainstFirst()
                && (look.settled() == Look.Settled.FOR_NEITHER
                        || look.first().pays() == look.second().pays()));

        private final Predicate<Look> holds;

        Way(Predicate<Look> holds) {
            this.holds = holds;
        }

        int in(List<Look> looks) {
            return (int) looks.stream().filter(holds).count();
        }
    }

    /** Looks from which on somebody may be named, and which the others must have in all. */
    public static final int FEWEST = 20;

    /** Looks that count; earlier ones are past. */
    public static final int LAST = 60;

    /** After so many looks it is asked again. */
    static final int STEP = 10;

    /** In how many cases somebody may be named who decides like the others. */
    static final double WRONG = 0.05;

    private static final int TIMES = (LAST - FEWEST) / STEP + 1;

    /** Nobody is measured by others who happen never to be overruled. */
    private static final double LEAST = 0.02;

    /** Whether there are too few looks to say anything. */
    public boolean isTooFew() {
        return Double.isNaN(chance);
    }

    /** Of everybody whose decisions were looked at, those first who are the least like the others. */
    static List<Standing> of(List<Look> looks) {
        Map<String, List<Look>> byPerson = new TreeMap<>(
                looks.stream().sorted(Comparator.comparing(Look::at)).collect(Collectors.groupingBy(Look::firstBy)));
        byPerson.replaceAll((person, own) -> last(own));
        List<Standing> standings = new ArrayList<>();
        byPerson.forEach((person, own) -> standings.add(of(person, own, others(byPerson, person), byPerson.size())));
        standings.sort(Comparator.comparingDouble(Standing::chance).thenComparing(Standing::person));
        return standings;
    }

    private static List<Look> last(List<Look> own) {
        int until = own.size() < FEWEST ? own.size() : own.size() - own.size() % STEP;
        return own.subList(Math.max(0, until - LAST), until);
    }

    private static List<Look> others(Map<String, List<Look>> byPerson, String person) {
        return byPerson.entrySet().stream()
                .filter(other -> !other.getKey().equals(person))
                .flatMap(other -> other.getValue().stream())
                .toList();
    }

    private static Standing of(String person, List<Look> own, List<Look> others, int persons) {
        double limit = WRONG / (persons * Way.values().length * TIMES);
        return Arrays.stream(Way.values())
                .map(way -> of(person, own, others, way, limit))
                .min(Comparator.comparingDouble(Standing::chance))
                .orElseThrow();
    }

    private static Standing of(String person, List<Look> own, List<Look> others, Way way, double limit) {
        int found = way.in(own);
        // Laplace's rule: of few looks none that ended so are no share of nothing.
        double share = Math.max(LEAST, (way.in(others) + 1.0) / (others.size() + 2.0));
        double chance = own.size() < FEWEST || others.size() < FEWEST
                ? Double.NaN
                : BinomialDistribution.of(own.size(), share).survivalProbability(found - 1);
        return new Standing(
                person,
                own.size(),
                (int) own.stream().filter(look -> !look.agreed()).count(),
                (int) own.stream().filter(Look::isAgainstFirst).count(),
                way,
                found,
                share,
                chance,
                chance < limit);
    }
}
