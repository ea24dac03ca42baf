package com.psnb2b.codesupport.casework;

/**
 * What a person does with a task without opening it. Each call is a transaction of its own and counts for whole or not at
 * all; none decides or approves anything. Rights are those that the person has on the task itself.
 */
public interface BulkTaskActions {

    /** Assigns the task to the person; done as well where they have it already. */
    TaskActionResult take(String task, String person);

    /** Gives a task of the person's own back to its group; done as well where nobody has it. */
    TaskActionResult putBack(String task, String person);

    /**
     * Completes a review that is free or the person's own as a request for more evidence, as its form would.
     *
     * @param note what the reseller reads; the caller has it checked before, by {@code Review}
     */
    TaskActionResult askForEvidence(String task, String note, String person);
}
