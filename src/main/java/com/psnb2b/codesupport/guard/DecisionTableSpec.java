package com.psnb2b.codesupport.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a decision table is asked, and how it must answer.
 *
 * @param hitPolicies that give the answer that is read: one row, or all that apply
 * @param inputs every value that each input can take; none where these are not known beforehand
 * @param samples values to try, of an input whose values are not known beforehand
 * @param outputs what each output must be
 * @param once an output whose value may come once in an answer of several rows; null where an answer has one row
 * @param otherwise what happens where no row applies
 */
public record DecisionTableSpec(
        Set<String> hitPolicies,
        Map<String, List<Object>> inputs,
        List<Object> samples,
        Map<String, OutputCell> outputs,
        String once,
        String otherwise) {

    /** Questions are put one by one, some milliseconds a thousand. */
    private static final int MOST_QUESTIONS = 200_000;

    /** Whether the columns of a table name so many different values that not every combination can be asked. */
    boolean isTooMuch(Map<String, List<Object>> columns) {
        long questions = 1;
        for (Entry<String, List<Object>> column : columns.entrySet()) {
            questions *= values(column).size();
            if (questions > MOST_QUESTIONS) {
                return true;
            }
        }
        return false;
    }

    private List<Object> values(Entry<String, List<Object>> column) {
        List<Object> listed = inputs.get(column.getKey());
        return listed.isEmpty() ? unknownBefore(column.getValue()) : listed;
    }

    /**
     * Every question that can be put to a table of these columns.
     *
     * @param columns what the cells of each column name; it counts where the values of that input are not known beforehand
     */
    List<Map<String, Object>> questions(Map<String, List<Object>> columns) {
        List<Map<String, Object>> questions = List.of(Map.of());
        for (Entry<String, List<Object>> input : columns.entrySet()) {
            List<Object> values = values(input);
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

    private List<Object> unknownBefore(List<Object> known) {
        boolean numbers = known.stream().anyMatch(Number.class::isInstance);
        return Stream.of(known, numbers ? List.of() : samples)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Whether every value of every one of these inputs is known. */
    boolean isClosed(Set<String> columns) {
        return columns.stream().map(inputs::get).noneMatch(List::isEmpty);
    }
}
