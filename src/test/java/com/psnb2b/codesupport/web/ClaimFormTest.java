package com.psnb2b.codesupport.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimFormTest {

    @ParameterizedTest
    @CsvSource({
        "ABCD-EFGH-JKLM, value",
        "XXCD-EFGH-JKLM, value",
        "XXXX-XXXX-JKLM, masked",
        "xxxxxxxxJKLM, masked",
        "....JKLM, masked",
        "ABC*, masked",
        "••••JKLM, masked",
    })
    void oneFieldTakesACodeOrWhatIsShownOfIt(String typed, String field) {
        assertThat(new ClaimForm(Map.of("code", typed))
                        .claim()
                        .at("/code/" + field)
                        .asText())
                .isEqualTo(typed);
    }

    /** Each of these was looked for behind each of the others. */
    @Test
    void aLongCodeIsReadOnce() {
        var threads = ManagementFactory.getThreadMXBean();
        String typed = "*".repeat(200_000) + "\nA";
        long from = threads.getCurrentThreadCpuTime();
        new ClaimForm(Map.of("code", typed)).claim();

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - from)).isLessThan(Duration.ofSeconds(1));
    }
}
