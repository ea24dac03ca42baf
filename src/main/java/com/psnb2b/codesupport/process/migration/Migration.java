package com.psnb2b.codesupport.process.migration;

import com.psnb2b.codesupport.process.migration.Migrations.Actor;
import com.psnb2b.codesupport.process.migration.Migrations.Plan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Migrates the claims of one version, batch by batch. What was migrated stays migrated however it ends, so that starting
 * again goes on where it ended. Read by other threads than its own.
 */
public final class Migration {

    /** How it stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    private static final int BATCH = 25;

    /** Claims that stay are named up to here, and counted beyond. */
    private static final int NAMED = 100;

    private final Plan plan;
    private final Actor actor;
    private final Map<String, String> staying = new LinkedHashMap<>();

    private volatile State state = State.RUNNING;
    private volatile long migrated;
    private volatile int left;

    public Migration(Plan plan, Actor actor) {
        this.plan = plan;
        this.actor = actor;
    }

    /** Migrates all that can be. */
    public void run(Migrations migrations) {
        try {
            Map<String, Optional<String>> batch;
            do {
                batch = migrations.migrateSome(plan, left, BATCH, actor);
                batch.forEach(this::note);
            } while (!batch.isEmpty());
            state = State.DONE;
        } finally {
            if (state == State.RUNNING) {
                state = State.FAILED;
            }
        }
    }

    private synchronized void note(String claimId, Optional<String> why) {
        if (why.isEmpty()) {
            migrated++;
            return;
        }
        left++;
        if (staying.size() < NAMED) {
            staying.put(claimId, why.get());
        }
    }

    public Plan plan() {
        return plan;
    }

    public State state() {
        return state;
    }

    /** Claims on the older version when it began. */
    public long total() {
        return plan.from().claims();
    }

    /** Claims that it has been at. */
    public long done() {
        return migrated + left;
    }

    /** Claims that are on the newer version now, or have ended meanwhile. */
    public long migrated() {
        return migrated;
    }

    /** Claims that stay on the older version. */
    public long left() {
        return left;
    }

    /** Why claims stay, by claim id; some of them. */
    public synchronized Map<String, String> staying() {
        return new LinkedHashMap<>(staying);
    }
}
