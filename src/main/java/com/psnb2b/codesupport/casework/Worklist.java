package com.psnb2b.codesupport.casework;

import java.util.Map;
import java.util.Optional;

/** The tasks that wait for a person, as our own pages and buttons see them. */
public interface Worklist {

    /**
     * Gives a person the most urgent task that they may take: by priority, then by due date. Never one that another
     * person is getting at the same moment, never the approval of what they decided themselves, and of a case the leading
     * task alone.
     *
     * @return the task's id; empty where nothing is left for this person
     */
    Optional<String> takeNext(String person);

    /**
     * A task that a claim waits in.
     *
     * @param step null for one that is decided in no form for several
     * @param holder who has it; null where nobody has
     * @param mayDecide whether this person may take it and decide: nobody else has it, nor have they decided what is approved
     */
    record Waiting(String task, GroupDecisions.Step step, String holder, boolean mayDecide) {}

    /** The tasks of a case that a person sees, by claim. */
    Map<String, Waiting> ofCase(String caseId, String person);
}
