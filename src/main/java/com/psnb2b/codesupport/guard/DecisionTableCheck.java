package com.psnb2b.codesupport.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Checks that a decision table uses FEEL and no other expression language. */
final class DecisionTableCheck {

    private static final Pattern FEEL =
            Pattern.compile("feel|https?://www\\.omg\\.org/spec/(FEEL|DMN)/[0-9]+/?(FEEL/?)?");

    /** How FEEL calls a Java method. */
    private static final Pattern EXTERNAL = Pattern.compile("\\)\\s*external\\b");

    private static final Pattern NAME = Pattern.compile("\"([A-Za-z0-9._-]+)\"");

    private static final int MOST_CELLS = 10_000;

    private final List<Finding> findings = new ArrayList<>();
    private int cells;

    private final ModelEnvironment environment;

    private DecisionTableCheck(ModelEnvironment environment) {
        this.environment = environment;
    }

    /** @param environment which groups there are */
    static List<Finding> check(Element definitions, ModelEnvironment environment) {
        DecisionTableCheck tables = new DecisionTableCheck(environment);
        tables.element(definitions, Xml.id(definitions));
        descendants(definitions, "decision")
                .filter(decision -> "review-routing".equals(Xml.id(decision)))
                .forEach(tables::queues);
        return tables.findings;
    }

    private void element(Element element, String owner) {
        String id = Xml.id(element).isEmpty() ? owner : Xml.id(element);
        String language = element.getAttribute("expressionLanguage");
        if (!language.isEmpty() && !FEEL.matcher(language).matches()) {
            add(id, RefusalReason.TABLE, "expression language " + language + " is refused: tables speak FEEL");
        }
        String text = Xml.text(element);
        attributes(element, id);
        cell(element, id);
        if (EXTERNAL.matcher(text).find()) {
            add(id, RefusalReason.CODE, "a table must not call Java");
        }
        boolean expression = Expressions.isIn(text)
                || Xml.attributes(element).stream().anyMatch(attribute -> Expressions.isIn(attribute.getValue()));
        if (expression) {
            add(id, RefusalReason.EXPRESSION, "${…} is no FEEL");
        }
        Xml.children(element).forEach(child -> element(child, id));
    }

    private void attributes(Element element, String id) {
        Xml.attributes(element).forEach(attribute -> {
            String name = attribute.getLocalName();
            int longest = name.equals("versionTag") ? 64 : 255;
            if (name.equals("historyTimeToLive")) {
                Literals.timeToLive(attribute.getValue())
                        .ifPresent(fault -> add(
                                id,
                                RefusalReason.VALUE,
                                "historyTimeToLive \"" + attribute.getValue() + "\" " + fault));
            } else if (Set.of("id", "name", "versionTag").contains(name)
                    && attribute.getValue().length() > longest) {
                add(id, RefusalReason.VALUE, name + " is longer than " + longest + " characters");
            }
        });
    }

    /** A cell that asks the clock, or takes nobody knows how long; whether the rest can be read is asked later. */
    private void cell(Element element, String id) {
        if (!"text".equals(element.getLocalName()) || !(element.getParentNode() instanceof Element parent)) {
            return;
        }
        String text = Xml.text(element);
        Optional<FeelExpression> read = switch (parent.getLocalName()) {
            case "inputEntry" -> Optional.of(FeelExpression.test(text.isEmpty() ? "-" : text));
            case "inputExpression", "outputEntry", "literalExpression" -> Optional.of(FeelExpression.expression(text));
            default -> Optional.empty();
        };
        if (++cells == MOST_CELLS) {
            add(null, RefusalReason.SIZE, "has more than " + MOST_CELLS + " cells");
        } else if (cells < MOST_CELLS) {
            read.filter(cell -> !cell.text().isEmpty())
                    .flatMap(FeelExpression::unfitForTables)
                    .ifPresent(fault -> add(id, RefusalReason.TABLE, text + " " + fault));
        }
    }

    /** Who files claims or changes the rules gets no claim to decide, whatever the table says. */
    private void queues(Element decision) {
        descendants(decision, "decisionTable").forEach(table -> {
            List<String> outputs = children(table, "output")
                    .map(output -> output.getAttribute("name"))
                    .toList();
            int queue = outputs.indexOf("queue");
            children(table, "rule").forEach(rule -> {
                List<Element> entries = children(rule, "outputEntry").toList();
                Optional<String> group =
                        queue < 0 || queue >= entries.size() ? Optional.empty() : queue(entries.get(queue));
                group.flatMap(this::peopleIn).ifPresent(fault -> add(Xml.id(rule), RefusalReason.NOBODY, fault));
                if (group.isEmpty()) {
                    add(
                            Xml.id(rule),
                            RefusalReason.PEOPLE,
                            "the queue must be the name of a group in quotes, and not support-desk or process-owners,"
                                    + " who decide nothing");
                }
            });
        });
    }

    private static Optional<String> queue(Element entry) {
        var name =
                NAME.matcher(children(entry, "text").map(Xml::text).findFirst().orElse(""));
        return name.matches() && !UserTaskCheck.decidesNothing(name.group(1))
                ? Optional.of(name.group(1))
                : Optional.empty();
    }

    private Optional<String> peopleIn(String group) {
        return switch (environment.group(group)) {
            case UNKNOWN -> Optional.of(UserTaskCheck.unknown(group));
            case EMPTY -> Optional.of(UserTaskCheck.empty(group));
            case STAFFED -> Optional.empty();
        };
    }

    private static Stream<Element> children(Element parent, String name) {
        return Xml.children(parent).stream().filter(child -> name.equals(child.getLocalName()));
    }

    private static Stream<Element> descendants(Element parent, String name) {
        return Xml.children(parent).stream()
                .flatMap(child -> Stream.concat(
                        Stream.of(child).filter(found -> name.equals(found.getLocalName())), descendants(child, name)));
    }

    private void add(String element, RefusalReason reason, String message) {
        findings.add(new Finding(element, reason, message));
    }
}
