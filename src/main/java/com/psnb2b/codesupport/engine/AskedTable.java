package com.psnb2b.codesupport.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;

/**
 * What a decision table was asked, and which of its rows answered.
 *
 * @param key of the table
 * @param inputs by the column's label
 * @param rows those that hold; none where the table has no answer
 */
public record AskedTable(String key, String name, Map<String, Object> inputs, List<Row> rows) {

    /**
     * A row that holds.
     *
     * @param number as Modeler numbers them, from 1
     * @param id in the file
     * @param outputs by the column's label
     */
    public record Row(int number, String id, Map<String, Object> outputs) {}

    static AskedTable of(DmnDecisionTableEvaluationEvent asked) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        asked.getInputs()
                .forEach(input -> inputs.put(
                        input.getName() == null ? input.getId() : input.getName(),
                        input.getValue() == null ? null : input.getValue().getValue()));
        List<String> ids = ((DmnDecisionTableImpl) asked.getDecisionTable().getDecisionLogic())
                .getRules().stream().map(DmnDecisionTableRuleImpl::getId).toList();
        return new AskedTable(
                asked.getDecisionTable().getKey(),
                asked.getDecisionTable().getName(),
                inputs,
                asked.getMatchingRules().stream()
                        .map(rule -> row(rule, ids.indexOf(rule.getId()) + 1))
                        .toList());
    }

    private static Row row(DmnEvaluatedDecisionRule rule, int number) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        rule.getOutputEntries()
                .forEach((name, output) -> outputs.put(
                        name,
                        output.getValue() == null ? null : output.getValue().getValue()));
        return new Row(number, rule.getId(), outputs);
    }
}
