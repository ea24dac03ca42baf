package com.psnb2b.codesupport.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeRedactorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it is ABCD-EF2H-JKLM.",
                "abcd-ef2h-jklm",
                "ABCD EF2H JKLM",
                "ABCD – EF2H – JKLM",
                "ABCD_EF2H_JKLM",
                "ABCD/EF2H/JKLM",
                "ABCD\nEF2H\nJKLM",
                "ABCDEF2HJKLM",
                "(1bcd2f2hjk4m)",
                "ABCD EFGH JKLM",
                "x-ABCD-EF2H-JKLM-y"
            })
    void aLikelyCodeInFreeTextIsMasked(String text) {
        String redacted = CodeRedactor.redact(text);

        assertThat(redacted).contains("X").hasSameSizeAs(text);
        assertThat(redacted.toUpperCase())
                .doesNotContain("EF2H")
                .doesNotContain("EFGH")
                .doesNotContain("2F2H");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "that will help",
                "java.util.List",
                "see data/logs/prod",
                "f05a7677-e7f5-11f1-b033-02fc00000001",
                "F05A7677-E7F5-11F1-B033-02FC00000001",
                "clm_01a20d3bb72e7bf1d28f4ab35c0294cd",
                "iphone142024",
                "congratulate",
                "123456789012"
            })
    void otherTextStaysAsItIs(String text) {
        assertThat(CodeRedactor.redact(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ORD123456789",
                "RESELLER2024",
                "PSNUS50USD12",
                "load-data-file",
                "2026-1124-0915",
                "ABCD EF2H JKLM",
                "f05a7677-e7f5-11f1-b033-02fc00000001"
            })
    void aNameLosesOnlyWhatIsCertain(String name) {
        assertThat(CodeRedactor.redactName(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCD-EF2H-JKLM", "re ABCD-EFGH-JKLM", "abcd-ef2h-jklm", "ORD-ABCD-EF2H-JKLM"})
    void aCertainCodeInANameIsMasked(String name) {
        assertThat(CodeRedactor.redactName(name)).contains("XXXX-XXXX-").endsWithIgnoringCase("JKLM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghjklm", "xABCDefgh--jklmx", "A B C D E F G H J K L M"})
    void aKnownCodeIsFoundInAnySpelling(String text) {
        assertThat(CodeRedactor.redactName(text, "ABCD-EFGH-JKLM"))
                .contains("X")
                .doesNotContainIgnoringCase("ABCD");
    }

    @ParameterizedTest
    @CsvSource({
        "f05a7677-e7f5-11f1-b033-02fc00000001, ABCD-EFGH-JKLM,",
        "f05a7677-e7f5-11f1-b033, ABCD-EFGH-JKLM,",
        "ORD-f05a7677-e7f5-11f1-b033-02fc00000001-2, ABCD-EFGH-JKLM,",
        "ORD-2026-AB12-7788, ABCD-EFGH-JKLM,",
        "WXYZ-12AB-QRST, ABCD-EFGH-JKLM,",
        "ORD-2026-AB12-7788, , XXXX-XXXX-JKLM",
        "ORD-2026-AB12-7788, , 8",
        "ORD-2026-AB12-7788,,",
        "f05a7677-e7f5-11f1-b033-02fc00000001,,",
        "ORD123456789, ABCD,",
    })
    void aNameThatOnlyLooksLikeACodeHoldsNone(String name, String code, String masked) {
        assertThat(CodeRedactor.nameHolds(name, code, masked)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ABCD-EFGH-JKLM, ABCD-EFGH-JKLM,",
        "ORD-abcdefghjklm-7, ABCD-EFGH-JKLM,",
        "ORD.A.B.C.D.E.F.G.H.J.K.L.M, abcd efgh jklm,",
        "f05a7677-e7f5-11f1-b033-02fc00000001, E7F5-11F1-B033,",
        "ORD-ABCDE-1, ABCDE,",
        "WXYZ-12AB-QRST, ABCDE,",
        "WXYZ-12AB-QRST, , XXXX-XXXX-JKLM",
        "WXYZ-12AB-QRST,,",
        "ORD-abcd-ef2h-jklm, , XXXX-XXXX-JKLM",
        "2026-ABCD-EF2H-JKLM, , ****JKLM",
    })
    void aNameThatHoldsTheCodeIsTold(String name, String code, String masked) {
        assertThat(CodeRedactor.nameHolds(name, code, masked)).isTrue();
    }

    /** Whatever is typed as a code is looked for and not taken for a pattern. */
    @ParameterizedTest
    @ValueSource(strings = {"ABCD(EFGH", "[ABCDEFGH", "ABCD\\EFGH{", "*ABCDEFGH"})
    void aTypedCodeIsNoPattern(String typed) {
        assertThat(CodeRedactor.redact("my ABCD-EFGH", typed)).isEqualTo("my XXXX-EFGH");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(CodeRedactor.redact(null, "ABCD-EFGH-JKLM")).isNull();
        assertThat(CodeRedactor.redactName(null, null)).isNull();
    }

    /** The quick look leaves out no text that the pattern would find something in. */
    @Test
    void whatHasNoCodesShapeHoldsNoMatch() {
        String[] parts = {
            "A",
            "b2",
            "c3D",
            "1234",
            "Ef2h",
            "abcde",
            "12345678",
            "0a1b2c3d",
            "ABCDEF2HJKLM",
            "0123456789ab",
            "-",
            "-",
            "-",
            " ",
            "–",
            "_",
            "/",
            "::",
            "x",
            "f05a7677-e7f5-11f1-b033-02fc00000001",
            "É",
            "\n"
        };
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = 1 + random.nextInt(9); part > 0; part--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            for (MatchResult match : CodeRedactor.LIKELY.matcher(text).results().toList()) {
                boolean isCode = match.group(1) == null && !match.group().matches("XXXX.{1,3}XXXX.*");
                boolean isSeen = match.group(2) != null
                        ? CodeRedactor.hasGroups(text.toString())
                        : CodeRedactor.hasTwelve(text.toString());
                assertThat(isSeen || !isCode).as("%s", text).isTrue();
                found += isCode ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(10_000);
        String uuid = "task:f05a7677-e7f5-11f1-b033-02fc00000001";
        assertThat(CodeRedactor.hasGroups(uuid) || CodeRedactor.hasTwelve(uuid)).isFalse();
        assertThat(CodeRedactor.hasGroups("code XXXX-XXXX-0EE0")).isFalse();
    }
}
