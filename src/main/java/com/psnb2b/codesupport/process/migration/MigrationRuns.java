package com.psnb2b.codesupport.process.migration;

import com.psnb2b.codesupport.process.migration.Migration.State;
import com.psnb2b.codesupport.process.migration.Migrations.Actor;
import com.psnb2b.codesupport.process.migration.Migrations.Plan;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The migration that was started from the page, one at a time. The last one is kept, on this node and until it ends. */
@Component
public class MigrationRuns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationRuns.class);

    private final Migrations migrations;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> new Thread(work, "migration"));
    private Migration last;

    MigrationRuns(Migrations migrations) {
        this.migrations = migrations;
    }

    /** Starts a migration; false where one is running already. */
    public synchronized boolean start(Plan plan, Actor actor) {
        if (last != null && last.state() == State.RUNNING) {
            return false;
        }
        Migration migration = new Migration(plan, actor);
        last = migration;
        worker.execute(() -> run(migration));
        return true;
    }

    private void run(Migration migration) {
        try {
            migration.run(migrations);
            LOG.info(
                    "Migrated {} claims from version {} to {}, {} stay",
                    migration.migrated(),
                    migration.plan().from().number(),
                    migration.plan().to().number(),
                    migration.left());
        } catch (RuntimeException e) {
            LOG.error(
                    "Migration to version {} ended half way",
                    migration.plan().to().number(),
                    e);
        }
    }

    /** The migration that was started last. */
    public synchronized Optional<Migration> last() {
        return Optional.ofNullable(last);
    }

    /** Ends after the batch that is under way; what was migrated stays so. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
