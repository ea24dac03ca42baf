package com.psnb2b.codesupport.casework;

import com.psnb2b.codesupport.claim.Submission;
import java.util.Optional;
import java.util.function.Supplier;

/** The process of a claim, as the entry points see it: they start it, and tell it what came in. */
public interface ClaimProcess {

    /**
     * Starts the process of a new claim, and runs it up to where it waits, in one transaction.
     *
     * @return the claim's id
     * @throws ModelFailed where a model fails on it; the transaction is lost, and {@link #keep} keeps the claim in another
     */
    String start(Submission submission);

    /** Does work on many claims, each step as ever, and what the engine writes of it goes out once. */
    <T> T together(Supplier<T> work);

    /**
     * Keeps a claim that a model failed on, and tries again later and once a model is mended.
     *
     * @return the claim's id
     */
    String keep(Submission submission, ModelFailed failure);

    /**
     * Evidence, a correction or a delivery record came in: judges the claim again, and one that waits for it moves on.
     *
     * @throws ModelFailed where a model fails on it; the transaction is lost, and {@link #tellLater} tells it in another
     */
    void evidenceAdded(String claimId);

    /** Judges an open claim again and tells its process of what came in, later and once a model is mended. */
    void tellLater(String claimId, ModelFailed failure);

    /** The reseller asks for a person to look again. @throws ModelFailed where a model fails on it */
    void reconsiderationRequested(String claimId);

    /** The id of the claim that a person's task is about; empty where there is no such task. */
    Optional<String> claimOfTask(String taskId);

    /** The reseller takes the claim back. @throws ModelFailed where a model fails on it */
    void withdrawn(String claimId, String actor);

    /**
     * Erases for good what the engine kept of the claim: tasks, who worked on them, comments.
     *
     * @return false where its process still runs, and nothing was erased
     */
    boolean forget(String claimId);
}
