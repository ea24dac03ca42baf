package com.psnb2b.codesupport.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What waits for persons now, over all claims. */
public interface OpenWork {

    /**
     * What waits at one place. A claim that may be taken by two groups waits in both queues.
     *
     * @param place a queue's group, or the step of the process; null for tasks of no group
     * @param oldest since when the one waits that came first
     * @param due within the next 24 hours
     * @param overdue past their due time
     */
    record Waiting(String place, long open, Instant oldest, long due, long overdue) {}

    /** Which of the tasks to list. */
    enum Lateness {
        OPEN,
        DUE,
        OVERDUE
    }

    /**
     * One claim that waits.
     *
     * @param dueAt null where nothing says so
     * @param holder who has it; null where nobody has
     */
    record Task(String id, String claimId, String name, Instant since, Instant dueAt, String holder) {}

    /** The task in which a claim waits; the oldest of several, empty where nobody is waited for. */
    Optional<Task> taskOf(String claimId);

    /** By queue, the largest first. */
    List<Waiting> byQueue(Instant now);

    /** By step of the claims' process. */
    List<Waiting> byStep(Instant now);

    /**
     * The claims behind a number of {@link #byQueue} or {@link #byStep}, the most urgent first.
     *
     * @param queue null for whichever
     * @param step null for whichever
     */
    List<Task> tasks(String queue, String step, Lateness lateness, Instant now, int offset, int limit);
}
