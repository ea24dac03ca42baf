package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.policy.DraftPolicies.Draft;
import com.psnb2b.codesupport.policy.TableFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** One replay that somebody started from the page: how far it is, and what came out. Read by other threads than its own. */
public final class ReplayRun {

    /** How a run stands. */
    public enum State {
        RUNNING,
        DONE,
        STOPPED,
        FAILED
    }

    /** What changes for one claim in one aspect. */
    public record Change(String aspect, String from, String to) {}

    /** A claim that would be judged differently. */
    public record ChangedClaim(String id, String resellerId, Instant createdAt, List<Change> changes) {}

    /** Claims that the page itself shows; the file has all. */
    private static final int SHOWN = 50;

    private final String id;
    private final String by;
    private final Instant startedAt;
    private final List<String> files;
    private final Draft draft;
    private final long total;
    private final Path csv;
    private final List<ChangedClaim> examples = new ArrayList<>();

    private volatile State state = State.RUNNING;
    private volatile long done;
    private volatile boolean stopping;
    private volatile ReplaySummary summary;

    ReplayRun(String id, String by, Instant startedAt, Collection<String> files, Draft draft, long total, Path csv) {
        this.id = id;
        this.by = by;
        this.startedAt = startedAt;
        this.files = List.copyOf(files);
        this.draft = draft;
        this.total = total;
        this.csv = csv;
    }

    void run(Replay replay) {
        try (ClaimsCsv file = new ClaimsCsv(csv)) {
            ReplaySummary all = replay.run(
                    draft,
                    one -> {
                        file.write(one);
                        keepExample(one);
                    },
                    this::at);
            summary = all;
            state = State.DONE;
        } catch (CancellationException e) {
            state = State.STOPPED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (state == State.RUNNING) {
                state = State.FAILED;
            }
        }
    }

    private void at(long claims) {
        done = claims;
        if (stopping) {
            throw new CancellationException();
        }
    }

    private void keepExample(ReplayedClaim one) {
        if (one.differs() && examples.size() < SHOWN) {
            List<Change> changes = one.differences().stream()
                    .map(aspect -> new Change(
                            aspect.label(),
                            one.inForce().get(aspect),
                            one.draft().get(aspect)))
                    .toList();
            examples.add(new ChangedClaim(
                    one.claim().id(), one.claim().resellerId(), one.claim().createdAt(), changes));
        }
    }

    /** Ends the run at the next claim. */
    public void stop() {
        stopping = true;
    }

    void forget() throws IOException {
        Files.deleteIfExists(csv);
    }

    public String id() {
        return id;
    }

    /** Who started it. */
    public String by() {
        return by;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Names of the files that were uploaded. */
    public List<String> files() {
        return files;
    }

    /** Keys of the tables that are not as deployed. */
    public Set<String> changedTables() {
        return draft.changed();
    }

    public List<TableFault> remarks() {
        return draft.remarks();
    }

    public State state() {
        return state;
    }

    /** Claims that it looks at. */
    public long total() {
        return total;
    }

    /** Claims that it has looked at. */
    public long done() {
        return done;
    }

    /** What came out; null before it is done. */
    public ReplaySummary sums() {
        return summary;
    }

    /** Some of the claims that would be judged differently. */
    public List<ChangedClaim> examples() {
        return state == State.DONE ? List.copyOf(examples) : List.of();
    }

    /** Every claim, as CSV. */
    public Path claimsCsv() {
        return csv;
    }

    /** The sums, as CSV. */
    public String sumsCsv() {
        return ReplaySummaryCsv.of(summary);
    }

    /** Claims that move in this aspect, as an SVG picture that can stand in a page. */
    public String picture(Aspect aspect) {
        return FlowPicture.of(aspect, summary);
    }

    /** Name of the run's files. */
    public String fileName() {
        return String.format(Locale.ROOT, "replay-%s", id);
    }
}
