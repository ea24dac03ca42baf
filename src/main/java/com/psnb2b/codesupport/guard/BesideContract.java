package com.psnb2b.codesupport.guard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the application needs of a process of its own beside the claims' one, as data: who is asked in it, by which forms,
 * and what must have been answered before it ends. Its beans are its own: no other process may call them, and it calls no
 * others, so that nothing drawn in it moves a claim.
 *
 * @param start id of its start event
 * @param starts what each start sets; at least one
 * @param listeners beans on every user task, by the event that they listen to, besides the one that takes what is submitted
 * @param tasks that a version of it must have, and the only ones it may have
 * @param steps its service tasks, for which the same holds
 * @param needs what must hold at every end; those of user tasks at every step as well
 * @param variables that conditions, due dates and priorities may ask for
 */
public record BesideContract(
        String process,
        String start,
        List<Map<String, Object>> starts,
        Map<String, String> listeners,
        List<Task> tasks,
        List<Step> steps,
        List<Need> needs,
        Map<String, VariableType> variables) {

    /**
     * A user task.
     *
     * @param bean that takes what a person submits
     * @param answers everything that a person can answer; at least one
     */
    public record Task(String id, String bean, FormRequirement form, List<Answer> answers) {}

    /**
     * What a person answers.
     *
     * @param undoes tasks that count as not done from then on, and are done again
     */
    public record Answer(Map<String, Object> sets, Set<String> undoes) {

        public Answer(Map<String, Object> sets) {
            this(sets, Set.of());
        }
    }

    /** A service task. @param overdue whether timers at tasks lead to it, and nothing else does */
    public record Step(String id, String bean, boolean overdue) {}

    /**
     * A task that somebody must have completed where an end is reached.
     *
     * @param when values of variables for which it holds; always where there are none
     */
    public record Need(Map<String, Object> when, String task) {}

    /** Every bean that it calls. */
    public Set<String> beans() {
        return Stream.of(
                        listeners.values().stream(),
                        tasks.stream().map(Task::bean),
                        steps.stream().map(Step::bean))
                .flatMap(beans -> beans)
                .collect(Collectors.toUnmodifiableSet());
    }
}
