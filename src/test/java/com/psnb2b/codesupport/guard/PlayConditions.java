package com.psnb2b.codesupport.guard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Conditions and what they mean, each said a second time in Java: the play does not read expressions. */
final class PlayConditions {

    private static final Map<String, Predicate<ClaimVariables>> MEANINGS = new TreeMap<>(Map.ofEntries(
            // The shipped model's.
            Map.entry("${windowState != 'late'}", v -> !v.is("windowState", "late")),
            Map.entry("${evidenceComplete}", v -> v.isTrue("evidenceComplete")),
            Map.entry("${coverage == 'not_covered'}", v -> v.is("coverage", "not_covered")),
            Map.entry(
                    "${decision == 'replacement' || decision == 'refund' || decision == 'closure'}",
                    v -> v.is("decision", "replacement") || v.is("decision", "refund") || v.is("decision", "closure")),
            Map.entry("${!approvalNeeded}", v -> !v.isTrue("approvalNeeded")),
            Map.entry("${reviewsAgree}", v -> v.isTrue("reviewsAgree")),
            Map.entry("${!reviewsAgree}", v -> !v.isTrue("reviewsAgree")),
            Map.entry("${approved}", v -> v.isTrue("approved")),
            Map.entry("${lateDecision == 'decline'}", v -> v.is("lateDecision", "decline")),
            // Others that an owner might write.
            Map.entry("${true}", v -> true),
            Map.entry("${false}", v -> false),
            Map.entry("${!approved}", v -> !v.isTrue("approved")),
            Map.entry("${approvalNeeded}", v -> v.isTrue("approvalNeeded")),
            Map.entry("${approved && !approvalNeeded}", v -> v.isTrue("approved") && !v.isTrue("approvalNeeded")),
            Map.entry("${approved || !approvalNeeded}", v -> v.isTrue("approved") || !v.isTrue("approvalNeeded")),
            Map.entry("${approved and not approvalNeeded}", v -> v.isTrue("approved") && !v.isTrue("approvalNeeded")),
            Map.entry("${decision == 'closure'}", v -> v.is("decision", "closure")),
            Map.entry("${decision != 'closure'}", v -> !v.is("decision", "closure")),
            Map.entry("${decision != 'more_evidence'}", v -> !v.is("decision", "more_evidence")),
            Map.entry("${'refund' eq decision}", v -> v.is("decision", "refund")),
            Map.entry(
                    "${decision == 'closure' && !approvalNeeded}",
                    v -> v.is("decision", "closure") && !v.isTrue("approvalNeeded")),
            Map.entry(
                    "${!(decision == 'replacement' || decision == 'refund')}",
                    v -> !(v.is("decision", "replacement") || v.is("decision", "refund"))),
            Map.entry("${decision == 'goodwill'}", v -> v.is("decision", "goodwill")),
            Map.entry("${lateDecision != 'decline'}", v -> !v.is("lateDecision", "decline")),
            Map.entry("${lateDecision == 'take_up'}", v -> v.is("lateDecision", "take_up")),
            Map.entry("${!evidenceComplete}", v -> !v.isTrue("evidenceComplete")),
            Map.entry("${windowState == 'late'}", v -> v.is("windowState", "late")),
            Map.entry("${windowState == 'open'}", v -> v.is("windowState", "open")),
            Map.entry("${coverage != 'not_covered'}", v -> !v.is("coverage", "not_covered")),
            Map.entry(
                    "${coverage == 'not_covered' && evidenceComplete}",
                    v -> v.is("coverage", "not_covered") && v.isTrue("evidenceComplete")),
            Map.entry("${faceValue >= 500}", ClaimVariables::anything),
            Map.entry("${result_fraud == 'yes'}", ClaimVariables::anything),
            Map.entry("${result_a == 'yes'}", ClaimVariables::anything),
            Map.entry("${result_supplier == 'yes'}", ClaimVariables::anything),
            Map.entry("${result_a == result_b}", ClaimVariables::anything),
            Map.entry("${score > 50}", ClaimVariables::anything),
            Map.entry("${score == queue}", ClaimVariables::anything)));

    private PlayConditions() {}

    static List<String> texts() {
        return List.copyOf(MEANINGS.keySet());
    }

    static boolean holds(String text, ClaimVariables values) {
        return MEANINGS.get(text).test(values);
    }
}
