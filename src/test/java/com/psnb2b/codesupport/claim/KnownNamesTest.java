package com.psnb2b.codesupport.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a name that nobody knows may have meant. */
class KnownNamesTest {

    private static final List<String> KNOWN = List.of("order_id", "status", "type", "limit", "customer_report.text");

    @ParameterizedTest
    @CsvSource({
        "orderId, order_id",
        "ORDER-ID, order_id",
        "oder_id, order_id",
        "order_di, order_id",
        "statsu, status",
        "tpye, type",
        "customerReport.text, customer_report.text"
    })
    void theNearestIsNamed(String sent, String meant) {
        assertThat(KnownNames.nearest(sent, KNOWN)).hasValue(meant);
        assertThat(KnownNames.instead(sent, KNOWN)).startsWith("did you mean " + meant + "? known are order_id, ");
    }

    @ParameterizedTest
    @CsvSource({"colour", "tie", "x", "_", "'a name that is so long that nobody could mean any of ours by it, whatever'"
    })
    void anotherNameMeansNone(String sent) {
        assertThat(KnownNames.instead(sent, KNOWN)).startsWith("known are order_id, ");
    }

    @Test
    void whereNothingIsKnownThatIsSaid() {
        assertThat(KnownNames.instead("order_id", List.of())).isEqualTo("none is known here");
    }
}
