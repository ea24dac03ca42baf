package com.psnb2b.codesupport.platform.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Runs a command in an application that takes no calls: no port, no timer, and nothing is migrated or deployed. */
public final class CommandLine {

    private static final Set<String> OPTIONS = Set.of("replay", "migrate", "export", "check");

    private static final List<String> WITHOUT_DOORS = List.of(
            "--spring.main.web-application-type=none",
            "--spring.flyway.enabled=false",
            "--camunda.bpm.database.schema-update=false",
            "--camunda.bpm.job-execution.enabled=false",
            "--logging.level.root=WARN");

    private CommandLine() {}

    /** Whether the arguments ask for a command. */
    public static boolean asksForCommand(String... args) {
        return new DefaultApplicationArguments(args).getOptionNames().stream().anyMatch(OPTIONS::contains);
    }

    /**
     * Runs the command that the arguments ask for.
     *
     * @param application whose beans it needs; only those are made
     * @return the exit code; {@link Command#FAILED} also where the application could not be started
     */
    public static int run(Class<?> application, String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(WITHOUT_DOORS);
        var builder = new SpringApplicationBuilder(application)
                .lazyInitialization(true)
                .logStartupInfo(false);
        try (var context = builder.run(all.toArray(String[]::new))) {
            var arguments = new DefaultApplicationArguments(args);
            return context.getBeansOfType(Command.class).values().stream()
                    .filter(command -> arguments.containsOption(command.option()))
                    .findFirst()
                    .orElseThrow()
                    .run(arguments);
        } catch (RuntimeException e) {
            System.err.println("Failed: " + e.getMessage());
            return Command.FAILED;
        }
    }
}
