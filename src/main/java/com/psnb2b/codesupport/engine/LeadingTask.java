package com.psnb2b.codesupport.engine;

/**
 * Of the tasks of one case that wait for the same people one leads. The others keep their own priority, and stand so far
 * below every other that a list which begins at {@link #FROM} has the leading ones alone: a range of an index.
 */
public final class LeadingTask {

    private static final int BEHIND = 1_000_000;

    /** The lowest priority of a task that leads, or is of no case. */
    public static final int FROM = -BEHIND / 2;

    private LeadingTask() {}

    public static boolean leads(int priority) {
        return priority >= FROM;
    }

    /** The priority of a task that leads; what it is already stays. */
    public static int ahead(int priority) {
        return leads(priority) ? priority : priority + BEHIND;
    }

    /** The priority of a task that does not lead; what it is already stays. */
    public static int behind(int priority) {
        return leads(priority) ? priority - BEHIND : priority;
    }

    /** Another priority for a task that leads, or does not, as before. */
    public static int changed(int before, int priority) {
        return leads(before) ? priority : behind(priority);
    }
}
