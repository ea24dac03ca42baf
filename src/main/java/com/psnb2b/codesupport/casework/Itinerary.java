package com.psnb2b.codesupport.casework;

import com.psnb2b.codesupport.claim.Submission;
import java.util.Optional;

/** The process of a claim, as the doors see it: what starts it, and what it has to be told. */
public interface Itinerary {

    /**
     * Takes a claim on its way, as far as it gets without waiting, in one transaction.
     *
     * @return the claim's id
     */
    String start(Submission submission);

    /** Evidence or a delivery record came in; a claim that waits for it moves on. */
    void evidenceAdded(String claimId);

    /** The reseller asks for a person to look again. */
    void reconsiderationRequested(String claimId);

    /** The id of the claim that a person's task is about; empty where there is no such task. */
    Optional<String> claimOfTask(String taskId);

    /** The reseller takes the claim back. */
    void withdrawn(String claimId, String actor);

    /**
     * Erases what is kept of the claim's way: tasks, who worked on them, comments. For good.
     *
     * @return false where the claim is still on its way, and nothing was erased
     */
    boolean forget(String claimId);
}
