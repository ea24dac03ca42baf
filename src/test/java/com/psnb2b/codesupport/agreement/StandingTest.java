package com.psnb2b.codesupport.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.agreement.Look.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is named by the figures: in simulated teams, in which it is known who closes what others refund. */
class StandingTest {

    private static final int RUNS = 100;
    private static final String PLANTED = "planted";

    /** How many runs name the planted person within 60 looks at their decisions, and how many an honest one. */
    private record Found(int planted, int honest, double looksUntilNamed) {}

    /**
     * An honest person errs in 8 of 100 claims, and whoever settles is right in so many of 100. The planted one closes in so
     * many of 100 decisions what they know to be a refund.
     */
    @ParameterizedTest
    @CsvSource({"6, 30, 90, 95", "3, 30, 90, 95", "12, 30, 90, 95", "6, 30, 80, 90"})
    void whoClosesWhatOthersRefundIsNamedAndNobodyElse(int persons, int planted, int right, int least) {
        Found found = simulate(persons, planted, right);
        System.out.printf(
                "%d persons, planted in %d %%, settled rightly in %d %%: named in %d of %d runs, after %.0f looks;"
                        + " an honest one in %d%n",
                persons, planted, right, found.planted(), RUNS, found.looksUntilNamed(), found.honest());
        assertThat(found.planted()).isGreaterThanOrEqualTo(least);
        assertThat(found.honest()).isLessThanOrEqualTo(5);
    }

    @Test
    void nobodyIsNamedAmongTheHonest() {
        Found found = simulate(6, 0, 90);
        System.out.printf("nobody planted: somebody named in %d of %d runs%n", found.honest() + found.planted(), RUNS);
        assertThat(found.honest() + found.planted()).isLessThanOrEqualTo(5);
    }

    @Test
    void fewLooksNameNobody() {
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < Standing.FEWEST - 1; i++) {
            looks.add(look(i, "refund", "closure", "ann", "bob", Settled.FOR_SECOND));
            looks.add(look(i, "refund", "refund", "bob", "ann", Settled.NOT_NEEDED));
            looks.add(look(i, "refund", "refund", "cat", "ann", Settled.NOT_NEEDED));
        }
        assertThat(Standing.of(looks)).allSatisfy(standing -> {
            assertThat(standing.isTooFew()).isTrue();
            assertThat(standing.named()).isFalse();
        });
        looks.add(look(99, "refund", "closure", "ann", "bob", Settled.FOR_NEITHER));
        assertThat(Standing.of(looks).get(0).named()).as("the 20th").isTrue();
        assertThat(Standing.of(looks).get(0).person()).isEqualTo("ann");
        assertThat(Standing.of(looks).get(0).way()).isEqualTo(Standing.Way.PAID);
    }

    @Test
    void whatWasNotSettledIsNotHeldAgainstAnybody() {
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            looks.add(look(i, "refund", "closure", "ann", "bob", i % 2 == 0 ? Settled.NOT_YET : Settled.FOR_FIRST));
            looks.add(look(i, "refund", "refund", "bob", "ann", Settled.NOT_NEEDED));
        }
        assertThat(Standing.of(looks)).noneMatch(Standing::named);
    }

    private static Found simulate(int persons, int planted, int right) {
        int named = 0;
        int honest = 0;
        long after = 0;
        for (int run = 0; run < RUNS; run++) {
            Map<String, Integer> first = run(new SplittableRandom(7_000L + run), persons, planted, right);
            if (first.containsKey(PLANTED)) {
                named++;
                after += first.get(PLANTED);
            }
            honest += first.keySet().stream().anyMatch(person -> !person.equals(PLANTED)) ? 1 : 0;
        }
        return new Found(named, honest, named == 0 ? Double.NaN : (double) after / named);
    }

    /** Everybody who is named at any time until the planted person's 60th look, and after how many looks at theirs. */
    private static Map<String, Integer> run(SplittableRandom random, int persons, int planted, int right) {
        List<Look> looks = new ArrayList<>();
        Map<String, Integer> lookedAt = new HashMap<>();
        Map<String, Integer> named = new HashMap<>();
        while (lookedAt.getOrDefault(PLANTED, 0) < Standing.LAST) {
            String first = person(random.nextInt(persons));
            String second = person((Integer.parseInt(place(first)) + 1 + random.nextInt(persons - 1)) % persons);
            boolean refund = random.nextInt(100) < 60;
            boolean firstRefunds = decides(random, first, refund, planted);
            boolean secondRefunds = decides(random, second, refund, planted);
            boolean settledForRefund = random.nextInt(100) < right ? refund : !refund;
            Settled settled = firstRefunds == secondRefunds
                    ? Settled.NOT_NEEDED
                    : settledForRefund == firstRefunds ? Settled.FOR_FIRST : Settled.FOR_SECOND;
            looks.add(look(looks.size(), word(firstRefunds), word(secondRefunds), first, second, settled));
            int count = lookedAt.merge(first, 1, Integer::sum);
            if (count % Standing.STEP != 0) {
                continue;
            }
            Set<String> now = new HashSet<>();
            Standing.of(looks).stream().filter(Standing::named).forEach(standing -> now.add(standing.person()));
            now.forEach(person -> named.putIfAbsent(person, person.equals(first) ? count : lookedAt.get(person)));
        }
        return named;
    }

    /** The first is the planted one. */
    private static String person(int place) {
        return place == 0 ? PLANTED : "honest-" + place;
    }

    private static String place(String person) {
        return person.equals(PLANTED) ? "0" : person.substring("honest-".length());
    }

    private static boolean decides(SplittableRandom random, String person, boolean refund, int planted) {
        boolean meant = random.nextInt(100) < 8 ? !refund : refund;
        // Refunds are 60 of 100: half of them closed are 30 of 100 decisions.
        boolean turned = person.equals(PLANTED) && refund && random.nextDouble() < planted / 60.0;
        return meant && !turned;
    }

    private static String word(boolean refunds) {
        return refunds ? "refund" : "closure";
    }

    private static Look look(
            int number, String first, String second, String firstBy, String secondBy, Settled settled) {
        return new Look(
                "clm_" + number,
                "unclear",
                new Verdict(first, "any"),
                new Verdict(second, "any"),
                firstBy,
                secondBy,
                settled,
                Instant.ofEpochSecond(number));
    }
}
