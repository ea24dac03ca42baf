package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security.md promises nothing that no test backs. */
class SecurityPageTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    @Test
    void everyThreatNamesTestsThatExist() throws IOException {
        List<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
        }
        List<String> threats = Files.readAllLines(Path.of("docs/security.md")).stream()
                .dropWhile(line -> !line.startsWith("| ---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(threats).hasSizeGreaterThan(8).allSatisfy(threat -> {
            List<String> named =
                    TEST.matcher(threat).results().map(SecurityPageTest::name).toList();
            assertThat(named).as(threat).isNotEmpty();
            assertThat(tests).as(threat).containsAll(named);
        });
    }

    private static String name(MatchResult match) {
        return match.group(1);
    }
}
