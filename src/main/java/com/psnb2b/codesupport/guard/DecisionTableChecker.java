package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.engine.FeelTables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/** Puts every question to one decision table. */
final class DecisionTableChecker {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    /** Above each amount that anybody names. */
    private static final BigDecimal MUCH = BigDecimal.valueOf(999_999_999);

    private final List<TableFinding> faults = new ArrayList<>();
    private final List<TableFinding> remarks = new ArrayList<>();
    private final Map<List<Object>, Boolean> known = new HashMap<>();

    private final String key;
    private final DecisionTableSpec spec;
    private final DecisionTable table;
    private final List<Input> inputs;
    private final List<Output> outputs;
    private final List<Rule> rules;
    private Map<String, List<Object>> columns = Map.of();

    DecisionTableChecker(String key, DecisionTableSpec spec, DecisionTable table) {
        this.key = key;
        this.spec = spec;
        this.table = table;
        inputs = List.copyOf(table.getInputs());
        outputs = List.copyOf(table.getOutputs());
        rules = List.copyOf(table.getRules());
    }

    List<TableFinding> faults() {
        return faults;
    }

    List<TableFinding> remarks() {
        return remarks;
    }

    void check() {
        // What is found in a table that is not framed rightly would only lead away from the cause.
        checkFrame();
        if (faults.isEmpty()) {
            checkLanguages();
        }
        if (faults.isEmpty()) {
            columns = columns();
            if (spec.isTooMuch(columns)) {
                fault(null, null, "names so many values that they cannot all be tried together; leave out a column");
            } else {
                checkAnswers();
            }
        }
    }

    private void checkFrame() {
        String policy = table.getHitPolicy().name().replace('_', ' ');
        if (!spec.hitPolicies().contains(policy) || table.getAggregation() != null) {
            fault(
                    null,
                    null,
                    "has the hit policy " + policy + "; it must be one of " + new TreeSet<>(spec.hitPolicies())
                            + ", without aggregation");
        }
        for (Input input : inputs) {
            String asked = asked(input);
            if (!spec.inputs().containsKey(asked)) {
                fault(
                        null,
                        label(input),
                        "asks for \"" + asked + "\", which nobody tells this table; it is told "
                                + String.join(", ", spec.inputs().keySet()));
            }
        }
        Set<String> names = outputs.stream().map(Output::getName).collect(Collectors.toSet());
        spec.outputs().keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> fault(null, null, "lacks the output \"" + name + "\""));
        if (rules.isEmpty()) {
            fault(null, null, "has no row");
        }
        for (int row = 0; row < rules.size(); row++) {
            boolean whole = rules.get(row).getInputEntries().size() == inputs.size()
                    && rules.get(row).getOutputEntries().size() == outputs.size();
            if (!whole) {
                fault(row, null, "has not as many cells as the table has columns");
            }
        }
    }

    private void checkLanguages() {
        for (Input input : inputs) {
            checkLanguage(null, label(input), input.getInputExpression().getExpressionLanguage());
        }
        for (int row = 0; row < rules.size(); row++) {
            List<InputEntry> when = List.copyOf(rules.get(row).getInputEntries());
            List<OutputEntry> then = List.copyOf(rules.get(row).getOutputEntries());
            for (int i = 0; i < when.size(); i++) {
                checkLanguage(row, label(inputs.get(i)), when.get(i).getExpressionLanguage());
            }
            for (int i = 0; i < then.size(); i++) {
                checkLanguage(row, label(outputs.get(i)), then.get(i).getExpressionLanguage());
            }
        }
    }

    private void checkLanguage(Integer row, String column, String language) {
        boolean feel = language == null || language.equalsIgnoreCase("feel") || language.contains("/FEEL");
        if (!feel) {
            fault(row, column, "is written in " + language + "; only FEEL is read");
        }
    }

    private void checkAnswers() {
        Map<Integer, List<Map<String, Object>>> answeredBy = new LinkedHashMap<>();
        List<Map<String, Object>> unanswered = new ArrayList<>();
        Set<String> told = new TreeSet<>();
        for (Map<String, Object> question : spec.questions(columns)) {
            List<Integer> applying = applying(question, told);
            applying.forEach(row ->
                    answeredBy.computeIfAbsent(row, first -> new ArrayList<>()).add(question));
            if (applying.isEmpty()) {
                unanswered.add(question);
            }
            checkOverlap(question, applying, told);
        }
        for (int row = 0; row < rules.size(); row++) {
            boolean open = !answeredBy.containsKey(row) && followsItsInput(row);
            if (!open) {
                checkOutputs(
                        row,
                        answeredBy.getOrDefault(
                                row, List.of(spec.questions(columns).get(0))));
            }
            if (!answeredBy.containsKey(row) && !open && told.isEmpty()) {
                remark(row, null, "never applies; text in an input cell stands in quotation marks");
            }
        }
        if (!unanswered.isEmpty() && spec.isClosed(columns.keySet()) && told.isEmpty()) {
            String some = unanswered.stream()
                    .limit(3)
                    .map(DecisionTableChecker::inWords)
                    .collect(Collectors.joining("; or "));
            remark(
                    null,
                    null,
                    "has no row for " + some
                            + (unanswered.size() > 3 ? "; and " + (unanswered.size() - 3) + " more" : "")
                            + ": there " + spec.otherwise());
        }
    }

    /** Whether the row is a pattern, of whose answers only a value that nobody can guess here would tell. */
    private boolean followsItsInput(int row) {
        return !spec.isClosed(columns.keySet())
                && rules.get(row).getInputEntries().stream()
                        .map(cell -> text(cell.getText()))
                        .anyMatch(cell -> cell.contains(FeelTables.CELL_INPUT));
    }

    /** What the cells of each input name, where nobody knows beforehand what may be asked. */
    private Map<String, List<Object>> columns() {
        Map<String, List<Object>> named = new LinkedHashMap<>();
        for (int column = 0; column < inputs.size(); column++) {
            int at = column;
            List<String> cells = rules.stream()
                    .map(rule ->
                            text(List.copyOf(rule.getInputEntries()).get(at).getText()))
                    .toList();
            named.put(asked(inputs.get(column)), named(cells));
        }
        return named;
    }

    /** Texts; or numbers, with those on both sides of each. */
    private static List<Object> named(List<String> cells) {
        List<Object> texts = cells.stream()
                .flatMap(cell -> QUOTED.matcher(cell).results())
                .<Object>map(match -> match.group(1))
                .distinct()
                .toList();
        List<BigDecimal> numbers = texts.isEmpty()
                ? cells.stream()
                        .flatMap(cell -> NUMBER.matcher(cell).results())
                        .map(match -> new BigDecimal(match.group()))
                        .toList()
                : List.of();
        if (numbers.isEmpty()) {
            return texts;
        }
        return Stream.concat(
                        Stream.of(BigDecimal.ZERO, MUCH),
                        numbers.stream()
                                .flatMap(number ->
                                        Stream.of(number.subtract(BigDecimal.ONE), number, number.add(BigDecimal.ONE))))
                .<Object>map(number -> number)
                .distinct()
                .toList();
    }

    private List<Integer> applying(Map<String, Object> question, Set<String> told) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < rules.size(); row++) {
            if (applies(row, question, told)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private boolean applies(int row, Map<String, Object> question, Set<String> told) {
        List<InputEntry> cells = List.copyOf(rules.get(row).getInputEntries());
        for (int column = 0; column < cells.size(); column++) {
            String cell = text(cells.get(column).getText());
            if (!cell.isEmpty() && !cell.equals("-") && !applies(row, column, cell, question, told)) {
                return false;
            }
        }
        return true;
    }

    /** The same cell is asked the same more than once; FEEL takes its time. */
    private boolean applies(int row, int column, String cell, Map<String, Object> question, Set<String> told) {
        Object value = question.get(asked(inputs.get(column)));
        boolean looksAside = spec.inputs().keySet().stream().anyMatch(cell::contains);
        return known.computeIfAbsent(
                List.of(cell, looksAside ? question : value), first -> holds(row, column, cell, value, question, told));
    }

    private boolean holds(
            int row, int column, String cell, Object value, Map<String, Object> question, Set<String> told) {
        try {
            return FeelTables.holds(cell, value, question);
        } catch (RuntimeException e) {
            faultOnce(told, row, label(inputs.get(column)), "cannot be read as FEEL: " + DmnFileCheck.cause(e));
            return false;
        }
    }

    private void checkOverlap(Map<String, Object> question, List<Integer> applying, Set<String> told) {
        if (table.getHitPolicy().name().equals("UNIQUE") && applying.size() > 1) {
            faultOnce(
                    told,
                    applying.get(1),
                    null,
                    "applies together with row " + (applying.get(0) + 1) + ", to " + inWords(question)
                            + "; only one row may");
        }
        if (spec.once() != null) {
            Map<Object, Integer> seen = new LinkedHashMap<>();
            for (int row : applying) {
                Object value = valueOf(row, spec.once(), question);
                Integer other = seen.putIfAbsent(Objects.toString(value), row);
                if (other != null) {
                    faultOnce(
                            told,
                            row,
                            null,
                            "says \"" + value + "\" as row " + (other + 1) + " does, for " + inWords(question)
                                    + "; only one row may");
                }
            }
        }
    }

    private Object valueOf(int row, String output, Map<String, Object> question) {
        List<OutputEntry> cells = List.copyOf(rules.get(row).getOutputEntries());
        for (int i = 0; i < cells.size(); i++) {
            if (output.equals(outputs.get(i).getName())) {
                try {
                    return evaluate(cells.get(i), question);
                } catch (RuntimeException e) {
                    // Told where the cell itself is checked.
                    return cells.get(i);
                }
            }
        }
        return null;
    }

    private void checkOutputs(int row, List<Map<String, Object>> questions) {
        List<OutputEntry> cells = List.copyOf(rules.get(row).getOutputEntries());
        for (int i = 0; i < cells.size(); i++) {
            OutputCell kind = spec.outputs().get(outputs.get(i).getName());
            if (kind != null) {
                checkOutput(row, outputs.get(i), cells.get(i), kind, questions);
            }
        }
    }

    private void checkOutput(
            int row, Output output, OutputEntry cell, OutputCell kind, List<Map<String, Object>> questions) {
        if (text(cell.getText()).isEmpty()) {
            fault(row, label(output), "is empty");
            return;
        }
        for (Map<String, Object> question : questions) {
            String fault;
            try {
                fault = kind.fault(evaluate(cell, question));
            } catch (RuntimeException e) {
                fault = "cannot be read as FEEL: " + DmnFileCheck.cause(e);
            }
            if (fault != null) {
                fault(row, label(output), fault);
                return;
            }
        }
    }

    private Object evaluate(LiteralExpression cell, Map<String, Object> question) {
        return FeelTables.value(text(cell.getText()), question);
    }

    private void faultOnce(Set<String> told, int row, String column, String message) {
        if (told.add(row + "/" + column)) {
            fault(row, column, message);
        }
    }

    private void fault(Integer row, String column, String message) {
        faults.add(new TableFinding(key, row == null ? null : row + 1, column, message));
    }

    private void remark(Integer row, String column, String message) {
        remarks.add(new TableFinding(key, row == null ? null : row + 1, column, message));
    }

    private static String inWords(Map<String, Object> question) {
        return question.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The variable that the column asks for. */
    private static String asked(Input input) {
        return input.getInputExpression() == null
                ? ""
                : text(input.getInputExpression().getText());
    }

    private static String label(Input input) {
        return Stream.of(input.getLabel(), asked(input), input.getId())
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String label(Output output) {
        return Stream.of(output.getLabel(), output.getName(), output.getId())
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String text(Text text) {
        return text == null || text.getTextContent() == null
                ? ""
                : text.getTextContent().strip();
    }
}
