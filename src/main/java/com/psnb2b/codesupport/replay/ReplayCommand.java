package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.platform.command.Command;
import com.psnb2b.codesupport.policy.DraftPolicies;
import com.psnb2b.codesupport.policy.DraftPolicies.Draft;
import com.psnb2b.codesupport.policy.TablesRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.stereotype.Component;

/**
 * A replay from the command line: {@code --replay=FOLDER}, with {@code --out=FOLDER} for the files. Ends with 0 where no
 * claim would be judged differently, with 1 where one would or could not be judged, with 2 where the tables do not hold.
 */
@Component
class ReplayCommand implements Command {

    private final Replay replay;
    private final DraftPolicies drafts;

    ReplayCommand(Replay replay, DraftPolicies drafts) {
        this.replay = replay;
        this.drafts = drafts;
    }

    @Override
    public String option() {
        return "replay";
    }

    @Override
    public int run(ApplicationArguments arguments) {
        try {
            return replay(tables(arguments), out(arguments));
        } catch (TablesRefused refused) {
            System.err.println("The tables do not hold:");
            refused.faults().forEach(System.err::println);
        } catch (IOException e) {
            System.err.println("Cannot read or write: " + e.getMessage());
        }
        return FAILED;
    }

    private int replay(Map<String, byte[]> files, Path out) throws IOException {
        Draft draft = drafts.read(files);
        draft.remarks().forEach(remark -> System.out.println("Note: " + remark));
        System.out.println(
                "Changed tables: " + (draft.changed().isEmpty() ? "none" : String.join(", ", draft.changed())));
        ReplaySummary summary = out == null
                ? run(draft, null)
                : run(draft, Files.createDirectories(out).resolve("claims.csv"));
        print(summary, System.out);
        if (out != null) {
            write(summary, out);
        }
        return summary.differing() + summary.notJudged() == 0 ? OK : FOUND;
    }

    private ReplaySummary run(Draft draft, Path csv) throws IOException {
        Replay.Progress progress = progress(replay.size());
        if (csv == null) {
            return replay.run(draft, one -> {}, progress);
        }
        try (ClaimsCsv file = new ClaimsCsv(csv)) {
            return replay.run(draft, file::write, progress);
        }
    }

    private static void write(ReplaySummary summary, Path out) throws IOException {
        Files.writeString(out.resolve("sums.csv"), ReplaySummaryCsv.of(summary));
        for (Aspect aspect : Aspect.values()) {
            if (summary.changed(aspect) > 0) {
                Files.writeString(
                        out.resolve(aspect.name().toLowerCase(java.util.Locale.ROOT) + ".svg"),
                        FlowPicture.of(aspect, summary));
            }
        }
        System.out.println("Claim by claim: " + out.resolve("claims.csv"));
    }

    private static void print(ReplaySummary summary, PrintStream to) {
        to.printf("%,d of %,d claims would be judged differently%n", summary.differing(), summary.claims());
        for (Aspect aspect : Aspect.values()) {
            if (summary.changed(aspect) > 0) {
                to.printf("%n%s: %,d%n", aspect.label(), summary.changed(aspect));
                summary.flows(aspect).stream()
                        .filter(flow -> flow.move().isChange())
                        .limit(20)
                        .forEach(flow -> to.printf(
                                "%,12d  %s → %s%n",
                                flow.claims(), flow.move().from(), flow.move().to()));
            }
        }
        if (summary.alreadyDiffering() > 0) {
            to.printf(
                    "%nJudged otherwise than recorded by the tables in force already: %,d%n",
                    summary.alreadyDiffering());
        }
        if (summary.notJudged() > 0) {
            to.printf(
                    "%nCould not be judged, and the log says why: %,d, such as %s%n",
                    summary.notJudged(), String.join(", ", summary.notJudgedClaims()));
        }
    }

    /** A line for every tenth, with the speed. */
    private static Replay.Progress progress(long all) {
        long began = System.nanoTime();
        long step = Math.max(1, all / 10);
        return done -> {
            if (done % step == 0) {
                double seconds = (System.nanoTime() - began) / 1e9;
                System.err.printf("%,d of %,d claims, %,.0f a second%n", done, all, done / seconds);
            }
        };
    }

    /** All DMN files of a folder, or the one that is named. */
    private static Map<String, byte[]> tables(ApplicationArguments arguments) throws IOException {
        Path from = Path.of(one(arguments, "replay"));
        Map<String, byte[]> files = new TreeMap<>();
        if (Files.isRegularFile(from)) {
            files.put(from.getFileName().toString(), Files.readAllBytes(from));
            return files;
        }
        try (Stream<Path> all = Files.list(from)) {
            all.filter(file -> file.toString().endsWith(".dmn")).forEach(file -> {
                try {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return files;
    }

    private static Path out(ApplicationArguments arguments) {
        return arguments.containsOption("out") ? Path.of(one(arguments, "out")) : null;
    }

    private static String one(ApplicationArguments arguments, String option) {
        List<String> values = arguments.getOptionValues(option);
        if (values.size() != 1 || values.get(0).isBlank()) {
            throw new IllegalArgumentException("--" + option + "=FOLDER needs one folder");
        }
        return values.get(0);
    }
}
