package com.psnb2b.codesupport.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSealerTest {

    private final CodeSealer sealer = new CodeSealer(new byte[32]);

    @ParameterizedTest
    @ValueSource(strings = {"ABCD-EFGH-JKLM", "abcd efgh jklm", "ABCDEFGHJKLM", " ABCD–EFGH–JKLM "})
    void spellingsOfOneCodeAreTheSameReference(String typed) {
        assertThat(sealer.seal(typed)).isEqualTo(sealer.seal("ABCD-EFGH-JKLM"));
        assertThat(sealer.seal(typed).masked()).isEqualTo("XXXX-XXXX-JKLM");
    }

    static List<String> spellings() {
        // All but those with words between the parts.
        return CodeSpellings.of("ABCD-EFGH-JKLM").stream()
                .filter(spelling -> !spelling.matches("(?s).*(then|after|first|between|\\+|・|_).*"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void whatIsPastedInAnySpellingIsTheSameCode(String typed) {
        assertThat(sealer.seal(typed)).isEqualTo(sealer.seal("ABCD-EFGH-JKLM"));
    }

    @ParameterizedTest
    @CsvSource({"A7CO-EFGH-JKMN, A7C0-EFGH-JKMN", "A7C8-EFGH-JKMN, A7CB-EFGH-JKMN", "1SZB-GUAA-AAAA, L528-6VAA-AAAA"})
    void codesThatAreMisreadForOneAnotherLookAlike(String one, String other) {
        CodeReference code = sealer.seal(one);

        assertThat(code.looksLike(sealer.seal(other))).isTrue();
        assertThat(code.matches(sealer.seal(other))).isFalse();
        assertThat(code.looksLike(code)).as("the same is not only alike").isFalse();
        assertThat(code.looksLike(sealer.seal("ABCD-EFGH-JKLM"))).isFalse();
        assertThat(code.lookAlike()).isNotEqualTo(code.fingerprint());
    }

    @Test
    void ofACodeWithPlacesThatNobodyCanReadNoFingerprintIsMade() {
        CodeReference code = sealer.seal("abcd-efgh-j???");

        assertThat(code.isUnreadable()).isTrue();
        assertThat(code.masked()).isEqualTo("XXXX-XXXX-J???");
        assertThat(code.fingerprint()).isNull();
        assertThat(code.lookAlike()).isNull();
        assertThat(code.matches(sealer.seal("WXYZ-EFGH-JKLM"))).isTrue();
        assertThat(code.matches(sealer.seal("ABCD-EFGH-KKLM"))).isFalse();
        assertThat(sealer.seal("ABCD-????-????").isIncomparable()).isTrue();
        assertThat(sealer.seal("ABCD-????-????").matches(sealer.seal("ABCD-EFGH-JKLM")))
                .isFalse();
        assertThat(sealer.seal("ABCD-EFGH-J?").isDiscountCode())
                .as("ten places, not ten letters")
                .isFalse();
    }

    @Test
    void aShortCodeShowsAtMostHalfOfItself() {
        assertThat(sealer.seal("ABCDE").masked()).isEqualTo("XXXD-E");
        assertThat(sealer.seal("A").masked()).isEqualTo("X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ABCDEFGHJKLMN", "ABCD-EFGH-JKL!", "-", "XXXX-XXXX-JKLM", "****-****-JKLM", "????-????-????"})
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
