package com.psnb2b.codesupport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of promise are found (policy, section 7), however they are dressed up, and stand in nothing that we send out. */
class WordingTest {

    /** The page that says which words are refused: there they stand in quotation marks. */
    private static final Path POLICY = Path.of("docs/policy.md");

    private static final String QUOTED = "\"[^\"]+\"";

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

    /** In each language: plain, in capitals, without its marks, over a break of line, and in wide letters or without spaces. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Das garantieren wir",
                "DER CODE WIRD\nINNERHALB VON ZWEI TAGEN ERSETZT",
                "Sie erhalten Ihr Geld zuru\u0308ck",
                "eine automatische Rueckgabe oder automatische Erstattung",
                "Sie haben Anspruch auf vollen Ersatz",
                "C'est garanti",
                "Votre code SERA\u00a0REMPLACE\u0301",
                "vous recevrez un remboursement",
                "nous vous promettons",
                "Se lo garantizamos",
                "el código será\nreemplazado",
                "se le reembolsará",
                "tiene derecho a un reembolso",
                "È garantito",
                "il codice sarà sostituito",
                "rimborso automatico",
                "cento per cento",
                "Está garantido",
                "o código será\r\nsubstituído",
                "terá direito ao reembolso",
                "Gwarantujemy to",
                "kod zostanie wymieniony",
                "otrzymasz zwrot",
                "WYŚLEMY NOWY KOD",
                "zwrócimy",
                "返金を保証します",
                "必 ず\n返金いたします",
                "交換されます",
                "\uff11\uff10\uff10\uff05",
                "新しいコードをお送りします",
                "自動返金",
            })
    void aPromiseInAnyLanguageIsFound(String text) {
        assertThat(Wording.promiseIn(text)).as(text).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Der Antrag wird von einer Person geprüft und wird nicht erstattet",
                "Nach der Prüfung wurde eine Erstattung genehmigt",
                "La demande ne sera pas remboursée",
                "Un remplacement a été approuvé",
                "El código no será reemplazado",
                "Il codice non sarà sostituito",
                "O código não será substituído",
                "Kod nie zostanie wymieniony",
                "返金が承認されました",
                "返金はされません",
            })
    void reviewIsNoPromiseInAnyLanguage(String text) {
        assertThat(Wording.promiseIn(text)).as(text).isEmpty();
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

    /** Everything in English that can reach a person's eyes (the other languages are in {@code WordsTest}): forms, tables, models, pages, scripts, documents, and texts in code. */
    static Stream<Path> files() {
        return Stream.of("forms", "processes", "src/main", "docs", "README.md", ".camunda")
                .map(Path::of)
                .filter(Files::exists)
                .flatMap(WordingTest::below)
                .filter(file ->
                        file.toString().matches(".*\\.(form|html|bpmn|dmn|java|js|json|md|properties|ya?ml|svg|txt)"))
                .filter(file ->
                        !file.endsWith("policy/Promises.java") && !file.startsWith("src/main/resources/messages"));
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
        assertThat(Wording.promiseInEnglish(
                        written(Files.readString(file).replaceAll(file.equals(POLICY) ? QUOTED : "$^", ""))))
                .as(file.toString())
                .isEmpty();
    }

    /** What the page for owners and reviewers says that is refused, is refused. */
    @Test
    void theWordsOfThePolicyAreRefused() throws IOException {
        String page = Files.readString(POLICY);
        String section = page.substring(page.indexOf("## 7. Words"), page.indexOf("## 8."));
        String refused = section.substring(section.indexOf("Refused"));
        String allowed = section.substring(section.indexOf("Allowed"), section.indexOf("Refused"));

        assertThat(Pattern.compile(QUOTED).matcher(refused).results())
                .hasSize(9)
                .allSatisfy(words -> assertThat(Wording.promiseIn(words.group()))
                        .as(words.group())
                        .isPresent());
        assertThat(Pattern.compile(QUOTED).matcher(allowed).results())
                .hasSize(3)
                .allSatisfy(words -> assertThat(Wording.promiseIn(words.group()))
                        .as(words.group())
                        .isEmpty());
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
