package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.policy.DraftPolicies.Draft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Replays that were started from the page, one at a time, so that they leave the machine to the claims that come in. The
 * last few are kept, on this node and until it ends.
 */
@Component
public class ReplayRuns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayRuns.class);
    private static final int KEPT = 4;

    private final Replay replay;
    private final Clock clock;
    private final Deque<ReplayRun> runs = new ArrayDeque<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "replay");
        thread.setDaemon(true);
        return thread;
    });

    ReplayRuns(Replay replay, Clock clock) {
        this.replay = replay;
        this.clock = clock;
    }

    /**
     * Starts a replay.
     *
     * @param by who asked for it
     * @return the run; empty where one is running already
     */
    public synchronized Optional<ReplayRun> start(Draft draft, Collection<String> files, String by) {
        if (runs.stream().anyMatch(run -> run.state() == ReplayRun.State.RUNNING)) {
            return Optional.empty();
        }
        try {
            while (runs.size() >= KEPT) {
                runs.removeLast().forget();
            }
            ReplayRun run = new ReplayRun(
                    UUID.randomUUID().toString().substring(0, 8),
                    by,
                    clock.instant(),
                    files,
                    draft,
                    replay.size(),
                    Files.createTempFile("replay-", ".csv"));
            runs.addFirst(run);
            worker.execute(() -> execute(run));
            return Optional.of(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(ReplayRun run) {
        try {
            run.run(replay);
        } catch (RuntimeException e) {
            LOG.error("Replay {} failed", run.id(), e);
        }
    }

    public synchronized Optional<ReplayRun> find(String id) {
        return runs.stream().filter(run -> run.id().equals(id)).findFirst();
    }

    /** The last runs, newest first. */
    public synchronized List<ReplayRun> latest() {
        return List.copyOf(runs);
    }

    @Override
    public synchronized void close() throws IOException {
        worker.shutdownNow();
        for (ReplayRun run : runs) {
            run.stop();
            run.forget();
        }
    }
}
