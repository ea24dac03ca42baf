package com.psnb2b.codesupport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.DecisionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of promise are found (policy, section 7), and stand in nothing that we send out. */
class WordingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We GUARANTEE it",
                "an automatic\n replacement",
                "it will be refunded",
                "your code will be\nreplaced",
                "we promise",
                "100% sure",
                "always covered"
            })
    void aPromiseIsFound(String text) {
        assertThat(Wording.promiseIn(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The claim is under review",
                "may be eligible under the Code Support Policy",
                "was not covered, because"
            })
    void reviewIsNoPromise(String text) {
        assertThat(Wording.promiseIn(text)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DecisionKind.class)
    void noOutcomeTextPromises(DecisionKind decision) {
        assertThat(Wording.promiseIn(Notices.ofOutcome(decision))).isEmpty();
    }

    static Stream<Path> files() throws IOException {
        return Stream.of(
                        "forms",
                        "processes",
                        "src/main/resources",
                        "src/main/resources/templates",
                        "src/main/resources/static/js")
                .map(Path::of)
                .flatMap(folder -> {
                    try (Stream<Path> files = Files.list(folder)) {
                        return files.filter(Files::isRegularFile).toList().stream();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("files")
    void noFormTablePageOrModelPromises(Path file) throws IOException {
        assertThat(Wording.promiseIn(Files.readString(file)))
                .as(file.toString())
                .isEmpty();
    }
}
