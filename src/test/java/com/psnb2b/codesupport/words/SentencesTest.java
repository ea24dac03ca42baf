package com.psnb2b.codesupport.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.policy.Notices;
import com.psnb2b.codesupport.review.OutcomeText;
import com.psnb2b.codesupport.review.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence that a claim can keep, and every fault that a reseller is told, is said in every language. */
class SentencesTest {

    private static final Pattern OF_A_TABLE = Pattern.compile("<text>\"([^\"<]* [^\"<]*\\.)\"</text>");
    private static final Pattern OF_THE_CLASSIFIER = Pattern.compile("\"([A-Z][^\"]* [^\"]*\\.)\"");

    private static final Pattern OF_A_FAULT = Pattern.compile("\"[a-z0-9_]+\",\\s*\"([^\"\n]+ [^\"\n]+)\"\\s*\\)");

    /** What only our own staff reads, and staff reads English. */
    private static final List<String> OF_STAFF = List.of("SignalAnswering.java");

    static Stream<String> sentences() throws IOException {
        Stream<String> tables = Stream.of("psn-error-codes", "coverage", "evidence-requirements")
                .flatMap(table -> found(OF_A_TABLE, Path.of("processes", table + ".dmn")));
        Stream<String> classifier =
                found(OF_THE_CLASSIFIER, Path.of("src/main/java/com/psnb2b/codesupport/policy/Classifier.java"));
        Stream<String> contradictions = Arrays.stream(Contradiction.values()).map(Contradiction::text);
        Stream<String> outcomes = Arrays.stream(DecisionKind.values())
                .flatMap(kind -> Stream.concat(
                        Stream.of(OutcomeText.of(kind, "OF_AN_OWNER")),
                        Arrays.stream(ReasonCode.values()).map(reason -> OutcomeText.of(kind, reason.name()))));
        Stream<String> notices = Arrays.stream(ClaimStatus.values())
                .filter(status -> status != ClaimStatus.RESOLVED && status != ClaimStatus.NOT_COVERED)
                .flatMap(status -> Stream.of(Notices.of(status, null, null), Notices.ofCheck(status, null)));
        return Stream.of(tables, classifier, contradictions, outcomes, notices)
                .flatMap(texts -> texts)
                .distinct();
    }

    private static Stream<String> found(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results().map(match -> match.group(1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a reseller or its programs are told is wrong, as far as it stands in one piece in the code. */
    static Stream<String> faults() {
        return Stream.of("intake", "casework", "claim", "api", "conversation", "store", "customers", "access")
                .flatMap(room -> files(Path.of("src/main/java/com/psnb2b/codesupport", room)))
                .filter(file -> !OF_STAFF.contains(file.getFileName().toString()))
                .flatMap(file -> found(OF_A_FAULT, file))
                .distinct();
    }

    private static Stream<Path> files(Path room) {
        try (Stream<Path> files = Files.walk(room)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource({"sentences", "faults"})
    void aSentenceThatIsKeptOrToldIsSaidInEveryLanguage(String english) {
        assertThat(Words.LANGUAGES)
                .filteredOn(language -> !language.equals(Locale.ENGLISH))
                .allSatisfy(language -> assertThat(Words.in(language).said(english))
                        .as(language.toString())
                        .isNotEqualTo(english));
    }

    @Test
    void whatStandsInASentenceIsSaidTooAndAnOwnersOwnIsNot() {
        Words german = Words.in(Locale.GERMAN);
        String ours =
                "A code that the store reports as used is looked at case by case under the Code Support Policy (rule:"
                        + " already redeemed). A person weighs the delivery records, the account region and the evidence.";
        assertThat(german.said(notCovered(ours)))
                .startsWith(
                        "Nach der Code Support Policy war diese Reklamation nicht abgedeckt, weil: Ein Code, den der Store")
                .endsWith("noch einmal hinsieht.");
        assertThat(german.said(notCovered("We looked at it.")))
                .isEqualTo(
                        "Nach der Code Support Policy war diese Reklamation nicht abgedeckt, weil: We looked at it."
                                + " Solange die Frist läuft, können Sie einmal darum bitten, dass eine Person noch einmal hinsieht.");
        assertThat(List.of("This API key may make 60 requests a minute. Wait as long as Retry-After says."))
                .allSatisfy(text -> assertThat(german.said(text)).contains("60 Aufrufe je Minute"));
    }

    private static String notCovered(String why) {
        return "Under the Code Support Policy this claim was not covered, because: " + why
                + " While the claim window is open, you may ask once for a person to look again.";
    }
}
