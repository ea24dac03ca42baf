package com.psnb2b.codesupport.process.guard;

import com.psnb2b.codesupport.process.guard.Condition.Other;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of the variables that a claim is routed by. Whoever completes a task can submit any of them, so at each
 * wait everything is forgotten; after it, only what a listener has checked is known.
 */
record Known(Map<String, Object> values) {

    static final Known NOTHING = new Known(Map.of());

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

    static Known of(String name, Object value) {
        return new Known(Map.of(name, value));
    }

    Known and(String name, Object value) {
        Map<String, Object> more = new HashMap<>(values);
        more.put(name, value);
        return new Known(Map.copyOf(more));
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
        return new Known(Map.copyOf(left));
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
            cases.forEach(known -> possible.forEach(value -> split.add(known.and(variable, value))));
            cases = split;
        }
        return cases;
    }
}
