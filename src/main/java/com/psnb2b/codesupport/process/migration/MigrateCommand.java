package com.psnb2b.codesupport.process.migration;

import com.psnb2b.codesupport.platform.command.Command;
import com.psnb2b.codesupport.process.migration.Migrations.Actor;
import com.psnb2b.codesupport.process.migration.Migrations.Plan;
import com.psnb2b.codesupport.process.migration.Migrations.Version;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.stereotype.Component;

/**
 * Migration from the command line: {@code --migrate} shows how the claims of older versions would get to the newest, and
 * {@code --migrate=run} does it. Ends with 0 where no claim stays on an older version, with 1 where one does.
 */
@Component
class MigrateCommand implements Command {

    private static final String RUN = "run";

    private final Migrations migrations;

    MigrateCommand(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    public String option() {
        return "migrate";
    }

    @Override
    public int run(ApplicationArguments arguments) {
        List<String> values = arguments.getOptionValues(option());
        if (!values.isEmpty() && !values.equals(List.of(RUN))) {
            throw new IllegalArgumentException("--migrate shows the plan, --migrate=run follows it");
        }
        long stay = 0;
        for (Version version : migrations.versions()) {
            System.out.printf("Version %d: %,d claims%n", version.number(), version.claims());
            if (version.claims() > 0) {
                Plan plan = migrations.plan(version.id()).orElse(null);
                stay += plan == null ? 0 : values.isEmpty() ? show(plan) : follow(plan);
            }
        }
        return stay == 0 ? OK : FOUND;
    }

    private static long show(Plan plan) {
        plan.steps()
                .forEach(step -> System.out.printf(
                        "%,10d at %s%s%n",
                        step.claims(),
                        step.id(),
                        step.hindrance() == null ? "" : ": stay, because " + step.hindrance()));
        plan.addedTimers()
                .forEach(timer -> System.out.printf(
                        "           %s at %s starts when a claim is migrated%n", timer.name(), timer.step()));
        return plan.from().claims();
    }

    private long follow(Plan plan) {
        Migration migration = new Migration(plan, Actor.COMMAND_LINE);
        migration.run(migrations);
        System.out.printf(
                "%,d migrated to version %d, %,d stay%n",
                migration.migrated(), plan.to().number(), migration.left());
        migration.staying().forEach((claim, why) -> System.out.println(claim + ": " + why));
        return migration.left();
    }
}
