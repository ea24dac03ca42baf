package com.psnb2b.codesupport.process.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Decision tables: FEEL and nothing else. */
final class Tables {

    private static final Pattern FEEL =
            Pattern.compile("feel|https?://www\\.omg\\.org/spec/(FEEL|DMN)/[0-9]+/?(FEEL/?)?");

    /** How FEEL calls a Java method. */
    private static final Pattern EXTERNAL = Pattern.compile("\\)\\s*external\\b");

    private static final Pattern NAME = Pattern.compile("\"([A-Za-z0-9._-]+)\"");

    private final List<Finding> findings = new ArrayList<>();

    private Tables() {}

    static List<Finding> check(Element definitions) {
        Tables tables = new Tables();
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
            add(id, Reason.TABLE, "expression language " + language + " is refused: tables speak FEEL");
        }
        String text = Xml.text(element);
        if (EXTERNAL.matcher(text).find()) {
            add(id, Reason.CODE, "a table must not call Java");
        }
        boolean expression = Expressions.isIn(text)
                || Xml.attributes(element).stream().anyMatch(attribute -> Expressions.isIn(attribute.getValue()));
        if (expression) {
            add(id, Reason.EXPRESSION, "${…} is no FEEL");
        }
        Xml.children(element).forEach(child -> element(child, id));
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
                if (queue < 0 || queue >= entries.size() || !isQueue(entries.get(queue))) {
                    add(
                            Xml.id(rule),
                            Reason.PEOPLE,
                            "the queue must be the name of a group in quotes, and not support-desk or process-owners,"
                                    + " who decide nothing");
                }
            });
        });
    }

    private static boolean isQueue(Element entry) {
        var name =
                NAME.matcher(children(entry, "text").map(Xml::text).findFirst().orElse(""));
        return name.matches() && !People.DECIDE_NOTHING.contains(name.group(1));
    }

    private static Stream<Element> children(Element parent, String name) {
        return Xml.children(parent).stream().filter(child -> name.equals(child.getLocalName()));
    }

    private static Stream<Element> descendants(Element parent, String name) {
        return Xml.children(parent).stream()
                .flatMap(child -> Stream.concat(
                        Stream.of(child).filter(found -> name.equals(found.getLocalName())), descendants(child, name)));
    }

    private void add(String element, Reason reason, String message) {
        findings.add(new Finding(element, reason, message));
    }
}
