package com.psnb2b.codesupport.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tasks that a claim's process has for workers: programs of others that look something up and answer with results.
 * A task is one worker's at a time, and for a limited time; it is answered once.
 *
 * <p>Every answer throws {@link WorkerRefused} where the task cannot be answered (any more), and
 * {@link com.psnb2b.codesupport.claim.InvalidInput} where the answer is not one; then nothing has moved.
 */
public interface WorkerTasks {

    /** The longest that a task stays with a worker who says nothing. */
    Duration LONGEST_LOCK = Duration.ofMinutes(10);

    /** How often a failed task may be tried again, at most. */
    int MOST_RETRIES = 10;

    /** Error code of a task that was tried in vain; every model has a path for it, as for the two below. */
    String FAILED = "failed";

    /** Error code of a call that the other system has refused. */
    String REFUSED = "refused";

    /** Error code of an answer that could not be read, or did not hold what the task declares. */
    String UNREADABLE = "unreadable";

    /**
     * Whoever fetches and answers.
     *
     * @param key the name of the key
     * @param id what tells several workers with one key apart
     * @param topics of the key
     */
    record Worker(String key, String id, Set<String> topics) {}

    /**
     * A task that a worker has.
     *
     * @param claim the claim's id; null where the process is none of a claim
     * @param step the task's id in the drawing
     * @param lockedUntil from then on another worker may get it
     * @param retries that are left; null where it never failed
     * @param error what was said when it failed last; null where it never did
     * @param variables what the task names, with null for what is not known
     * @param drawn what the drawing says at the task, by name; its extension properties
     */
    record Task(
            String id,
            String topic,
            String claim,
            String process,
            String processInstance,
            String step,
            Instant lockedUntil,
            Integer retries,
            String error,
            Map<String, Object> variables,
            Map<String, String> drawn) {}

    /**
     * Gives the worker tasks of these topics that nobody has.
     *
     * @param topics each with how long its tasks stay with the worker, up to {@link #LONGEST_LOCK}; of the key alone
     * @param most at least 1
     */
    List<Task> fetch(Worker worker, Map<String, Duration> topics, int most);

    /** The answer: every result that the task declares, and nothing else; the claim moves on. */
    void complete(Worker worker, String task, Map<String, Object> results);

    /**
     * It did not work, and may be tried again after the pause. Without retries the claim takes the error path: nobody
     * would come back to it otherwise. There are never more retries than were left.
     *
     * @param retries 0 to {@link #MOST_RETRIES}
     */
    void fail(Worker worker, String task, String message, String details, int retries, Duration pause);

    /** Takes the error path of this code, which the model names, or of {@link #FAILED}, {@link #REFUSED} or {@link #UNREADABLE}. */
    void error(Worker worker, String task, String code, String message);

    /** Keeps the task for this long from now on, up to {@link #LONGEST_LOCK}. */
    void extend(Worker worker, String task, Duration lock);

    /** Gives the task back. */
    void release(Worker worker, String task);
}
