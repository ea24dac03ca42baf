package com.psnb2b.codesupport.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.psnb2b.codesupport.agreement.Look.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kappa against examples worked by hand, and its interval against truth that is known. */
class KappaTest {

    /** Two readers of 50 grant proposals, the example of many textbooks: 20 both yes, 15 both no, kappa 0.4. */
    @Test
    void itIsTheKappaOfTheBooks() {
        Kappa kappa = Kappa.of(looks(20, 5, 10, 15));
        assertThat(kappa.agreed()).isEqualTo(0.7);
        assertThat(kappa.value()).isCloseTo(0.4, within(1e-12));
        assertThat(kappa.low()).isCloseTo(0.125, within(0.001));
        assertThat(kappa.high()).isCloseTo(0.618, within(0.001));
        assertThat(kappa.isTooFew()).isFalse();
    }

    @Test
    void whatIsTooFewIsSaid() {
        assertThat(Kappa.of(List.of()).isTooFew()).isTrue();
        assertThat(Kappa.of(looks(15, 0, 0, 14)).isTooFew()).isTrue();
        assertThat(Kappa.of(looks(15, 0, 0, 15)).isTooFew()).isFalse();
        assertThat(Kappa.of(looks(500, 0, 0, 0)).isTooFew())
                .as("where everybody says the same, chance would agree always")
                .isTrue();
    }

    @Test
    void agreeingAlwaysIsNotCertainty() {
        Kappa kappa = Kappa.of(looks(15, 0, 0, 15));
        assertThat(kappa.value()).isEqualTo(1);
        assertThat(kappa.high()).isEqualTo(1);
        assertThat(kappa.low()).isBetween(0.7, 0.8);
    }

    /** In 4,000 draws of each kind: how often does the interval hold the true value? */
    @ParameterizedTest
    @CsvSource({"30, 0.5, 0.95", "30, 0.3, 0.9", "100, 0.5, 0.9", "100, 0.2, 0.95", "300, 0.4, 0.85"})
    void theIntervalHoldsTheTrueValue(int looks, double yes, double alike) {
        SplittableRandom random = new SplittableRandom(20261201);
        // The second person says the same with this chance, else draws a verdict anew: kappa is that chance.
        int held = 0;
        int draws = 4000;
        for (int draw = 0; draw < draws; draw++) {
            List<Look> some = new ArrayList<>();
            for (int i = 0; i < looks; i++) {
                String first = drawn(random, yes);
                some.add(look(first, random.nextDouble() < alike ? first : drawn(random, yes)));
            }
            Kappa kappa = Kappa.of(some);
            held += !(alike < kappa.low() || alike > kappa.high()) ? 1 : 0;
        }
        double share = (double) held / draws;
        System.out.printf("kappa %.2f of %d looks: the interval holds it in %.1f %%%n", alike, looks, 100 * share);
        assertThat(share).isBetween(0.93, 0.999);
    }

    @Test
    void figuresAreByTypeAndByPairWhoeverWasFirst() {
        List<Look> looks = List.of(
                new Look(
                        "clm_1",
                        "unclear",
                        verdict("refund"),
                        verdict("refund"),
                        "ann",
                        "bob",
                        Settled.NOT_NEEDED,
                        Instant.EPOCH),
                new Look(
                        "clm_2",
                        "unclear",
                        verdict("refund"),
                        verdict("closure"),
                        "bob",
                        "ann",
                        Settled.FOR_SECOND,
                        Instant.EPOCH),
                new Look(
                        "clm_3",
                        "temporary",
                        verdict("closure"),
                        verdict("closure"),
                        "cat",
                        "=1+1",
                        Settled.NOT_NEEDED,
                        Instant.EPOCH));
        AgreementFigures figures = AgreementFigures.of(looks);
        assertThat(figures.all().looks()).isEqualTo(3);
        assertThat(figures.types()).containsOnlyKeys("temporary", "unclear");
        assertThat(figures.pairs().get(new AgreementFigures.Pair("ann", "bob")).looks())
                .isEqualTo(2);
        List<String> lines = figures.csv().lines().toList();
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.split(",", -1)).as(line).hasSize(15));
        assertThat(lines)
                .contains("all,,,3,0.667,,,,,,,,,,", "pair,'=1+1,cat,1,1.000,,,,,,,,,,", "person,bob,,1,,,,,1,1,,,,,");
    }

    private static Verdict verdict(String decision) {
        return new Verdict(decision, "any");
    }

    private static String drawn(SplittableRandom random, double yes) {
        return random.nextDouble() < yes ? "yes" : "no";
    }

    private static List<Look> looks(int bothYes, int yesNo, int noYes, int bothNo) {
        List<Look> looks = new ArrayList<>();
        add(looks, bothYes, "yes", "yes");
        add(looks, yesNo, "yes", "no");
        add(looks, noYes, "no", "yes");
        add(looks, bothNo, "no", "no");
        return looks;
    }

    private static void add(List<Look> looks, int times, String first, String second) {
        for (int i = 0; i < times; i++) {
            looks.add(look(first, second));
        }
    }

    private static Look look(String first, String second) {
        return new Look(
                "clm", "unclear", verdict(first), verdict(second), "ann", "bob", Settled.NOT_NEEDED, Instant.EPOCH);
    }
}
