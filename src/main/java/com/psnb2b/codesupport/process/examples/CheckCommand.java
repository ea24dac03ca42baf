package com.psnb2b.codesupport.process.examples;

import com.psnb2b.codesupport.engine.DeploymentTrial;
import com.psnb2b.codesupport.guard.ModelRefused;
import com.psnb2b.codesupport.platform.command.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.stereotype.Component;

/**
 * {@code --check=FOLDER}: whether the models, tables, forms and examples of a folder would be deployed, all together. Ends
 * with 0 where they would, with 1 where they would be refused, each finding told, with 2 where they cannot be read.
 */
@Component
class CheckCommand implements Command {

    private static final Pattern FILE = Pattern.compile(".*\\.(bpmn|dmn|form|json)");
    private static final int DEEPEST = 4;
    private static final long LARGEST = 50_000_000;

    /** Nobody signs in at the command line; it is only not the application itself. */
    private static final String PERSON = "check";

    private final DeploymentTrial trial;

    CheckCommand(DeploymentTrial trial) {
        this.trial = trial;
    }

    @Override
    public String option() {
        return "check";
    }

    @Override
    public int run(ApplicationArguments arguments) {
        List<String> folders = arguments.getOptionValues(option());
        if (folders.size() != 1 || folders.get(0).isBlank()) {
            throw new IllegalArgumentException("--check=FOLDER needs one folder");
        }
        try {
            Map<String, byte[]> files = files(Path.of(folders.get(0)));
            trial.check(files, PERSON);
            System.out.println(files.size() + " files would be deployed: " + String.join(", ", files.keySet()));
            return OK;
        } catch (ModelRefused refused) {
            System.out.println(refused.getMessage());
            return FOUND;
        } catch (IOException e) {
            System.err.println("Cannot read: " + e.getMessage());
            return FAILED;
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        long size = 0;
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            for (Path file : (Iterable<Path>)
                    all.filter(path -> FILE.matcher(path.toString()).matches()).filter(Files::isRegularFile)
                            ::iterator) {
                size += Files.size(file);
                if (size > LARGEST) {
                    throw new IOException(folder + " holds more than " + LARGEST / 1_000_000 + " MB");
                }
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        if (files.isEmpty()) {
            throw new IOException(folder + " holds no model, table, form or example");
        }
        return files;
    }
}
