package com.psnb2b.codesupport.process.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Writes what is deployed back to the folders that Modeler opens. No work is lost: a differing file is overwritten if
 * its content was deployed at some time, since the engine keeps that; otherwise it is unfinished work of somebody, and
 * stays unless overwriting is asked for.
 */
@Component
class ModelExport {

    enum Done {
        /** The folder holds what is deployed. */
        SAME,
        /** It did not have the file. */
        ADDED,
        /** It had an older version. */
        UPDATED,
        /** It had something that was never deployed, which is gone, as was asked. */
        OVERWRITTEN,
        /** It has something that was never deployed, and keeps it. */
        LEFT,
        /** It has a file of which nothing is deployed, and keeps it. */
        ONLY_HERE,
        /** The key is no name for a file. */
        NO_NAME
    }

    /** @param deployed what is in force; null where nothing is */
    record Line(Done done, Path file, DeployedModel deployed) {}

    private static final String EXAMPLES = "processes/examples";
    private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*");

    private final DeployedModels inForce;

    ModelExport(DeployedModels inForce) {
        this.inForce = inForce;
    }

    /**
     * @param folder that has, or gets, {@code processes} and {@code forms}
     * @param overwrite whether what was never deployed is overwritten, too
     * @return what was done with each file, in the order of their names
     */
    List<Line> to(Path folder, boolean overwrite) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (DeployedModel model : inForce.all()) {
            if (NAME.matcher(model.file()).matches()) {
                Path file = folder.resolve(folderOf(model.file())).resolve(model.file());
                lines.add(new Line(export(model, file, overwrite), file, model));
            } else {
                lines.add(new Line(Done.NO_NAME, Path.of(folderOf(model.file())), model));
            }
        }
        Set<Path> deployed = lines.stream().map(Line::file).collect(Collectors.toSet());
        for (String kind : List.of("processes", EXAMPLES, "forms")) {
            models(folder.resolve(kind)).stream()
                    .filter(Predicate.not(deployed::contains))
                    .forEach(file -> lines.add(new Line(Done.ONLY_HERE, file, null)));
        }
        return lines;
    }

    private Done export(DeployedModel model, Path file, boolean overwrite) throws IOException {
        if (!Files.exists(file)) {
            write(file, model.content());
            return Done.ADDED;
        }
        byte[] here = Files.readAllBytes(file);
        if (same(here, model)) {
            return Done.SAME;
        }
        boolean kept = inForce.versions(model.file()).anyMatch(version -> same(here, version));
        if (!kept && !overwrite) {
            return Done.LEFT;
        }
        write(file, model.content());
        return kept ? Done.UPDATED : Done.OVERWRITTEN;
    }

    /** The ends of lines depend on who checked the files out. */
    private static boolean same(byte[] here, DeployedModel version) {
        return text(here).equals(text(version.content()));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** At once or not at all. */
    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String folderOf(String file) {
        if (file.endsWith(".json")) {
            return EXAMPLES;
        }
        return file.endsWith(".form") ? "forms" : "processes";
    }

    private static List<Path> models(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form|json)"))
                    .sorted()
                    .toList();
        }
    }
}
