package com.psnb2b.codesupport.secondlook;

import java.util.Optional;

/** The process {@code second-look}, in which persons get the tasks. */
public interface LookTasks {

    /** Starts it for a look. */
    void start(SecondLook look);

    /** Ends it, where it still runs, and takes what is kept of its course. */
    void forget(String lookId);

    /** The look that an open task is of; empty for any other task. */
    Optional<String> lookOfTask(String taskId);
}
