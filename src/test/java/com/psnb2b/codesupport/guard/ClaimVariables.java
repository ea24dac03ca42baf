package com.psnb2b.codesupport.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables of a claim in play. Whatever was not set may be anything, and is chosen when somebody asks. */
final class ClaimVariables {

    private static final String ELSE = "something else";

    private static final Map<String, List<String>> POSSIBLE = Map.of(
            "decision", List.of("replacement", "refund", "closure", "more_evidence", ELSE),
            "lateDecision", List.of("take_up", "decline", ELSE),
            "approved", List.of("true", "false", ELSE),
            "approvalNeeded", List.of("true", "false", ELSE),
            "reviewsAgree", List.of("true", "false", ELSE),
            "evidenceComplete", List.of("true", "false", ELSE),
            "windowState", List.of("open", "late", "undetermined", ELSE),
            "coverage", List.of("covered_if_confirmed", "case_by_case", "not_covered", "needs_review", ELSE));

    private final Map<String, String> set = new HashMap<>();
    private final Choices choices;

    /** @param known from before */
    ClaimVariables(Choices choices, Map<String, String> known) {
        this.choices = choices;
        set.putAll(known);
    }

    boolean isTrue(String variable) {
        return is(variable, "true");
    }

    boolean is(String variable, String value) {
        String actual = set.computeIfAbsent(variable, name -> choices.among(POSSIBLE.get(name)));
        // Something else may be any value that is not listed.
        return actual.equals(ELSE) && !POSSIBLE.get(variable).contains(value) ? choices.either() : actual.equals(value);
    }

    /** An answer about a variable of which nothing is known. */
    boolean anything() {
        return choices.either();
    }

    void set(String variable, String value) {
        set.put(variable, value);
    }

    /** Whether it has come out, so far, that the variable has this value. */
    boolean isKnown(String variable, String value) {
        return value.equals(set.get(variable));
    }

    boolean isKnown(String variable) {
        return set.containsKey(variable);
    }

    void forget(List<String> variables) {
        set.keySet().removeAll(variables);
    }

    void forgetAllBut(List<String> variables) {
        set.keySet().retainAll(variables);
    }

    /** All that has come out so far. */
    Map<String, String> known() {
        return Map.copyOf(set);
    }

    /** What is known of these. */
    Map<String, String> known(List<String> variables) {
        Map<String, String> known = new HashMap<>(set);
        known.keySet().retainAll(variables);
        return Map.copyOf(known);
    }

    /** A step judges the claim again; what persons have submitted stays. */
    void judgedAgain() {
        set.keySet().removeAll(List.of("evidenceComplete", "windowState", "coverage"));
    }
}
