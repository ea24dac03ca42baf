package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.webhooks.PublicEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** The page for integrators knows every code that the API answers with, and no other: read from the code itself. */
class IntegrationsPageTest {

    private static final Path MAIN = Path.of("src/main/java/com/psnb2b/codesupport");
    private static final Path PAGE = Path.of("docs/integrations.md");

    /** A status and a code that stand beside each other, as in {@code new ApiException(HttpStatus.CONFLICT, "…", …)}. */
    private static final Pattern REFUSAL = Pattern.compile("HttpStatus\\.([A-Z_]+),\\s*\"([a-z_]+)\"");

    private static final Pattern CONFLICT = Pattern.compile("\\bconflict\\(\\s*\"([a-z_]+)\"");
    private static final Pattern MADE = Pattern.compile("new ApiException\\(|ApiException\\.conflict\\(");

    /** What is not ours to throw: Spring's own refusals, bad input by its status, and our faults. */
    private static final Set<HttpStatus> OF_A_STATUS = Set.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.NOT_FOUND,
            HttpStatus.METHOD_NOT_ALLOWED,
            HttpStatus.NOT_ACCEPTABLE,
            HttpStatus.PAYLOAD_TOO_LARGE,
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            HttpStatus.UNPROCESSABLE_ENTITY);

    private static final Pattern ARGUMENT = Pattern.compile("(?:[^\",;()]|\\([^()]*\\)|\"[^\"]*\")+?");
    private static final Pattern FIELD_FAULT = Pattern.compile(
            "(?:\\bfault|InvalidInput\\s*\\.of|new FieldError)\\(\\s*" + ARGUMENT + ",\\s*\"([a-z_]+)\",");
    private static final Pattern COUNTED_FAULT = Pattern.compile("\\berrors\\.add\\(\\s*sent,\\s*\"([a-z_]+)\"");

    /** A code with a name of its own, because two places say it. */
    private static final Pattern NAMED = Pattern.compile("static final String (?:CODE|IN_USE) = \"([a-z_]+)\"");

    private static final Pattern ROW_FAULT = Pattern.compile("Row\\.faulty\\(\\s*number, line, \"([a-z_]+)\"");

    @Test
    void everyErrorCodeIsThereWithItsRemedy() throws IOException {
        Set<String> inCode = new TreeSet<>();
        for (String source : sources("api", "access", "platform")) {
            find(REFUSAL, source)
                    .forEach(match ->
                            inCode.add(HttpStatus.valueOf(match.group(1)).value() + " " + match.group(2)));
            find(CONFLICT, source).forEach(match -> inCode.add("409 " + match.group(1)));
            find(NAMED, source).forEach(match -> inCode.add("409 " + match.group(1)));
        }
        OF_A_STATUS.forEach(status -> inCode.add(status.value() + " " + ApiExceptionHandler.codeOf(status)));
        inCode.add("500 " + ApiExceptionHandler.OUR_FAULT);

        assertThat(rows("\\| (\\d{3}) `([a-z_]+)` \\| (.{10,}) \\|").map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyInAnyOrderElementsOf(inCode);
    }

    /** Where a refusal is made in a form that this test does not read, it would miss its code. */
    @Test
    void everyRefusalIsOneThatThisTestReads() throws IOException {
        for (String source : sources("api")) {
            long made = find(MADE, source).count();
            long read = find(Pattern.compile("new ApiException\\(\\s*HttpStatus\\.[A-Z_]+,\\s*\"[a-z_]+\""), source)
                            .count()
                    + find(Pattern.compile("ApiException\\s*\\.conflict\\(\\s*\"[a-z_]+\""), source)
                            .count()
                    + find(Pattern.compile("new ApiException\\(HttpStatus\\.CONFLICT, code,"), source)
                            .count();
            assertThat(read).as(source.lines().limit(40).toList().toString()).isEqualTo(made);
        }
    }

    @Test
    void everyFieldCodeIsThereWithItsRemedy() throws IOException {
        Set<String> inCode = new TreeSet<>();
        for (String source : sources("api", "intake", "casework", "conversation", "webhooks", "evaluation")) {
            find(FIELD_FAULT, source).forEach(match -> inCode.add(match.group(1)));
            find(ROW_FAULT, source).forEach(match -> inCode.add(match.group(1)));
            find(COUNTED_FAULT, source).forEach(match -> inCode.add(match.group(1)));
            find(NAMED, source).forEach(match -> inCode.add(match.group(1)));
        }
        // A code of the whole answer, and of no field.
        inCode.remove(Idempotency.IN_USE);
        assertThat(inCode).contains("required", "unknown_field", "encoding");
        assertThat(rows("\\| `([a-z_]+)` \\| (.{5,}) \\|").map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(inCode);
    }

    @Test
    void everyEventIsThere() throws IOException {
        String page = Files.readString(PAGE);
        String webhooks = page.substring(page.indexOf("## Webhooks"), page.indexOf("### Verify the signature"));
        String list = webhooks.substring(webhooks.indexOf("you are told of all:"), webhooks.indexOf("Each is a POST"));
        assertThat(find(Pattern.compile("`((?:claim|case)\\.[a-z_]+)`"), list).map(match -> match.group(1)))
                .containsExactlyElementsOf(PublicEvents.ALL);
    }

    /** The rows of the tables under the heading for errors. */
    private static Stream<MatchResult> rows(String row) throws IOException {
        String page = Files.readString(PAGE);
        int errors = page.indexOf("\n## Errors\n");
        return find(Pattern.compile("(?m)^" + row + "$"), page.substring(errors, page.indexOf("\n## ", errors + 1)));
    }

    private static List<String> sources(String... packages) throws IOException {
        return Stream.of(packages)
                .flatMap(name -> files(MAIN.resolve(name)).stream())
                .collect(Collectors.toList());
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(IntegrationsPageTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<MatchResult> find(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
