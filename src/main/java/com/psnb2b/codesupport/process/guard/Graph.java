package com.psnb2b.codesupport.process.guard;

import com.psnb2b.codesupport.process.ClaimProcess;
import com.psnb2b.codesupport.process.guard.Node.Flow;
import com.psnb2b.codesupport.process.guard.Node.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * The claim's process as a graph, and whether it has the shape that the search understands: one token, which is in one
 * place at a time and moves from wait to wait; beside it at most reminders and escalations.
 */
final class Graph {

    private static final Map<String, Kind> KINDS = Map.of(
            "startEvent", Kind.START,
            "endEvent", Kind.END,
            "intermediateCatchEvent", Kind.CATCH,
            "boundaryEvent", Kind.BOUNDARY,
            "userTask", Kind.USER,
            "serviceTask", Kind.SERVICE,
            "businessRuleTask", Kind.RULE,
            "exclusiveGateway", Kind.EXCLUSIVE,
            "eventBasedGateway", Kind.EVENT_GATEWAY);

    private final Map<String, String> messages;
    private final Node process;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<Node> lingering = new HashSet<>();
    private final List<Element> flows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private Graph(Element process) {
        this.messages = messages((Element) process.getParentNode());
        this.process = new Node(process, Kind.PROCESS, null, null);
        readScope(this.process);
        attachBoundaries();
        connect();
        // Without all its flows a gateway would look wrong, too.
        if (findings.isEmpty()) {
            nodes.values().forEach(this::checkShape);
            checkScope(this.process);
        }
        // These follow the sequence flows, which must be right first.
        if (findings.isEmpty()) {
            beside().forEach(this::checkBeside);
            beside().stream()
                    .filter(event -> branch(event).stream().anyMatch(Node::isAsync))
                    .forEach(lingering::add);
            checkLoops();
        }
    }

    static Graph of(Element process) {
        return new Graph(process);
    }

    /** Why the search cannot look at it; empty where it can. */
    List<Finding> findings() {
        return findings;
    }

    Node process() {
        return process;
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    Optional<Node> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** The nodes that a sequence flow leads from to this one. */
    List<Node> before(Node node) {
        return nodes.values().stream()
                .filter(source -> source.next().contains(node))
                .toList();
    }

    private void readScope(Node scope) {
        for (Element element : Xml.children(scope.element())) {
            if (Xml.is(element, "sequenceFlow")) {
                flows.add(element);
                continue;
            }
            Kind kind = kindOf(element);
            if (kind == null) {
                continue;
            }
            Node node = new Node(element, kind, scope, messageOf(element));
            if (node.id().isEmpty() || nodes.put(node.id(), node) != null) {
                add(node.id(), Reason.ELEMENT, "every element needs an id of its own");
            }
            scope.children().add(node);
            if (kind == Kind.SUBPROCESS || kind == Kind.EVENT_SUBPROCESS) {
                readScope(node);
            }
        }
    }

    private static Kind kindOf(Element element) {
        if (Xml.is(element, "subProcess")) {
            return "true".equals(Xml.attribute(element, "triggeredByEvent")) ? Kind.EVENT_SUBPROCESS : Kind.SUBPROCESS;
        }
        return Xml.BPMN.equals(element.getNamespaceURI()) ? KINDS.get(element.getLocalName()) : null;
    }

    private static Map<String, String> messages(Element definitions) {
        Map<String, String> names = new HashMap<>();
        Xml.children(definitions, "message")
                .forEach(message -> names.put(Xml.id(message), message.getAttribute("name")));
        return names;
    }

    private String messageOf(Element event) {
        return Xml.children(event, "messageEventDefinition").stream()
                .map(definition -> messages.getOrDefault(Xml.attribute(definition, "messageRef"), ""))
                .findFirst()
                .orElse(null);
    }

    private void attachBoundaries() {
        nodes.values().stream().filter(node -> node.is(Kind.BOUNDARY)).forEach(event -> {
            Node host = nodes.get(Xml.attribute(event.element(), "attachedToRef"));
            if (host == null || host.scope() != event.scope() || !(host.is(Kind.USER) || host.is(Kind.SUBPROCESS))) {
                add(event.id(), Reason.FLOW, "a boundary event stands on a user task or a subprocess");
            } else {
                host.boundaries().add(event);
            }
        });
    }

    private void connect() {
        Set<String> ids = new HashSet<>(nodes.keySet());
        for (Element flow : flows) {
            Node source = nodes.get(Xml.attribute(flow, "sourceRef"));
            Node target = nodes.get(Xml.attribute(flow, "targetRef"));
            if (!ids.add(Xml.id(flow))
                    || source == null
                    || target == null
                    || source.scope() != target.scope()
                    || target.is(Kind.START)
                    || target.is(Kind.BOUNDARY)
                    || target.is(Kind.EVENT_SUBPROCESS)
                    || source.is(Kind.EVENT_SUBPROCESS)
                    || source.is(Kind.END)) {
                add(Xml.id(flow), Reason.FLOW, "the sequence flow does not lead from one step to another");
                continue;
            }
            List<Element> conditions = Xml.children(flow, "conditionExpression");
            Condition condition = conditions.isEmpty()
                    ? null
                    : Condition.read(Xml.text(conditions.get(0))).orElse(null);
            Flow read = new Flow(Xml.id(flow), target, condition);
            if (read.id().equals(Xml.attribute(source.element(), "default"))) {
                source.otherwise(read);
            } else {
                source.outgoing().add(read);
            }
            if (!source.is(Kind.EXCLUSIVE) && !conditions.isEmpty()) {
                add(source.id(), Reason.GATEWAY, "a condition belongs after an exclusive gateway, not on " + read.id());
            }
        }
    }

    private void checkShape(Node node) {
        switch (node.kind()) {
            case EXCLUSIVE -> checkExclusive(node);
            case EVENT_GATEWAY -> checkEventGateway(node);
            case CATCH, BOUNDARY -> checkEvent(node);
            case SERVICE -> checkService(node);
            case RULE -> checkRule(node);
            case USER -> findings.addAll(People.check(node.element()));
            case SUBPROCESS, EVENT_SUBPROCESS -> checkScope(node);
            default -> {
                // Starts are looked at with their scope, and an end has no more to it.
            }
        }
        boolean gateway = node.is(Kind.EXCLUSIVE) || node.is(Kind.EVENT_GATEWAY);
        if (!gateway && node.outgoing().size() > 1) {
            add(node.id(), Reason.PARALLEL, "more than one sequence flow leads out of it; put a gateway between");
        }
        if (node.is(Kind.END) && definitions(node) > 0) {
            add(node.id(), Reason.EVENT, "a claim's process ends with a plain end event");
        }
    }

    private void checkExclusive(Node node) {
        boolean asks = node.outgoing().size() + (node.otherwise() == null ? 0 : 1) > 1;
        boolean conditional = node.outgoing().stream().allMatch(flow -> flow.condition() != null);
        boolean unconditional = node.outgoing().stream().allMatch(flow -> flow.condition() == null);
        boolean defaultIsPlain = node.otherwise() == null || node.otherwise().condition() == null;
        if (asks && !(conditional && defaultIsPlain && node.otherwise() != null)) {
            add(
                    node.id(),
                    Reason.GATEWAY,
                    "every sequence flow out of it needs a condition, but for one that is the default flow");
        } else if (!asks && !(unconditional && defaultIsPlain)) {
            add(node.id(), Reason.GATEWAY, "the only sequence flow out of it must have no condition");
        } else if (node.outgoing().isEmpty() && node.otherwise() == null) {
            add(node.id(), Reason.GATEWAY, "no sequence flow leads out of it");
        }
    }

    private void checkEventGateway(Node node) {
        boolean leadsToEvents = !node.outgoing().isEmpty()
                && node.outgoing().stream().allMatch(flow -> flow.target().is(Kind.CATCH));
        if (!leadsToEvents) {
            add(node.id(), Reason.GATEWAY, "every sequence flow out of it leads to a message or timer event");
        }
    }

    private void checkEvent(Node node) {
        if (definitions(node) != 1) {
            add(node.id(), Reason.EVENT, "it must wait for one message or one timer");
        }
    }

    private void checkService(Node node) {
        if (node.step() == null) {
            add(
                    node.id(),
                    Reason.BEAN,
                    "its delegate expression must be one of "
                            + Stream.of(Step.values())
                                    .map(known -> "${" + known.bean() + "}")
                                    .collect(Collectors.joining(", ")));
        } else if (node.isAsync() && !node.step().isQuiet()) {
            add(
                    node.id(),
                    Reason.ASYNC,
                    "asynchronous before: whoever called would be answered before the step is done");
        }
    }

    private void checkRule(Node node) {
        String result = Xml.camunda(node.element(), "resultVariable");
        if (ClaimProcess.VARIABLES.contains(result) || ClaimProcess.PASSED.contains(result)) {
            add(
                    node.id(),
                    Reason.PROPERTY,
                    "a claim is routed by the variable " + result + "; name the result otherwise");
        }
    }

    private void checkScope(Node scope) {
        List<Node> starts =
                scope.children().stream().filter(child -> child.is(Kind.START)).toList();
        if (scope.is(Kind.EVENT_SUBPROCESS)) {
            if (starts.size() != 1 || definitions(starts.get(0)) != 1) {
                add(scope.id(), Reason.START, "an event subprocess starts with one message or one timer");
            }
        } else if (starts.size() != 1 || definitions(starts.get(0)) > 0) {
            String extra = starts.stream().map(Node::id).sorted().toList().toString();
            add(scope.id(), Reason.START, "there must be one plain start event, and no other start: " + extra);
        }
    }

    private static long definitions(Node event) {
        return Xml.children(event.element()).stream()
                .filter(child -> child.getLocalName().endsWith("EventDefinition"))
                .count();
    }

    /** The events that start something beside the claim. */
    private List<Node> beside() {
        return nodes.values().stream()
                .filter(node -> node.is(Kind.BOUNDARY)
                        || node.is(Kind.START) && node.scope().is(Kind.EVENT_SUBPROCESS))
                .filter(event -> !event.isInterrupting())
                .toList();
    }

    private void checkBeside(Node event) {
        Node place = event.is(Kind.START) ? event.scope() : event;
        if (place.scope() != process) {
            add(event.id(), Reason.BESIDE, "what runs beside the claim starts in the process itself, in no subprocess");
        }
        branch(event).stream()
                .filter(node -> !isQuiet(node))
                .findFirst()
                .ifPresent(node -> add(
                        node.id(),
                        Reason.BESIDE,
                        "it would run beside the claim, started by " + event.id()
                                + ", which goes on; beside it a model may remind and escalate, and nothing else"));
    }

    private static boolean isQuiet(Node node) {
        return switch (node.kind()) {
            case START, BOUNDARY, END, EXCLUSIVE -> true;
            case SERVICE -> node.step().isQuiet();
            default -> false;
        };
    }

    /** What sequence flows lead to from here, and where they begin. */
    static Set<Node> branch(Node start) {
        Set<Node> reached = new LinkedHashSet<>(Set.of(start));
        Deque<Node> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            next.remove().next().stream().filter(reached::add).forEach(next::add);
        }
        return reached;
    }

    /** Whether what this event starts beside the claim can still be under way when the claim's token has ended. */
    boolean lingers(Node event) {
        return lingering.contains(event);
    }

    private void checkLoops() {
        Set<Node> finished = new HashSet<>();
        nodes.values().forEach(node -> findLoop(node, new LinkedHashSet<>(), finished));
    }

    private void findLoop(Node node, Set<Node> path, Set<Node> finished) {
        if (finished.contains(node) || isWait(node)) {
            return;
        }
        if (path.add(node)) {
            follow(node).forEach(next -> findLoop(next, path, finished));
            path.remove(node);
            finished.add(node);
        } else {
            add(node.id(), Reason.LOOP, "a claim could go round and round here: a loop needs a step at which it waits");
        }
    }

    /** Where a token goes from here: into a subprocess by its start, and out of it by its end. */
    private static List<Node> follow(Node node) {
        if (node.is(Kind.SUBPROCESS)) {
            return List.of(node.start());
        }
        Node left = node;
        while (left.next().isEmpty() && left.scope() != null) {
            left = left.scope();
        }
        return left.next();
    }

    private static boolean isWait(Node node) {
        return switch (node.kind()) {
            case USER, CATCH, EVENT_GATEWAY -> true;
            case SERVICE -> node.isAsync();
            default -> false;
        };
    }

    private void add(String element, Reason reason, String message) {
        findings.add(new Finding(element, reason, message));
    }
}
