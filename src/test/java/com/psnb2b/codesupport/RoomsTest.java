package com.psnb2b.codesupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Packages are rooms on floors: each knows those below that its {@code package-info} names, and none goes in a circle. */
class RoomsTest {

    private static final Path PAGE = Path.of("docs/modules/README.md");
    private static final Path SOURCES = Path.of("src/main/java/com/psnb2b/codesupport");
    private static final Pattern FIRST_SENTENCE = Pattern.compile("(?s)/\\*\\*(.*?\\.)(?=\\s*\\n \\*/|\\s)");
    private static final Pattern LINK = Pattern.compile("\\{@\\w+ (?:[\\w.]+\\.)?([^}]+)}");

    private static final ApplicationModules ROOMS = ApplicationModules.of(CodeSupportApplication.class);

    @Test
    void everyRoomKnowsOnlyWhatItMay() {
        ROOMS.verify();
    }

    @Test
    void anArrowUpwardsIsFound() {
        var wrong = ApplicationModules.of("com.psnb2b.wrongrooms", new ImportOption.OnlyIncludeTests());
        assertThatThrownBy(wrong::verify).hasMessageContaining("Module 'lower' depends on module 'upper'");
    }

    @Test
    void thePageShowsTheRoomsAsTheyAre() throws IOException {
        String page = page(known());
        if (Boolean.getBoolean("modules.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("write it anew: mvn test -Dtest=RoomsTest -Dmodules.write=true")
                .hasContent(page);
    }

    /** Which rooms each room uses, by name. */
    private static Map<String, Set<String>> known() {
        return ROOMS.stream()
                .collect(Collectors.toMap(
                        RoomsTest::name,
                        room -> room.getDirectDependencies(ROOMS)
                                .uniqueModules()
                                .map(RoomsTest::name)
                                .collect(Collectors.toCollection(TreeSet::new)),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static String name(ApplicationModule room) {
        return room.getIdentifier().toString();
    }

    private static String page(Map<String, Set<String>> known) throws IOException {
        StringBuilder page = new StringBuilder("""
                # Rooms

                Made by `RoomsTest` from the code, and compared with it in each build. Each package under
                `com.psnb2b.codesupport` is a room and knows the rooms below it that its `package-info` names. An arrow leads
                to a room that is used; those that follow from others are left out of the drawing, and stand in the table.

                ```mermaid
                flowchart TD
                """);
        known.forEach((room, used) -> used.stream()
                .filter(isSeenThroughNoOther(used, known))
                .forEach(other -> page.append("  ")
                        .append(room)
                        .append(" --> ")
                        .append(other)
                        .append('\n')));
        page.append("```\n\n| Floor | Room | What it is | Uses |\n| --- | --- | --- | --- |\n");
        for (Map.Entry<String, Integer> room : floors(known).entrySet()) {
            page.append("| ")
                    .append(room.getValue())
                    .append(" | `")
                    .append(room.getKey())
                    .append("` | ");
            page.append(purpose(room.getKey())).append(" | ");
            page.append(known.get(room.getKey()).isEmpty() ? "the JDK" : String.join(", ", known.get(room.getKey())));
            page.append(" |\n");
        }
        return page.toString();
    }

    /** Whether no other room that is used leads there as well. */
    private static Predicate<String> isSeenThroughNoOther(Set<String> used, Map<String, Set<String>> known) {
        return room -> used.stream().noneMatch(other -> !other.equals(room) && leadsTo(other, room, known));
    }

    private static boolean leadsTo(String from, String to, Map<String, Set<String>> known) {
        return known.get(from).stream().anyMatch(next -> next.equals(to) || leadsTo(next, to, known));
    }

    /** Rooms with their floors, the highest first. */
    private static Map<String, Integer> floors(Map<String, Set<String>> known) {
        Map<String, Integer> floors = new TreeMap<>();
        known.keySet().forEach(room -> floors.put(room, floor(room, known)));
        return floors.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private static int floor(String room, Map<String, Set<String>> known) {
        return known.get(room).stream()
                .mapToInt(below -> floor(below, known) + 1)
                .max()
                .orElse(0);
    }

    /** The first sentence of the room's package-info. */
    private static String purpose(String room) throws IOException {
        Matcher sentence =
                FIRST_SENTENCE.matcher(Files.readString(SOURCES.resolve(room).resolve("package-info.java")));
        assertThat(sentence.find())
                .as("%s has a package-info with a sentence", room)
                .isTrue();
        String plain = sentence.group(1).replaceAll("\\n \\* ?", " ").strip().replaceAll("\\s+", " ");
        return LINK.matcher(plain).replaceAll("`$1`").replace("|", "\\|");
    }
}
