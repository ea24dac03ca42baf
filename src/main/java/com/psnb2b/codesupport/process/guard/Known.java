package com.psnb2b.codesupport.process.guard;

import com.psnb2b.codesupport.process.ClaimProcess;
import com.psnb2b.codesupport.process.guard.Condition.Other;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is known of the variables that a claim is routed by. Whoever completes a task can submit any of them, so at each
 * wait their values are forgotten; after it, only what a listener has checked is known.
 *
 * @param there the variables that are certainly set; the engine fails where an element asks for one that is not
 */
record Known(Map<String, Object> values, Set<String> there) {

    static final Known NOTHING = new Known(Map.of(), Set.of());

    /** What is set where a claim is handed to somebody. */
    static final Set<String> ROUTE = Set.of("queue", "priority", "dueDate", "approvalFrom");

    /** Cleared where a person gets a task, so that nobody finds chosen what somebody else chose. */
    private static final Set<String> CHOSEN = Set.of("decision", "lateDecision", "approved");

    private static final Set<Object> TRUTH = Set.of(true, false);

    /** The values that steps and listeners give to the variables that a condition may well ask about. */
    private static final Map<String, Set<Object>> VALUES = Map.of(
            "decision", Set.of("replacement", "refund", "closure", "more_evidence"),
            "lateDecision", Set.of("take_up", "decline"),
            "approvalNeeded", TRUTH,
            "approved", TRUTH,
            "evidenceComplete", TRUTH,
            "windowState", Set.of("open", "late", "undetermined"),
            "coverage", Set.of("covered_if_confirmed", "case_by_case", "not_covered", "needs_review"));

    /** What persons set; a step of judgement leaves it. */
    private static final Set<String> OF_PERSONS = Set.of("decision", "lateDecision", "approvalNeeded", "approved");

    /** A step or a listener has set this. */
    Known with(String name, Object value) {
        return with(Set.of(name)).assuming(name, value);
    }

    /** A step or a listener has set these, to whatever values. */
    Known with(Set<String> names) {
        Set<String> more = new HashSet<>(there);
        more.addAll(names);
        return new Known(values, Set.copyOf(more));
    }

    private Known assuming(String name, Object value) {
        Map<String, Object> more = new HashMap<>(values);
        more.put(name, value);
        return new Known(Map.copyOf(more), there);
    }

    /** Which of these may not be set, in alphabetical order. */
    List<String> missing(Collection<String> asked) {
        return asked.stream().filter(name -> !there.contains(name)).sorted().toList();
    }

    /** Whether the claim is known to be complete, in time and not covered. */
    boolean isNotCovered() {
        return "not_covered".equals(values.get("coverage"))
                && Boolean.TRUE.equals(values.get("evidenceComplete"))
                && values.containsKey("windowState")
                && !"late".equals(values.get("windowState"));
    }

    /** What is left after a step that writes its own variables. */
    Known afterStep() {
        Map<String, Object> left = new HashMap<>(values);
        left.keySet().retainAll(OF_PERSONS);
        return new Known(Map.copyOf(left), there);
    }

    /** What is left after a wait that an event or a job has ended. What steps pass on lasts until a wait. */
    Known afterWait() {
        return new Known(Map.of(), only(name -> !ClaimProcess.PASSED.contains(name)));
    }

    /** A person has got a task. */
    Known briefed() {
        return new Known(values, only(name -> !CHOSEN.contains(name))).with(Set.of("claimSummary"));
    }

    /** A person has completed a task: what no step asks for is removed, also where a table has set it. */
    Known afterTask() {
        return new Known(Map.of(), only(ClaimProcess.VARIABLES::contains));
    }

    private Set<String> only(Predicate<String> kept) {
        return there.stream().filter(kept).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * One case for each value that the variables could have, so that what one gateway has found out holds at the next. A
     * variable of unlisted values stays unknown.
     */
    List<Known> cases(Set<String> variables) {
        List<Known> cases = List.of(this);
        for (String variable : variables) {
            if (values.containsKey(variable) || !VALUES.containsKey(variable)) {
                continue;
            }
            Set<Object> possible = new LinkedHashSet<>(VALUES.get(variable));
            possible.add(new Other(VALUES.get(variable)));
            List<Known> split = new ArrayList<>();
            cases.forEach(known -> possible.forEach(value -> split.add(known.assuming(variable, value))));
            cases = split;
        }
        return cases;
    }
}
