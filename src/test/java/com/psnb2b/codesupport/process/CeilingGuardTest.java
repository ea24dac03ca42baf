package com.psnb2b.codesupport.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.guard.ModelerDeploymentTest;
import com.psnb2b.codesupport.guard.Models;
import com.psnb2b.codesupport.review.Review;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** No owner alone switches the second person off (policy, section 9). */
class CeilingGuardTest extends ModelerDeploymentTest {

    @Autowired
    private Review.Settings settings;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "review-routing.dmn | <text>100</text> | <text>1000.01</text> | approval-ceiling",
                "authority-limits.dmn | <text>500</text> | <text>5000.01</text> | approval-ceiling",
                "authority-limits.dmn | <text>2500</text> | <text>1000000</text> | approval-ceiling",
                "face-values.dmn | <text>1.20</text> | <text>0.59</text> | codesupport.review.face-values",
                "face-values.dmn | <text>1</text> | <text>0.5</text> | reference currency",
                "face-values.dmn | <text>\"USD\"</text> | <text>\"XUA\"</text> | reference currency",
            })
    void whatIsBeyondTheConfigurationIsRefused(String file, String shipped, String changed, String told)
            throws Exception {
        String table = Models.shipped(file);
        assertThat(table).contains(shipped);

        for (String person : new String[] {"owner", "admin"}) {
            var answer = deploy(person, Models.key(), Map.of(file, table.replace(shipped, changed)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(json(answer).path("message").asText()).contains(file).contains(told);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "authority-limits.dmn | <text>500</text> | <text>400</text>",
                "face-values.dmn | <text>1.20</text> | <text>1.30</text>",
            })
    void whatIsWithinItIsTaken(String file, String shipped, String changed) throws Exception {
        String table = Models.shipped(file);
        try {
            var answer = deploy("owner", Models.key(), Map.of(file, table.replace(shipped, changed)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } finally {
            deploy("owner", Models.key(), Map.of(file, table));
        }
    }

    @Test
    void theConfigurationKnowsWhatTheTableShips() throws Exception {
        String table = Models.shipped("face-values.dmn");
        assertThat(settings.faceValues()).hasSizeGreaterThan(50);
        var row = Pattern.compile("<text>\"([A-Z]{3})\"</text>.*?<text>([0-9.]+)</text>", Pattern.DOTALL);
        Map<Currency, BigDecimal> shipped = row.matcher(table)
                .results()
                .collect(Collectors.toMap(
                        found -> Currency.getInstance(found.group(1)), found -> new BigDecimal(found.group(2))));
        assertThat(shipped.keySet()).isEqualTo(settings.faceValues().keySet());
        shipped.forEach((currency, worth) -> assertThat(settings.faceValues().get(currency))
                .as("%s", currency)
                .isEqualByComparingTo(worth));
        assertThat(settings.faceValues().get(Currency.getInstance("USD"))).isEqualByComparingTo(BigDecimal.ONE);
    }
}
