package com.psnb2b.codesupport.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reference says of its code, and which others may be of the same (policy, section 2a). */
class CodeReferenceTest {

    private static final CodeSealer SEALER = new CodeSealer("a key of thirty-two bytes or more".getBytes());

    @ParameterizedTest
    @CsvSource({
        "ABCDEFGHJKLM, false, false, false",
        "ABCDEFGHJK, true, false, false",
        "ABCDEFGHJ?, false, true, false",
        "ABCDEFGHJKL, false, true, false",
        "ABCDEFGHJKL?, false, false, true",
    })
    void itsLengthSaysWhatItIs(String code, boolean discount, boolean truncated, boolean unreadable) {
        CodeReference reference = SEALER.seal(code);

        assertThat(reference.isDiscountCode()).isEqualTo(discount);
        assertThat(reference.isTruncated()).isEqualTo(truncated);
        assertThat(reference.isUnreadable()).isEqualTo(unreadable);
    }

    @Test
    void ofAMaskedReferenceTheLengthIsUnknown() {
        CodeReference masked = SEALER.masked("XXXX-XXXX-JKLM");

        assertThat(masked.isDiscountCode()).isFalse();
        assertThat(masked.isTruncated()).isFalse();
        assertThat(masked.isUnreadable()).isFalse();
        assertThat(masked.fingerprints()).isEmpty();
        assertThat(masked.lookAlikes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "JKLM, JKLM, true",
        "JKLM, JKLN, false",
        "JK?M, JKLM, true",
        "JKLM, ?KLM, true",
        "JK?M, JNLM, false",
        "????, JKLM, false",
        "JK??, ??LM, false",
        "KLM, JKLM, false",
    })
    void withoutFingerprintsTheLastCharactersAreCompared(String one, String other, boolean same) {
        assertThat(shown(one, null).matches(shown(other, null))).isEqualTo(same);
        assertThat(shown(other, null).matches(shown(one, null))).isEqualTo(same);
    }

    @Test
    void fingerprintsDecideWhereBothHaveOne() {
        assertThat(shown("JKLM", "f1").matches(shown("JKLM", "f2"))).isFalse();
        assertThat(shown("JKLM", "f1").matches(shown("QRST", "f1"))).isTrue();
        assertThat(shown("JKLM", "f1").matches(shown("JKLM", null))).isTrue();
        assertThat(shown("JKLM", null).matches(shown("JKLM", "f1"))).isTrue();
    }

    @Test
    void aFingerprintByAnEarlierKeyIsOne() {
        CodeReference now = new CodeReference("m", "JKLM", 12, "new", "newLike", List.of("old"), List.of("oldLike"));
        CodeReference before = new CodeReference("m", "JKLM", 12, "old", "oldLike", null, null);
        CodeReference likeIt = new CodeReference("m", "JKLN", 12, "other", "oldLike", null, null);

        assertThat(now.matches(before)).isTrue();
        assertThat(before.matches(now)).isTrue();
        assertThat(now.looksLike(before)).as("the same code").isFalse();
        assertThat(now.looksLike(likeIt)).isTrue();
        assertThat(likeIt.looksLike(now)).isTrue();
    }

    @Test
    void onlyWholeCodesLookAlike() {
        CodeReference five = SEALER.seal("ABCD-EFGH-JKL5");
        CodeReference letter = SEALER.seal("ABCD-EFGH-JKLS");

        assertThat(five.looksLike(letter)).isTrue();
        assertThat(five.looksLike(SEALER.seal("ABCD-EFGH-JKLT"))).isFalse();
        assertThat(five.looksLike(SEALER.masked("XXXX-XXXX-JKLS"))).isFalse();
        assertThat(SEALER.masked("XXXX-XXXX-JKLS").looksLike(five)).isFalse();
    }

    @Test
    void whereNothingCanBeReadNothingCanBeCompared() {
        assertThat(shown("????", null).isIncomparable()).isTrue();
        assertThat(shown("", null).isIncomparable()).isTrue();
        assertThat(shown("???M", null).isIncomparable()).isFalse();
        assertThat(shown("????", "f").isIncomparable()).isFalse();
    }

    private static CodeReference shown(String lastFour, String fingerprint) {
        return new CodeReference("masked", lastFour, null, fingerprint, null, null, null);
    }
}
