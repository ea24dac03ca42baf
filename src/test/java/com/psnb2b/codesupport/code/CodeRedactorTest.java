package com.psnb2b.codesupport.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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
        "AB12-7788-CD34, ABCD-EFGH-JKLM,",
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
        "WXYZ-12AB-QRST, ABCD-EFGH-JKLM,",
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
        assertThat(CodeRedactor.redactName(null, (String) null)).isNull();
    }

    static List<String> spellingsOfAKnownCode() {
        return CodeSpellings.of("ABCD-EFGH-JKLM");
    }

    @ParameterizedTest
    @MethodSource("spellingsOfAKnownCode")
    void aKnownCodeIsFoundInEverySpelling(String spelling) {
        String text = "é He typed " + spelling + ", that will help";

        for (String redacted :
                List.of(CodeRedactor.redact(text, "ABCD-EFGH-JKLM"), CodeRedactor.redactName(text, "abcdefghjklm"))) {
            assertThat(redacted).hasSameSizeAs(text).startsWith("é He typed ").endsWith(", that will help");
            assertThat(redacted).isNotEqualTo(text);
            assertThat(CodeSpellings.isIn(redacted, "ABCDEFGH")).as(redacted).isFalse();
        }
        assertThat(CodeRedactor.nameHolds(text, "ABCD-EFGH-JKLM", null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABCD\u00ADEFGH\u00ADJKLM",
                "ABCD\u2212EFGH\u2212JKLM",
                "ABCD\u200BEFGH\u200BJKLM",
                "A\u200BBCD-EF\u00ADGH-JKLM",
                "ABCD\u00A0EFGH\u00A0JKLM",
                "ABCD\u202FEFGH\u202FJKLM",
                "ＡＢＣＤ－ＥＦＧＨ－ＪＫＬＭ",
                "ＡＢＣＤＥＦ２ＨＪＫＬＭ",
                "ABCDーEFGHーJKLM",
                "ABCD-EFGH – JKLM",
                "ABCD&nbsp;EFGH&nbsp;JKLM",
                "ABCD<br>EFGH<br/>JKLM",
                "<b>ABCD</b>-<b>EFGH</b>-<b>JKLM</b>",
                "ABCD%2DEFGH%2DJKLM",
                "ABCD%20EFGH%20JKLM",
                "{\"text\":\"ABCD\\nEFGH\\nJKLM\"}",
                "АBCD-EFGH-JКLM",
                "<ABCD-EFGH-JKLM>",
                "2026-ABCD-EFGH-JKLM",
                "2026-1124-ABCD-EFGH-JKLM"
            })
    void whatCopyAndPasteMakesOfACodeIsMaskedByItsLooks(String text) {
        String redacted = CodeRedactor.redact(text);

        assertThat(redacted).hasSameSizeAs(text).isNotEqualTo(text);
        assertThat(CodeSpellings.isIn(redacted, "ABCD")).as(redacted).isFalse();
        assertThat(CodeSpellings.isIn(redacted, "EFGH")).as(redacted).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PSN-US-50",
                "тест-тест-тест",
                "über alle maße",
                "see https://example.com/a%20b?x=1&y=2",
                "if a<b and c>d, then &amp; so on",
                "2026-11-20T10:15:00Z",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "エラーコード WC-40378-2 が出ます",
                "Kate\u00ADgo\u00ADrie, Kraft\u00ADfahr\u00ADzeug",
                "XXXX-XXXX-JKLM"
            })
    void whatIsWrittenInOtherWaysStaysAsItIs(String text) {
        assertThat(CodeRedactor.redact(text)).isEqualTo(text);
        assertThat(CodeRedactor.redact(text, "ABCD-EFGH-JKLM")).isEqualTo(text);
    }

    /** Words of the code's own letters are not the code, and one part alone gives nothing away that is not shown. */
    @ParameterizedTest
    @ValueSource(strings = {"the beam of jade light", "it begins with ABCD", "JKLM at the end", "EFGH"})
    void aPartAloneIsNotTheCode(String text) {
        assertThat(CodeRedactor.redactName(text, "ABCD-EFGH-JKLM")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"QWER-8YUP-ASDF", "my QWER\u22128YUP\u2212ASDF", "qwer%2D8yup%2Dasdf"})
    void aSecondCodeInANameIsTold(String name) {
        assertThat(CodeRedactor.nameHolds(name, "ABCD-EFGH-JKLM", null)).isTrue();
    }

    /** A stranger's text of any kind takes time that grows with its length. */
    @ParameterizedTest
    @ValueSource(strings = {"<", "&", "%", "%25", "&amp;", "\\", "ABCD-", "ABC", "<a ", "A\u00AD", "é", "\u0301"})
    void noTextTakesLongToLookThrough(String part) {
        String text = part.repeat(500_000 / part.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> CodeRedactor.redact(text, "ABCD-EFGH-JKLM"));
    }

    /** By its looks a text loses what it lost when a pattern looked for it, and keeps what it kept. */
    @Test
    void byItsLooksACodeIsWhatThePatternFound() {
        String[] parts = {
            "A",
            "b2",
            "c3D",
            "1234",
            "Ef2h",
            "abcd",
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
            "\n"
        };
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder built = new StringBuilder();
            for (int part = 1 + random.nextInt(9); part > 0; part--) {
                built.append(parts[random.nextInt(parts.length)]);
            }
            String text = built.toString();
            String redacted = CodeRedactor.redact(text);
            boolean isOverlapping = text.matches("(?s).*(?:[A-Za-z0-9]{4}[^A-Za-z0-9]+){3}[A-Za-z0-9]{4}.*");
            boolean isUnlike = text.matches("(?s).*[-–_/: \n]{2}.*")
                    || text.contains("–") && text.contains("-")
                    || text.contains(" ") && text.contains("\n");
            String before = EarlierPattern.redact(text);
            if (!isOverlapping && !isUnlike) {
                assertThat(redacted).as("%s", text).isEqualTo(before);
            }
            found += before.equals(text) ? 0 : 1;
        }
        assertThat(found).isGreaterThan(10_000);
        String uuid = "task:f05a7677-e7f5-11f1-b033-02fc00000001";
        assertThat(CodeShapes.mayHold(uuid, true)).isFalse();
        assertThat(CodeShapes.mayHold("code XXXX-XXXX-0EE0", true)).isFalse();
    }

    /** What a code looked like before it was looked for in folded texts. */
    private static final class EarlierPattern {

        private static final String UUID = "(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})";
        private static final String GROUPED =
                "\\p{Alnum}{4}([-\u2010-\u2015._/:\\s\u00A0]{1,3})\\p{Alnum}{4}\\2\\p{Alnum}{4}";
        private static final String SOLID = "([A-Z0-9]{12}|[a-z0-9]{12})";
        private static final Pattern LIKELY =
                Pattern.compile("(?<!\\p{Alnum})(?:" + UUID + "|" + GROUPED + "|" + SOLID + ")(?!\\p{Alnum})");
        private static final Pattern CHANGE = Pattern.compile("(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])");

        static String redact(String text) {
            return LIKELY.matcher(text)
                    .replaceAll(
                            match -> Matcher.quoteReplacement(isLikely(match) ? masked(match.group()) : match.group()));
        }

        private static boolean isLikely(MatchResult match) {
            String found = match.group();
            boolean hasDigit = found.matches("(?s).*[0-9].*");
            if (match.group(1) != null) {
                return false;
            }
            if (match.group(3) != null) {
                return hasDigit
                        && found.matches("(?s).*[A-Za-z].*")
                        && (found.matches("(?s).*[A-Z].*")
                                || CHANGE.matcher(found).results().count() >= 3);
            }
            return match.group(2).matches("(?s).*[-\u2010-\u2015].*") || hasDigit || !found.matches("(?s).*[a-z].*");
        }

        private static String masked(String found) {
            return found.substring(0, found.length() - 4).replaceAll("[A-Za-z0-9]", "X")
                    + found.substring(found.length() - 4);
        }
    }
}
