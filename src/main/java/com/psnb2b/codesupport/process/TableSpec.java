package com.psnb2b.codesupport.process;

import static java.util.Map.entry;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Confidence;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import com.psnb2b.codesupport.policy.PolicyTables.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;

/**
 * What a decision table is asked, and how it must answer.
 *
 * @param hitPolicies that give the answer that is read: one row, or all that apply
 * @param inputs every value that each input can take; none where these are not known beforehand
 * @param outputs what each output must be
 * @param once an output whose value may come once in an answer of several rows; null where an answer has one row
 * @param otherwise what happens where no row applies
 */
record TableSpec(
        Set<String> hitPolicies,
        Map<String, List<Object>> inputs,
        Map<String, Cell> outputs,
        String once,
        String otherwise) {

    private static final Set<String> ONE_ROW = Set.of("UNIQUE", "FIRST");
    private static final Set<String> ALL_ROWS = Set.of("COLLECT", "RULE ORDER");

    /** The tables, by key. */
    static final Map<String, TableSpec> ALL = Map.of(
            "claim-window",
            new TableSpec(
                    ONE_ROW,
                    ordered(entry("claimType", words(ClaimType.values()))),
                    ordered(entry("duration", Cell.SOME_TIME), entry("remindBefore", Cell.TIME)),
                    null,
                    "the published 7 days count"),
            "coverage",
            new TableSpec(
                    ONE_ROW,
                    ordered(entry("claimType", words(ClaimType.values()))),
                    ordered(
                            entry("coverage", Cell.oneOf(words(Coverage.values()))),
                            entry("explanation", Cell.SENT_TEXT)),
                    null,
                    "the claim counts as needs_review, and a person looks"),
            "evidence-requirements",
            new TableSpec(
                    ALL_ROWS,
                    ordered(
                            entry("claimType", words(ClaimType.values())),
                            entry("received", List.<Object>of(true, false))),
                    ordered(
                            entry("item", Cell.oneOf(words(EvidenceName.values()))),
                            entry("need", Cell.oneOf(List.of("required", "recommended"))),
                            entry("why", Cell.SENT_TEXT)),
                    "item",
                    "nothing at all is asked for"),
            "psn-error-codes",
            new TableSpec(
                    ONE_ROW,
                    ordered(entry("errorCode", List.<Object>of())),
                    ordered(
                            entry("suggests", Cell.oneOf(words(Suggestion.values()))),
                            entry("reason", Cell.REASON_CODE),
                            entry("confidence", Cell.oneOf(words(Confidence.values()))),
                            entry("meaning", Cell.SENT_TEXT)),
                    null,
                    "the code counts as unknown, and a person looks"),
            "review-routing",
            new TableSpec(
                    ONE_ROW,
                    ordered(
                            entry("stage", words(Stage.values())),
                            entry("channel", words(Channel.values())),
                            entry("coverage", words(Coverage.values()))),
                    ordered(
                            entry("queue", Cell.GROUP),
                            entry("priority", Cell.PRIORITY),
                            entry("dueIn", Cell.SOME_TIME),
                            entry("approvalFrom", Cell.AMOUNT)),
                    null,
                    "the task goes to senior-reviewers"));

    /**
     * Every question that can be put to the table.
     *
     * @param known values of an input whose values are not known beforehand
     */
    List<Map<String, Object>> questions(List<Object> known) {
        List<Map<String, Object>> questions = List.of(Map.of());
        for (Entry<String, List<Object>> input : inputs.entrySet()) {
            List<Object> values = input.getValue().isEmpty() ? known : input.getValue();
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> question : questions) {
                for (Object value : values) {
                    Map<String, Object> next = new LinkedHashMap<>(question);
                    next.put(input.getKey(), value);
                    longer.add(next);
                }
            }
            questions = longer;
        }
        return questions;
    }

    /** Whether every value of every input is known. */
    boolean isClosed() {
        return inputs.values().stream().noneMatch(List::isEmpty);
    }

    private static List<Object> words(Enum<?>... values) {
        return Arrays.stream(values).<Object>map(WireName::of).toList();
    }

    @SafeVarargs
    private static <T> Map<String, T> ordered(Entry<String, T>... entries) {
        Map<String, T> map = new LinkedHashMap<>();
        Arrays.stream(entries).forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }
}
