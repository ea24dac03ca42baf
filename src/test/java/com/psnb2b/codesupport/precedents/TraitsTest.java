package com.psnb2b.codesupport.precedents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How alike claims are, by what is kept of them. */
class TraitsTest {

    private final RandomTraits random = new RandomTraits(21);

    @Test
    void whatIsTheSameIsWhollyAlikeAndDiffersInNothing() {
        Traits traits = random.next();

        assertThat(traits.likeness(traits)).isEqualTo(1);
        assertThat(traits.differing(traits)).isEmpty();
    }

    @Test
    void likenessIsTheWeighedShareOfValuesInCommonAndTheSameFromBothSides() {
        Traits one = with(random.next(), Trait.EVIDENCE, "delivery_log", "error_screenshot");
        Traits other = with(one, Trait.EVIDENCE, "delivery_log", "other", "customer_message");

        // One of four kinds in common, of a trait that has one of 21 parts of the weight.
        assertThat(one.likeness(other)).isCloseTo((20 + 0.25) / 21, within(1e-9));
        assertThat(other.likeness(one)).isEqualTo(one.likeness(other));
        assertThat(one.differing(other)).containsExactly(Trait.EVIDENCE);
    }

    @Test
    void anotherTypeCountsMoreThanAnotherSku() {
        Traits one = with(with(random.next(), Trait.TYPE, "unclear"), Trait.PRODUCT, "A");

        assertThat(one.likeness(with(one, Trait.TYPE, "temporary")))
                .isLessThan(one.likeness(with(one, Trait.PRODUCT, "B")));
    }

    @Test
    void whatDiffersIsNamedTheWeightiestFirst() {
        Traits one = with(with(random.next(), Trait.TYPE, "unclear"), Trait.PRODUCT, "A");

        assertThat(one.differing(with(with(one, Trait.PRODUCT, "B"), Trait.TYPE, "temporary")))
                .containsExactly(Trait.TYPE, Trait.PRODUCT);
    }

    @Test
    void claimsThatDifferInOneTraitHaveAKeyInCommon() {
        for (int i = 0; i < 500; i++) {
            Traits one = random.next();
            Traits other = random.like(one);

            assertThat(LongStream.of(one.keys()).boxed().toList())
                    .as("%s and %s", one, other)
                    .containsAnyElementsOf(LongStream.of(other.keys()).boxed().toList());
        }
    }

    @Test
    void whatIsKeptIsReadAgainAndWhatIsNotKnownAnyMoreIsLeftOut() {
        Traits traits = random.next();

        assertThat(Traits.read(traits.text())).isEqualTo(traits);
        assertThat(Traits.read(traits.text() + "weather rainy\n")).isEqualTo(traits);
    }

    private static Traits with(Traits traits, Trait trait, String... values) {
        Map<Trait, SortedSet<String>> all = new EnumMap<>(traits.values());
        all.put(trait, new TreeSet<>(List.of(values)));
        return new Traits(all);
    }
}
