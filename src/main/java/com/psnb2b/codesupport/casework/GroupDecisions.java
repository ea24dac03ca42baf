package com.psnb2b.codesupport.casework;

import java.util.List;
import java.util.function.Consumer;

/**
 * Decides claims of one group of one case in one form: each gets its own decision with the person's name, and what no longer
 * is as it was shown is left out and named. Rights and rules are those of a task that was opened.
 */
public interface GroupDecisions {

    /** What the claims wait for. */
    enum Step {
        REVIEW,
        LATE,
        APPROVAL
    }

    /**
     * @param group the id of the group as it was shown
     * @param claims that were ticked in it
     * @param decision a form value of the step; at the approval {@code approve} or {@code send_back}
     * @param reasonCode at the review alone
     * @param note null where none was written
     */
    record Wanted(
            String caseId,
            String group,
            List<String> claims,
            Step step,
            String decision,
            String reasonCode,
            String note) {}

    /**
     * Claims are taken in chunks, each a transaction: one that is lost leaves each of its claims decided or not, and sent
     * again the answer is the same.
     *
     * @param told of the claims of each chunk once it is committed, in the order of their ids
     * @throws com.psnb2b.codesupport.claim.InvalidInput where the form does not hold; then nothing was taken
     * @throws java.util.NoSuchElementException where there is no such case
     */
    void decide(Wanted wanted, String person, Consumer<List<GroupResult>> told);
}
