package com.psnb2b.codesupport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of promise are found (policy, section 7), however they are dressed up, and stand in nothing that we send out. */
class WordingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We GUARANTEE it",
                "this is guaranteed",
                "an automatic\n replacement",
                "automatically refunded",
                "it will be refunded",
                "your code will be\r\n   replaced",
                "You will certainly get a full refund",
                "we'll refund you",
                "we\u2019ll send you a new code",
                "we are going to replace your code",
                "you will receive a replacement",
                "the amount shall be reimbursed",
                "we promise",
                "I promise that",
                "100% sure",
                "100 % sure",
                "a hundred percent",
                "always covered",
                "you are entitled to a refund",
                "rest assured",
                "replaced, no questions asked",
            })
    void aPromiseIsFound(String text) {
        assertThat(Wording.promiseIn(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It will\u00a0be\u2003refunded",
                "it will <b>be</b> refunded",
                "it will<br/>be<br>refunded",
                "it will be re<i>fund</i>ed",
                "it will be<!-- soon --> refunded",
                "<p>it will</p>\n<p>be refunded</p>",
                "it will&nbsp;be&#160;refunded",
                "it will be&#xA0;refunded",
                "guar&shy;an&shy;teed",
                "guar\u00adan\u00adteed",
                "guar\u200ban\u2060teed\ufeff",
                "g&#117;aranteed",
                "GUARANTE\u0301ED",
                "\uff47\uff55\uff41\uff52\uff41\uff4e\uff54\uff45\uff45\uff44",
                "100\u00a0\uff05",
                "100&percnt;",
                "it **will** be *refunded*",
                "guar**an**teed",
                "WILL_BE_REFUNDED"
            })
    void aPromiseInDisguiseIsFound(String text) {
        assertThat(Wording.promiseIn(text)).as(text).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The claim is under review",
                "may be eligible under the Code Support Policy",
                "was not covered, because",
                "Filing a claim promises no outcome.",
                "A replacement or refund goes to a second person.",
                "The claim will be reviewed; a replacement may be approved.",
                "After review, a refund was approved for this claim.",
                "The claim will not be refunded",
                "A replacement will be decided on by a person",
                "5 < 7 and the record is replaced",
                "1000 % of",
                "\ufdfa &unknown; &#99999999; & <"
            })
    void reviewIsNoPromise(String text) {
        assertThat(Wording.promiseIn(text)).as(text).isEmpty();
    }

    @Test
    void theWordsComeBackAsTheyStandThere() {
        assertThat(Wording.promiseIn("Your code will <b>be</b>\nrefunded soon")).contains("will <b>be</b>\nrefunded");
        assertThat(Wording.marked(
                        "Send a picture. Your code will be\nrefunded tomorrow, I think, or the day after it."))
                .contains("Send a picture. Your code [will be refunded] tomorrow, I think, or the day after it.");
        assertThat(Wording.marked("x".repeat(90) + " guaranteed " + "y".repeat(90)))
                .hasValueSatisfying(marked -> assertThat(marked)
                        .startsWith("…x")
                        .contains(" [guaranteed] ")
                        .endsWith("y…"));
        assertThat(Wording.marked("\ufdfa\ufdfa\ufdfa we promise"))
                .hasValueSatisfying(marked -> assertThat(marked).endsWith("[we promise]"));
        assertThat(Wording.marked("under review")).isEmpty();
    }

    /** Everything that can reach a person's eyes: forms, tables, models, pages, scripts, documents, and texts in code. */
    static Stream<Path> files() {
        return Stream.of("forms", "processes", "src/main", "docs", "README.md", ".camunda")
                .map(Path::of)
                .filter(Files::exists)
                .flatMap(WordingTest::below)
                .filter(file ->
                        file.toString().matches(".*\\.(form|html|bpmn|dmn|java|js|json|md|properties|ya?ml|svg|txt)"))
                .filter(file -> !file.endsWith("policy/Wording.java"));
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingThatGoesOutPromises(Path file) throws IOException {
        assertThat(Wording.promiseIn(written(Files.readString(file))))
                .as(file.toString())
                .isEmpty();
    }

    @Test
    void aTextThatIsBrokenInItsSourceIsRead() {
        assertThat(Wording.promiseIn(written("\"it will be\"\n    + \" refunded\"")))
                .isPresent();
        assertThat(Wording.promiseIn(written("'it will ' +\n 'be refunded'"))).isPresent();
        assertThat(Wording.promiseIn(written("{\"text\": \"it will\\nbe\\u00a0refunded\"}")))
                .isPresent();
        assertThat(Wording.promiseIn(written("title: '100% of them'"))).isPresent();
        assertThat(Wording.promiseIn(written("x2: '100%', style: 'width:100%;'")))
                .isEmpty();
    }

    /** What a source says, without how it says it: texts that go on in the next line, escapes, and measures of a drawing. */
    private static String written(String source) {
        return source.replaceAll("([\"'`])\\s*\\+\\s*[\"'`]", "")
                .replaceAll("\\\\[nrt]|\\\\u00[aA]0", " ")
                .replaceAll("(?<=[:=\"'(,]\\s?)100%(?=\\s*[;,\"')}])", "");
    }
}
