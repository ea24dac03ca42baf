package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.VariableType.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A decision table that an owner has added, as a business rule task evaluates it: for each claim it must have exactly
 * one result, a constant of one type. Otherwise the engine would fail where the table is evaluated, or where its result
 * is used.
 */
final class OwnerTable {

    private static final Set<String> ONE_ROW = Set.of("", "UNIQUE", "FIRST");
    private static final int MOST_QUESTIONS = 5_000;

    /** Longer ones do not fit into the engine's table of variables. */
    private static final int LONGEST_ANSWER = 4_000;

    private static final Map<String, Set<Kind>> INPUTS = Map.of(
            "", Set.of(Kind.values()),
            "string", Set.of(Kind.TEXT, Kind.TRUTH, Kind.NUMBER),
            "boolean", Set.of(Kind.TRUTH),
            "integer", Set.of(Kind.NUMBER),
            "long", Set.of(Kind.NUMBER),
            "double", Set.of(Kind.NUMBER),
            "date", Set.of(Kind.TIME));

    private final Element table;
    private final List<Element> rules;
    private final List<String> inputs;
    private final String policy;
    private final List<String> faults = new ArrayList<>();

    private OwnerTable(Element decision) {
        table = Xml.dmn(decision, "decisionTable").findFirst().orElse(null);
        rules = table == null ? List.of() : Xml.dmn(table, "rule").toList();
        inputs = table == null
                ? List.of()
                : Xml.dmn(table, "input").map(OwnerTable::asked).toList();
        policy = table == null ? "" : table.getAttribute("hitPolicy");
        if (table == null
                || Xml.dmn(decision, "informationRequirement").findAny().isPresent()) {
            fault("must be a decision table that stands alone");
        }
    }

    /** The decision of this id in a DMN file. */
    static Optional<OwnerTable> in(Element definitions, String decision) {
        return Xml.dmn(definitions, "decision")
                .filter(found -> decision.equals(Xml.id(found)))
                .findFirst()
                .map(OwnerTable::new);
    }

    /** The variables that it asks for. */
    List<String> asks() {
        return inputs;
    }

    /** What its answer is; empty where it has none, or faults. */
    Optional<VariableType> answer() {
        Set<Object> values = new LinkedHashSet<>();
        rules.forEach(rule -> Xml.dmn(rule, "outputEntry")
                .limit(1)
                .flatMap(cell -> FeelExpression.expression(cell(cell)).constant().stream())
                .forEach(values::add));
        return values.stream().findFirst().map(first -> new VariableType(Kind.of(first), Set.copyOf(values)));
    }

    /**
     * Why it cannot be asked at this place.
     *
     * @param isStored whether its answer becomes a variable
     */
    List<String> faults(VariableTypes types, boolean isStored) {
        if (!faults.isEmpty()) {
            return faults;
        }
        frame(isStored);
        inputs(types);
        if (faults.isEmpty()) {
            rules.forEach(this::row);
        }
        if (faults.isEmpty()) {
            oneKind();
            total(types);
        }
        return faults;
    }

    private void frame(boolean isStored) {
        if (!ONE_ROW.contains(policy) || table.hasAttribute("aggregation")) {
            fault("must have the hit policy UNIQUE or FIRST, so that it has one answer");
        }
        if (isStored && Xml.dmn(table, "output").count() != 1) {
            fault("must have one output, which becomes the variable");
        }
        if (rules.isEmpty()) {
            fault("has no row, and so no answer");
        }
        if (rules.size() > 1_000) {
            fault("has more than 1,000 rows");
        }
    }

    private void inputs(VariableTypes types) {
        Xml.dmn(table, "input").forEach(input -> {
            String asked = asked(input);
            Optional<VariableType> type = types.of(asked);
            String wanted = Xml.dmn(input, "inputExpression")
                    .map(expression -> expression.getAttribute("typeRef"))
                    .findFirst()
                    .orElse("");
            if (type.isEmpty()) {
                fault("asks for \"" + asked + "\"; an input is one variable that is set before, and nothing else");
            } else if (!INPUTS.getOrDefault(wanted, Set.of())
                    .contains(type.get().kind())) {
                fault("reads " + asked + " as " + wanted + ", and it is "
                        + type.get().kind());
            }
        });
    }

    private void row(Element rule) {
        List<Element> when = Xml.dmn(rule, "inputEntry").toList();
        List<Element> then = Xml.dmn(rule, "outputEntry").toList();
        String row = "row " + (rules.indexOf(rule) + 1);
        if (when.size() != inputs.size()
                || then.size() != Xml.dmn(table, "output").count()) {
            fault(row + " has not as many cells as the table has columns");
            return;
        }
        for (Element cell : when) {
            FeelExpression test = FeelExpression.test(cell(cell));
            test.unfitForTables().ifPresent(why -> fault(row + ": " + cell(cell) + " " + why));
            test.variables().stream()
                    .filter(name -> !inputs.contains(name) && !name.equals("cellInput"))
                    .forEach(name -> fault(row + " names " + name
                            + ", which is no input of the table; text stands in quotation marks"));
        }
        for (Element cell : then) {
            Optional<Object> answer = FeelExpression.expression(cell(cell)).constant();
            if (answer.map(Kind::of).isEmpty()) {
                fault(row + ": the answer must be a text in quotation marks, a number, true or false, and is "
                        + (cell(cell).isEmpty() ? "empty" : cell(cell)));
            } else if (answer.get().toString().length() > LONGEST_ANSWER) {
                fault(row + ": the answer is longer than " + LONGEST_ANSWER + " characters");
            }
        }
    }

    private void oneKind() {
        List<Element> outputs = Xml.dmn(table, "output").toList();
        for (int column = 0; column < outputs.size(); column++) {
            Set<Kind> kinds = new LinkedHashSet<>();
            for (Element rule : rules) {
                Element cell = Xml.dmn(rule, "outputEntry").toList().get(column);
                FeelExpression.expression(cell(cell)).constant().map(Kind::of).ifPresent(kinds::add);
            }
            String said = outputs.get(column).getAttribute("typeRef");
            if (kinds.size() > 1) {
                fault("answers now " + kinds.iterator().next() + ", now something else; all rows answer in one kind");
            } else if (!fits(said, kinds.iterator().next())) {
                fault("says that it answers " + said + ", and its rows answer "
                        + kinds.iterator().next());
            }
        }
    }

    private static boolean fits(String typeRef, Kind kind) {
        return switch (typeRef) {
            case "" -> true;
            case "string" -> kind == Kind.TEXT;
            case "boolean" -> kind == Kind.TRUTH;
            case "integer", "long", "double" -> kind == Kind.NUMBER;
            default -> false;
        };
    }

    /** Every claim meets a row, and with UNIQUE one alone. */
    private void total(VariableTypes types) {
        boolean first = policy.equals("FIRST");
        if (first && isForAll(rules.get(rules.size() - 1))) {
            return;
        }
        Optional<List<Map<String, Object>>> questions = questions(types);
        if (questions.isEmpty()) {
            fault("may have no row, or two, for a claim: give it the hit policy FIRST and a last row whose input cells"
                    + " are empty");
            return;
        }
        Map<List<Object>, Boolean> known = new HashMap<>();
        for (Map<String, Object> question : questions.get()) {
            List<Integer> rows = applying(question, known);
            if (rows.isEmpty()) {
                fault("has no row for " + question + "; give it the hit policy FIRST and a last row whose input cells"
                        + " are empty");
                return;
            }
            if (!first && rows.size() > 1) {
                fault("has two rows, " + (rows.get(0) + 1) + " and " + (rows.get(1) + 1) + ", for " + question
                        + "; with the hit policy FIRST the first counts");
                return;
            }
        }
    }

    private List<Integer> applying(Map<String, Object> question, Map<List<Object>, Boolean> known) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < rules.size(); row++) {
            List<Element> cells = Xml.dmn(rules.get(row), "inputEntry").toList();
            boolean applies = true;
            for (int column = 0; column < cells.size() && applies; column++) {
                Object value = question.get(inputs.get(column));
                String text = cell(cells.get(column));
                FeelExpression test = FeelExpression.test(text);
                Object asked = test.variables().isEmpty() ? value : question;
                applies = known.computeIfAbsent(List.of(text, value, asked), key -> test.holds(value, question));
            }
            if (applies) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Everything that it can be asked; empty where a variable can be anything. */
    private Optional<List<Map<String, Object>>> questions(VariableTypes types) {
        List<Map<String, Object>> questions = List.of(Map.of());
        for (String input : new LinkedHashSet<>(inputs)) {
            VariableType type = types.of(input).orElse(VariableType.TEXT);
            if (!type.isListed() || questions.size() * type.values().size() > MOST_QUESTIONS) {
                return Optional.empty();
            }
            List<Map<String, Object>> longer = new ArrayList<>();
            questions.forEach(question -> type.values().forEach(value -> {
                Map<String, Object> next = new LinkedHashMap<>(question);
                next.put(input, value);
                longer.add(next);
            }));
            questions = longer;
        }
        return Optional.of(questions);
    }

    private static boolean isForAll(Element rule) {
        return Xml.dmn(rule, "inputEntry").map(OwnerTable::cell).allMatch("-"::equals);
    }

    /** The variable of a column; the text as it is where it is anything else, which no variable is called. */
    private static String asked(Element input) {
        return Xml.dmn(input, "inputExpression")
                .flatMap(expression -> text(expression))
                .findFirst()
                .orElse("");
    }

    /** An empty input cell is one that does not matter. */
    private static String cell(Element cell) {
        String text = text(cell).findFirst().orElse("");
        return text.isEmpty() && "inputEntry".equals(cell.getLocalName()) ? "-" : text;
    }

    private static Stream<String> text(Element cell) {
        return Xml.dmn(cell, "text").map(Xml::text);
    }

    private void fault(String message) {
        faults.add(message);
    }
}
