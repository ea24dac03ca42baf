package com.psnb2b.codesupport.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Halves of characters. */
class WellFormedTextTest {

    @Test
    void aPairIsWholeAndHalfOfItIsNot() {
        assertThat(WellFormedText.isBroken("a\uD83D\uDE00b")).isFalse();
        assertThat(WellFormedText.isBroken("a\uD83Db")).isTrue();
        assertThat(WellFormedText.isBroken("\uDE00\uD83D")).isTrue();
        assertThat(WellFormedText.mended("a\uD83Db\uD83D\uDE00")).isEqualTo("a\uFFFDb\uD83D\uDE00");
        assertThat(WellFormedText.mended(null)).isNull();
    }
}
