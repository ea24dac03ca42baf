package com.psnb2b.codesupport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.psnb2b.codesupport.claim.Comparison;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.Region;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regions and SKUs by what is meant (policy, section 2a). */
class FactComparatorTest {

    private final FactComparator comparator =
            new FactComparator(new FixedTables("1", Duration.ofDays(7), List.of(), Coverage.NEEDS_REVIEW));

    @ParameterizedTest
    @CsvSource({
        "UK,GB,SAME",
        "USA,US,SAME",
        "us,US,SAME",
        "KSA,SA,SAME",
        "UAE,AE,SAME",
        "Hong Kong,HK,SAME",
        "Deutschland,DE,SAME",
        "Allemagne,DE,SAME",
        "ドイツ,DE,SAME",
        "Türkiye,TR,SAME",
        "Turkey,TR,SAME",
        "South Korea,KR,SAME",
        "United States,US,SAME",
        "US,GB,DIFFERENT",
        "EU,DE,SAME",
        "European Union,FR,SAME",
        "EU,US,DIFFERENT",
        "Europe,GB,NOT_COMPARABLE",
        "Europe,US,DIFFERENT",
        "ROW,JP,SAME",
        "worldwide,EU,SAME",
        "EU,Europe,NOT_COMPARABLE",
        "MENA,SA,NOT_COMPARABLE",
        "EU,EU,SAME",
    })
    void regions(String one, String other, Comparison expected) {
        assertThat(comparator.regions(Region.of(one), Region.of(other))).contains(expected);
        assertThat(comparator.regions(Region.of(other), Region.of(one))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nowhereland", "US, GB", "PlayStation", "ZZ", "U", "?", "12"})
    void whatIsNoPlaceIsBadInput(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Region.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "PSN-US-50,psn-us-50,SAME",
        "PSN-US-50,PSN - US - 50,SAME",
        "PSN-US-50,PSN-US-20,DIFFERENT",
        "PSN-US-50,SHOP-4711-PSN50,NOT_COMPARABLE",
        "SHOP-1,SHOP-2,NOT_COMPARABLE",
        "SHOP-1,shop-1,SAME",
        "PSN-US-50,PSN-US-50.00,SAME",
        "PSN-US-50,PSN-US-fifty,NOT_COMPARABLE",
    })
    void skus(String one, String other, Comparison expected) {
        assertThat(comparator.skus(one, other)).contains(expected);
        assertThat(comparator.skus(other, one)).contains(expected);
    }

    @Test
    void whatIsNotKnownIsNotCompared() {
        assertThat(comparator.regions(null, new Region("US"))).isEmpty();
        assertThat(comparator.skus("PSN-US-50", null)).isEmpty();
    }
}
