package com.psnb2b.codesupport.process.deployment;

import com.psnb2b.codesupport.platform.command.Command;
import com.psnb2b.codesupport.process.deployment.ModelExport.Done;
import com.psnb2b.codesupport.process.deployment.ModelExport.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.stereotype.Component;

/**
 * {@code --export}, or {@code --export=FOLDER}: writes what is deployed to {@code processes} and {@code forms}, see {@link
 * ModelExport}; with {@code --overwrite} also over what was never deployed. Ends with 0 where the folder then holds everything
 * as it is deployed, with 1 where it keeps something else, with 2 where it cannot be read or written.
 */
@Component
class ExportCommand implements Command {

    private final ModelExport export;

    ExportCommand(ModelExport export) {
        this.export = export;
    }

    @Override
    public String option() {
        return "export";
    }

    @Override
    public int run(ApplicationArguments arguments) {
        List<String> folders = arguments.getOptionValues(option());
        if (folders.size() > 1) {
            throw new IllegalArgumentException("--export=FOLDER takes one folder");
        }
        try {
            Path folder = Path.of(folders.isEmpty() ? "" : folders.get(0));
            List<Line> lines = export.to(folder, arguments.containsOption("overwrite"));
            lines.stream()
                    .filter(line -> line.done() != Done.SAME)
                    .map(ExportCommand::told)
                    .forEach(System.out::println);
            System.out.println(count(lines, Done.SAME) + " of " + lines.size() + " files were as deployed");
            return lines.stream().anyMatch(line -> isElse(line.done())) ? FOUND : OK;
        } catch (IOException e) {
            System.err.println("Cannot read or write: " + e.getMessage());
            return FAILED;
        }
    }

    private static boolean isElse(Done done) {
        return List.of(Done.LEFT, Done.ONLY_HERE, Done.NO_NAME).contains(done);
    }

    private static long count(List<Line> lines, Done done) {
        return lines.stream().filter(line -> line.done() == done).count();
    }

    private static String told(Line line) {
        return switch (line.done()) {
            case SAME -> line.file() + " is as deployed";
            case ADDED -> "added       " + line.file() + from(line);
            case UPDATED -> "updated     " + line.file() + from(line);
            case OVERWRITTEN -> "overwritten " + line.file() + from(line) + ": what it held was never deployed";
            case LEFT ->
                "left        " + line.file()
                        + ": what it holds was never deployed; deploy it, or export with --overwrite." + " In force is"
                        + from(line);
            case ONLY_HERE -> "left        " + line.file() + ": nothing of this name is deployed";
            case NO_NAME -> "left out    " + line.deployed().file() + ": its id is no name for a file" + from(line);
        };
    }

    private static String from(Line line) {
        DeployedModel deployed = line.deployed();
        return " (deployment " + deployed.deployment() + " from " + deployed.source() + ", " + deployed.since() + ")";
    }
}
