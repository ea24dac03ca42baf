package com.psnb2b.codesupport.guard;

import java.util.List;
import java.util.Map;

/**
 * What the application needs of a process of its own beside the claims' one, as data: who is asked in it, by which forms,
 * and what must have been answered before it ends. Its listeners are its own: no other process may call them, and it calls
 * no others, so that nothing drawn in it moves a claim.
 *
 * @param start id of its start event
 * @param listeners beans on every user task, by the event that they listen to, besides the one that takes what is submitted
 * @param tasks that a version of it must have, and the only ones it may have
 * @param needs what must hold at every end
 * @param variables that conditions, due dates and priorities may ask for
 */
public record BesideContract(
        String process,
        String start,
        Map<String, String> listeners,
        List<Task> tasks,
        List<Need> needs,
        Map<String, VariableType> variables) {

    /**
     * A user task.
     *
     * @param bean that takes what a person submits
     * @param answers what each answer sets; at least one
     */
    public record Task(String id, String bean, FormRequirement form, List<Map<String, Object>> answers) {}

    /**
     * A task that somebody must have completed where an end is reached.
     *
     * @param when values of variables for which it holds; always where there are none
     */
    public record Need(Map<String, Object> when, String task) {}
}
