package com.psnb2b.codesupport.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What remains of an erased claim's course: what nobody wrote. A kind of data that nobody thought of is erased. */
class ErasureTest {

    @Test
    void whatNobodyWroteStays() {
        Map<String, Object> data = Map.of("type", "invalid_code", "due_at", "2026-11-27", "decision", "refund");

        assertThat(Erasure.of(data)).isEqualTo(data);
    }

    @Test
    void whatSomebodyWroteAndWhatIsNotKnownGoes() {
        assertThat(Erasure.of(Map.of("requested", "a screenshot", "new", "GB", "something_new", 7)))
                .isEqualTo(Map.of("requested", "[erased]", "new", "[erased]", "something_new", "[erased]"));
    }

    @Test
    void insideTheHouseTheSameCounts() {
        assertThat(Erasure.of(Map.of("internal", Map.of("note", "secret", "approved", true))))
                .isEqualTo(Map.of("internal", Map.of("note", "[erased]", "approved", true)));
    }

    @Test
    void whatWasNotThereIsNotThereAfterwards() {
        Map<String, Object> data = new HashMap<>();
        data.put("old", null);

        assertThat(Erasure.of(data)).isEqualTo(data);
    }
}
