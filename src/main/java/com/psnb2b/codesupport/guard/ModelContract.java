package com.psnb2b.codesupport.guard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the application needs of models, as data: the guard reads drawings, tables and forms, and is told here which names
 * in them mean what.
 *
 * @param process key of the process that claims run in
 * @param asShipped other processes of the application, by key: deployed as shipped, or not at all
 * @param beside other processes of the application, by key, that an owner may change within their contract
 * @param steps what stands behind each kind of service task
 * @param tasks what stands behind each kind of user task
 * @param briefing the bean that shows the claim to a person, and clears what an earlier one chose
 * @param seniors the group that decides where reviews side by side differ
 * @param topics of the workers that a model may ask, and of the addresses that it may call
 * @param told the facts that a worker or an address may be told
 * @param ending when a claim may end although nobody has decided it
 * @param startForm what the form of a start must have
 * @param tables what the application asks its own decision tables, by key; all others are owners' own
 * @param promise the words in a text that read as a promise, which no form may hold
 */
public record ModelContract(
        String process,
        Map<String, byte[]> asShipped,
        Map<String, BesideContract> beside,
        Messages messages,
        Map<ServiceTaskKind, Step> steps,
        Map<UserTaskKind, Task> tasks,
        String briefing,
        String seniors,
        Set<String> topics,
        Told told,
        Ending ending,
        FormRequirement startForm,
        Variables variables,
        Map<String, DecisionTableSpec> tables,
        Function<String, Optional<String>> promise) {

    /** Variables of the engine's own, by which it counts what is done many times. */
    public static final Set<String> COUNTERS =
            Set.of("nrOfInstances", "nrOfCompletedInstances", "nrOfActiveInstances", "loopCounter");

    /**
     * What a worker or an address may be told.
     *
     * @param names of facts, besides results of other tasks
     * @param instead the end of a message about a name that is not among the known ones
     */
    public record Told(Set<String> names, BiFunction<String, Collection<String>, String> instead) {}

    /** Names of the messages that move a claim on. */
    public record Messages(String evidenceAdded, String reconsiderationRequested, String withdrawn) {

        Set<String> all() {
            return Set.of(evidenceAdded, reconsiderationRequested, withdrawn);
        }
    }

    /**
     * A claim may end without an outcome when nobody has asked for a person until this instant.
     *
     * @param until the variable that holds it
     * @param is what must be known when the wait begins
     * @param isNot what must be known to be something else
     */
    public record Ending(String until, Map<String, Object> is, Map<String, Object> isNot) {}

    /** What an answer does to what persons have decided. */
    public enum Effect {
        NONE,
        /** Nothing counts that was decided before. */
        VOIDS,
        CLOSES,
        PAYS,
        PAYS_WITH_SECOND,
        /** Counts where a second person was asked for. */
        APPROVES,
        /** Reviews side by side differ: nothing counts until the seniors have decided. */
        DISPUTES
    }

    /**
     * One thing that a step can find, or a person can answer.
     *
     * @param sets variables with their values
     * @param gives variables that are set besides, to whatever values
     */
    public record Answer(Map<String, Object> sets, Set<String> gives, Effect effect) {

        /** Nothing that anybody asks for. */
        public static final Answer NOTHING = new Answer(Map.of(), Set.of(), Effect.NONE);
    }

    /**
     * A service task.
     *
     * @param id that the contract gives it; null where it gives none
     * @param gives the variables that it sets for every claim
     * @param answers everything that it can find; at least one
     */
    public record Step(String bean, String id, Set<String> gives, List<Answer> answers) {}

    /**
     * A user task.
     *
     * @param bean that takes what a person submits
     * @param id that the contract gives the one of this kind that every model must have; null where none must
     * @param form what its form must have
     * @param answers everything that a person can answer; at least one
     * @param result what its one result can be; null where it has none, or as many as a model says
     */
    public record Task(String bean, String id, FormRequirement form, List<Answer> answers, VariableType result) {

        public Task(String bean, String id, FormRequirement form, List<Answer> answers) {
            this(bean, id, form, answers, null);
        }
    }

    /**
     * A variable that a claim is routed by.
     *
     * @param setBy who sets it, for a message to an owner
     */
    public record Variable(VariableType type, String setBy) {}

    /**
     * The variables that a claim is routed by, and how long each lasts.
     *
     * @param all that steps and listeners set, by name
     * @param stored stay; what else a person submits is removed
     * @param passed on from step to step, until the claim waits
     * @param ofStart may come with a start
     * @param reserved others that steps read, so that no table's result may be called so
     * @param route set where a claim is handed to somebody
     * @param chosen by persons; cleared where a person gets a task, so that nobody finds chosen what somebody else chose
     * @param decided set by what persons decide; a step of judgement leaves them
     * @param shown set where a person gets a task
     */
    public record Variables(
            Map<String, Variable> all,
            Set<String> stored,
            Set<String> passed,
            Set<String> ofStart,
            Set<String> reserved,
            Set<String> route,
            Set<String> chosen,
            Set<String> decided,
            Set<String> shown) {

        /** Whether it outlasts what a person submits. */
        boolean isStored(String name) {
            return stored.contains(name) || Results.isResult(name);
        }

        boolean has(String name) {
            return Stream.of(stored, passed, ofStart, reserved).anyMatch(names -> names.contains(name));
        }
    }

    /** The same with other topics, of workers and of addresses. */
    public ModelContract withTopics(Set<String> allowed) {
        return new ModelContract(
                process,
                asShipped,
                beside,
                messages,
                steps,
                tasks,
                briefing,
                seniors,
                Set.copyOf(allowed),
                told,
                ending,
                startForm,
                variables,
                tables,
                promise);
    }

    /** The beans that a model may call. */
    public Set<String> beans() {
        return Stream.of(
                        steps.values().stream().map(Step::bean),
                        tasks.values().stream().map(Task::bean),
                        Stream.of(briefing))
                .flatMap(names -> names)
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<ServiceTaskKind> step(String bean) {
        return steps.keySet().stream()
                .filter(kind -> steps.get(kind).bean().equals(bean))
                .findFirst();
    }

    Optional<UserTaskKind> task(String bean) {
        return tasks.keySet().stream()
                .filter(kind -> tasks.get(kind).bean().equals(bean))
                .findFirst();
    }
}
