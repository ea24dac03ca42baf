package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.engine.FeelTables;
import com.psnb2b.codesupport.engine.PlainExpression;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.Variables;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The way of one claim through a drawing, from its start to where it first waits: by what is known of the claim, its
 * gateways have one answer each, and so have an owner's own tables. Starts nothing and keeps nothing.
 */
public final class DrawnWay {

    /**
     * Where a claim waits.
     *
     * @param id of the task or event
     * @param kind what a person does there; null for an event, and for a step that goes on by itself later
     * @param groups who gets the task, as drawn; empty where it is none
     */
    public record Place(String id, UserTaskKind kind, List<String> groups) {}

    /**
     * A way.
     *
     * @param passed ids of steps and events in their order, those where it waits among them, gateways not
     * @param waits the places where it ends; several where branches run side by side, none where the claim is through
     * @param unclear why nobody can say how it goes on; null where it is clear
     */
    public record Way(List<String> passed, List<Place> waits, String unclear) {}

    /** A drawing has 500 elements at most, and nothing is passed twice without a wait. */
    private static final int MOST_STEPS = 2_000;

    private static final Set<String> SUBPROCESSES = Set.of("subProcess", "transaction", "adHocSubProcess");
    private static final Set<String> WAITS =
            Set.of("userTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway", "callActivity");

    private final Map<String, Element> nodes = new HashMap<>();
    private final Map<String, List<Element>> flows = new HashMap<>();
    private final Map<String, Integer> arrivals = new HashMap<>();
    private final Map<Element, Integer> tokens = new HashMap<>();
    private final Deque<Element> next = new ArrayDeque<>();
    private final Deque<Element> joins = new ArrayDeque<>();
    private final List<String> passed = new ArrayList<>();
    private final List<Place> waits = new ArrayList<>();
    private final Function<String, Optional<byte[]>> tables;
    private final ModelContract contract;
    private final Map<String, Object> values;

    private DrawnWay(
            Element process,
            ModelContract contract,
            Map<String, Object> values,
            Function<String, Optional<byte[]>> tables) {
        this.contract = contract;
        this.values = new HashMap<>(values);
        this.tables = tables;
        Xml.all(process).forEach(element -> {
            if (Xml.is(element, "sequenceFlow")) {
                flows.computeIfAbsent(Xml.attribute(element, "sourceRef"), first -> new ArrayList<>())
                        .add(element);
            } else {
                nodes.put(Xml.id(element), element);
            }
        });
    }

    /**
     * Follows the claims' process.
     *
     * @param model a BPMN file that the guard accepts
     * @param values of every variable that the claim has, also of those that a later step sets
     * @param tables the DMN file of a decision, by its key
     * @return empty where the file does not hold the claims' process
     */
    public static Optional<Way> of(
            byte[] model,
            ModelContract contract,
            Map<String, Object> values,
            Function<String, Optional<byte[]>> tables) {
        return process(model, contract).map(process -> new DrawnWay(process, contract, values, tables).walk(process));
    }

    /** Whether the file holds the claims' process. */
    public static boolean isIn(byte[] model, ModelContract contract) {
        return process(model, contract).isPresent();
    }

    private static Optional<Element> process(byte[] model, ModelContract contract) {
        try {
            return Xml.children(Xml.parse(model), "process").stream()
                    .filter(process -> contract.process().equals(Xml.id(process)))
                    .findFirst();
        } catch (SAXException e) {
            return Optional.empty();
        }
    }

    private Way walk(Element process) {
        try {
            enter(process);
            while (!next.isEmpty() || !joins.isEmpty()) {
                // An inclusive join waits for whatever may still come; when nothing else moves, nothing does.
                step(next.isEmpty() ? joins.remove() : next.remove());
                if (passed.size() > MOST_STEPS) {
                    throw new IllegalStateException("it passes more than " + MOST_STEPS + " steps");
                }
            }
            return new Way(passed, waits, null);
        } catch (RuntimeException e) {
            return new Way(passed, waits, DmnFileCheck.cause(e));
        }
    }

    private void enter(Element scope) {
        Element start = Xml.children(scope, "startEvent").stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(Xml.id(scope) + " has no start"));
        tokens.put(scope, 1);
        next.add(start);
    }

    private void step(Element node) {
        String kind = node.getLocalName();
        if (!kind.endsWith("Gateway") || kind.equals("eventBasedGateway")) {
            passed.add(Xml.id(node));
        }
        if (WAITS.contains(kind) || worksLater(node)) {
            waits.add(place(node));
        } else if (SUBPROCESSES.contains(kind)) {
            enter(node);
        } else if (kind.equals("exclusiveGateway")) {
            take(node, List.of(chosen(node)));
        } else if (kind.equals("inclusiveGateway")) {
            include(node);
        } else if (kind.equals("parallelGateway")) {
            join(node);
        } else if (kind.equals("endEvent")) {
            end(node);
        } else {
            if (kind.equals("businessRuleTask")) {
                decide(node);
            }
            take(node, out(node));
        }
    }

    private static boolean worksLater(Element node) {
        return node.getLocalName().endsWith("Task")
                && ("external".equals(Xml.camunda(node, "type")) || Xml.isTrue(Xml.camunda(node, "asyncBefore")));
    }

    private Place place(Element node) {
        List<String> groups = Xml.is(node, "userTask")
                ? Stream.of(Xml.camunda(node, "candidateGroups").split(","))
                        .map(String::trim)
                        .toList()
                : List.of();
        UserTaskKind kind = Xml.is(node, "userTask") ? UserTaskCheck.kind(node, contract) : null;
        return new Place(Xml.id(node), kind, groups);
    }

    private List<Element> out(Element node) {
        return flows.getOrDefault(Xml.id(node), List.of());
    }

    /** Without a flow out of it, a step is the end of its branch. */
    private void take(Element node, List<Element> taken) {
        if (taken.isEmpty()) {
            end(node);
            return;
        }
        tokens.merge(scope(node), taken.size() - 1, Integer::sum);
        taken.forEach(flow -> {
            Element target = nodes.get(Xml.attribute(flow, "targetRef"));
            boolean joinsLater = Xml.is(target, "inclusiveGateway") && incoming(target) > 1;
            (joinsLater ? joins : next).add(target);
        });
    }

    private void end(Element node) {
        Element scope = scope(node);
        if (tokens.merge(scope, -1, Integer::sum) == 0 && !Xml.is(scope, "process")) {
            take(scope, out(scope));
        }
    }

    private void join(Element gateway) {
        if (arrivals.merge(Xml.id(gateway), 1, Integer::sum) < incoming(gateway)) {
            tokens.merge(scope(gateway), -1, Integer::sum);
            return;
        }
        arrivals.remove(Xml.id(gateway));
        take(gateway, out(gateway));
    }

    private void include(Element gateway) {
        while (joins.remove(gateway)) {
            tokens.merge(scope(gateway), -1, Integer::sum);
        }
        List<Element> taken = out(gateway).stream()
                .filter(flow -> !isDefault(gateway, flow) && holds(flow))
                .toList();
        take(gateway, taken.isEmpty() ? List.of(otherwise(gateway)) : taken);
    }

    private Element chosen(Element gateway) {
        return out(gateway).stream()
                .filter(flow -> !isDefault(gateway, flow) && holds(flow))
                .findFirst()
                .orElseGet(() -> otherwise(gateway));
    }

    private Element otherwise(Element gateway) {
        return out(gateway).stream()
                .filter(flow -> isDefault(gateway, flow))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(Xml.id(gateway) + " has no answer"));
    }

    private static boolean isDefault(Element gateway, Element flow) {
        return Xml.id(flow).equals(Xml.attribute(gateway, "default"));
    }

    /** A flow without a condition is always taken. */
    private boolean holds(Element flow) {
        List<Element> conditions = Xml.children(flow, "conditionExpression");
        return conditions.isEmpty()
                || PlainExpression.read(Xml.text(conditions.get(0)))
                        .map(condition -> PlainValue.isTrue(condition, values))
                        .orElseThrow(() -> new IllegalStateException(Xml.id(flow) + " has no plain condition"));
    }

    private void decide(Element task) {
        String key = Xml.camunda(task, "decisionRef");
        byte[] file = tables.apply(key).orElseThrow(() -> new IllegalStateException("there is no table " + key));
        var rows = FeelTables.ENGINE.evaluateDecisionTable(
                FeelTables.ENGINE.parseDecision(key, new ByteArrayInputStream(file)), Variables.fromMap(values));
        String result = Xml.camunda(task, "resultVariable");
        if (!result.isEmpty()) {
            values.put(result, rows.getSingleResult().getSingleEntry());
        }
    }

    private int incoming(Element node) {
        return (int) flows.values().stream()
                .flatMap(List::stream)
                .filter(flow -> Xml.id(node).equals(Xml.attribute(flow, "targetRef")))
                .count();
    }

    private static Element scope(Element node) {
        return (Element) node.getParentNode();
    }
}
