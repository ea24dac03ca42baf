package com.psnb2b.codesupport.platform.command;

import org.springframework.boot.ApplicationArguments;

/** Something to do from the command line, instead of serving. */
public interface Command {

    /** The command did what it was asked, and there is nothing to tell. */
    int OK = 0;

    /** The command found what a caller may want to stop at. */
    int FOUND = 1;

    /** The command could not do what it was asked. */
    int FAILED = 2;

    /** The option that asks for it: {@code replay} for {@code --replay=…}. */
    String option();

    /**
     * Does it, and tells the outcome on standard output.
     *
     * @return the exit code: {@link #OK}, {@link #FOUND} or {@link #FAILED}
     */
    int run(ApplicationArguments arguments);
}
