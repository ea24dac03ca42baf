package com.psnb2b.codesupport.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A code of which nothing is kept but its fingerprints is found in the texts that come later. */
class KeptCodeTest {

    private static final String CODE = "ABCD-EFGH-JKLM";

    private final CodeSealer sealer = new CodeSealer(new byte[32]);
    private final CodeReference kept = kept(sealer.seal(CODE));

    static List<String> spellings() {
        return CodeSpellings.of(CODE);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void itIsFoundInEverySpelling(String spelling) {
        String text = "The customer says that it was " + spelling + " and that the store does not take it.";
        String found = sealer.findIn(text, kept).orElseThrow();

        assertThat(found).isEqualTo("ABCDEFGHJKLM");
        assertThat(CodeSpellings.isIn(CodeRedactor.redact(text, found), "ABCDEFGH"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcdefghjklm",
                "it was abcdefghjklm_2",
                "first ABCD, I think, then EFGH, and at the end JKLM",
                "JKLM is the end of it; it begins with efgh, or no, with abcd",
                "ABC DEF GHJ KLM",
                "ABCDE then FGH then JKLM",
                "A8CD EFGH JKLM",
            })
    void whateverStandsAroundOrBetween(String text) {
        assertThat(sealer.findIn(text, kept)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "JKLM",
                "XXXX-XXXX-JKLM",
                "ABCD-EFGH-JKLN",
                "ABCD EFGH",
                "the end JKLM, and with that every help that came",
            })
    void whatIsNotTheCodeIsNotFound(String text) {
        assertThat(sealer.findIn(text, kept)).isEmpty();
    }

    @Test
    void aCodeOfBeforeLookAlikesAndOfAnEarlierKeyIsFound() {
        CodeReference before =
                new CodeReference(kept.masked(), kept.lastFour(), kept.length(), kept.fingerprint(), null, null, null);
        byte[] newer = new byte[32];
        newer[0] = 1;

        assertThat(sealer.findIn("abcd then efgh then jklm", before)).contains("ABCDEFGHJKLM");
        assertThat(sealer.findIn("a8cd then efgh then jklm", before)).isEmpty();
        assertThat(new CodeSealer(newer, List.of(new byte[32])).findIn("abcdefghjklm", kept))
                .contains("ABCDEFGHJKLM");
    }

    @Test
    void ofAReferenceWithoutAFingerprintNothingIsFound() {
        assertThat(sealer.findIn(CODE, sealer.masked("XXXX-XXXX-JKLM"))).isEmpty();
        assertThat(sealer.findIn(CODE, sealer.seal("ABCD-EFGH-J???"))).isEmpty();
        assertThat(sealer.findIn(null, kept)).isEmpty();
    }

    /** Whoever writes the last four again and again has not more compared than the words around each. */
    @Test
    void theWorkGrowsWithTheText() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 4000; i++) {
            text.append(String.format(Locale.ROOT, "%04d JKLM ", i));
        }
        long started = System.nanoTime();
        assertThat(sealer.findIn(text.toString(), kept)).isEmpty();
        assertThat(System.nanoTime() - started).isLessThan(5_000_000_000L);
    }

    /** As it is read from the database. */
    private static CodeReference kept(CodeReference code) {
        return new CodeReference(
                code.masked(), code.lastFour(), code.length(), code.fingerprint(), code.lookAlike(), null, null);
    }
}
