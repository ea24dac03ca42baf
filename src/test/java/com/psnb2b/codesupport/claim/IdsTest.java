package com.psnb2b.codesupport.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Ids sort by the time they were made, and nobody guesses one; hashes are the usual ones. */
class IdsTest {

    @Test
    void theySayWhatTheyAreOf() {
        assertThat(Ids.claim()).matches("clm_[0-9a-f]{32}").isNotEqualTo(Ids.claim());
        assertThat(Ids.evidence()).matches("ev_[0-9a-f]{32}").isNotEqualTo(Ids.evidence());
        assertThat(Ids.webhook()).matches("wh_[0-9a-f]{32}").isNotEqualTo(Ids.webhook());
    }

    @Test
    void evidenceSortsByItsTime() {
        Instant before = Instant.now();
        String made = Ids.evidence();

        assertThat(Ids.firstEvidence(before)).isLessThanOrEqualTo(made);
        assertThat(Ids.firstEvidence(Instant.now().plusMillis(1))).isGreaterThan(made);
    }

    @Test
    void aHashIsTheUsualOne() {
        assertThat(Hashes.sha256("abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
