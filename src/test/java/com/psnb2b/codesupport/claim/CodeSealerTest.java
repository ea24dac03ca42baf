package com.psnb2b.codesupport.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSealerTest {

    private final CodeSealer sealer = new CodeSealer(new byte[32]);

    @ParameterizedTest
    @ValueSource(strings = {"ABCD-EFGH-JKLM", "abcd efgh jklm", "ABCDEFGHJKLM", " ABCD–EFGH–JKLM "})
    void spellingsOfOneCodeAreTheSameReference(String typed) {
        assertThat(sealer.seal(typed)).isEqualTo(sealer.seal("ABCD-EFGH-JKLM"));
        assertThat(sealer.seal(typed).masked()).isEqualTo("XXXX-XXXX-JKLM");
    }

    @Test
    void aShortCodeShowsAtMostHalfOfItself() {
        assertThat(sealer.seal("ABCDE").masked()).isEqualTo("XXXD-E");
        assertThat(sealer.seal("A").masked()).isEqualTo("X");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCDEFGHJKLMN", "ABCD-EFGH-JKL!", "-", "XXXX-XXXX-JKLM", "****-****-JKLM"})
    void whatIsNoCodeIsRefusedWithoutRepeatingIt(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sealer.seal(typed))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("ABCD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCD-EFGH-JKLM", "XXXX-XXXX-XXXX", "XXXX-XXXG-JKLM", ""})
    void aMaskedReferenceShowsNoMoreThanFourAndAtLeastOne(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> sealer.masked(typed));
    }

    @Test
    void aTextLosesTheCodeHoweverItIsSpelt() {
        assertThat(CodeRedactor.redact("I typed abcd efgh-jklm twice", "ABCD-EFGH-JKLM"))
                .isEqualTo("I typed XXXX XXXX-jklm twice");
        assertThat(CodeRedactor.redact("it is ABCD-EF2H-JKLM, and that will help"))
                .isEqualTo("it is XXXX-XXXX-JKLM, and that will help");
    }
}
