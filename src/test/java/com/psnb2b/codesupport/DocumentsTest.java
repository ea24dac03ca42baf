package com.psnb2b.codesupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What documents, settings and comments lead to is there: classes, tests, pages, and sections of policy and contract. */
class DocumentsTest {

    private static final Path DOCS = Path.of("docs");

    /** A class as pages and settings name it: its room and its name, such as {@code guard/ProcessGraph}. */
    private static final Pattern CLASS =
            Pattern.compile("(?<![\\w/.…-])((?:[a-z]+/)+[A-Z]\\w*)(?:\\.java)?(?![\\w/-]|\\.md)");

    private static final Pattern TEST =
            Pattern.compile("`(?:[a-z]+/)*(\\w+[a-z](?:Test|IT))\\b[^`]*`|-Dtest=(?!NameTest)(\\w+)");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:)([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    /** As in "policy, section 2a" and "Contract, sections 4.1 and 4.7"; comments go on in the next line. */
    private static final Pattern SECTION = Pattern.compile(
            "(?i)\\b(policy|contract),\\W*sections?\\W+(\\d+a?(?:\\.\\d+)?)(?:\\W+and\\W+(\\d+a?(?:\\.\\d+)?))?");

    @Test
    void everyClassThatIsNamedIsThere() {
        Set<String> classes = below(Path.of("src"), ".java")
                .map(file -> file.toString().replace('\\', '/'))
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        pages().forEach(page -> CLASS.matcher(read(page)).results().forEach(match -> {
            if (classes.stream().noneMatch(file -> file.endsWith("/" + match.group(1) + ".java"))) {
                missing.add(page + ": " + match.group(1));
            }
        }));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTestThatIsNamedIsThere() {
        Set<String> tests = below(Path.of("src/test/java"), ".java")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        pages().forEach(page -> TEST.matcher(read(page)).results().forEach(match -> {
            String name = match.group(1) == null ? match.group(2) : match.group(1);
            if (!tests.contains(name)) {
                missing.add(page + ": " + name);
            }
        }));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        pages().filter(page -> page.toString().endsWith(".md"))
                .forEach(page -> LINK.matcher(read(page)).results().forEach(match -> {
                    String[] to = match.group(1).split("#", 2);
                    Path target =
                            to[0].isEmpty() ? page : page.resolveSibling(to[0]).normalize();
                    if (!Files.exists(target)
                            || to.length == 2 && !anchors(target).contains(to[1])) {
                        broken.add(page + ": " + match.group(1));
                    }
                }));
        assertThat(broken).isEmpty();
    }

    /** Numbers stay when a page is written anew, since code, tables and forms name them. */
    @Test
    void everySectionThatIsNamedIsThere() {
        List<String> missing = new ArrayList<>();
        Stream.of("src/main", "src/test/java", "processes", "forms", "docs", ".camunda")
                .flatMap(folder ->
                        below(Path.of(folder), ".java", ".js", ".yaml", ".sql", ".dmn", ".form", ".md", ".json"))
                .forEach(file -> SECTION.matcher(read(file)).results().forEach(match -> {
                    for (int group = 2; group <= 3; group++) {
                        if (match.group(group) != null && !isThere(match.group(1), match.group(group))) {
                            missing.add(file + ": " + match.group());
                        }
                    }
                }));
        assertThat(missing).isEmpty();
    }

    /** A section is a heading, and {@code 4.3} the third point of its list. */
    private static boolean isThere(String page, String section) {
        String text = read(DOCS.resolve(page.toLowerCase() + ".md"));
        String[] parts = section.split("\\.");
        int begin = text.indexOf("\n## " + parts[0] + ". ");
        if (begin < 0 || parts.length == 1) {
            return begin >= 0;
        }
        int end = text.indexOf("\n## ", begin + 1);
        return text.substring(begin, end < 0 ? text.length() : end).contains("\n" + parts[1] + ". ");
    }

    /** The anchors of a page, made from its headings as code hosts do. */
    private static Set<String> anchors(Path page) {
        return HEADING.matcher(read(page))
                .results()
                .map(match -> match.group(1)
                        .toLowerCase()
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static Stream<Path> pages() {
        Stream<Path> top = Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "pom.xml", "Dockerfile")
                .map(Path::of)
                .filter(Files::exists);
        return Stream.of(
                        top,
                        below(DOCS, ".md"),
                        below(Path.of("bench/results"), ".md"),
                        below(Path.of("src/main/resources"), ".yaml", ".sql"))
                .flatMap(files -> files);
    }

    private static Stream<Path> below(Path folder, String... endings) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).toList().stream();
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
}
