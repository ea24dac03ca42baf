package com.psnb2b.codesupport.casework;

import java.util.Optional;

/** The tasks that wait for a person, as our own pages and buttons see them. */
public interface Worklist {

    /**
     * Gives a person the most urgent task that they may take: by priority, then by due date. Never one that another
     * person is getting at the same moment, and never the approval of what they decided themselves.
     *
     * @return the task's id; empty where nothing is left for this person
     */
    Optional<String> takeNext(String person);
}
