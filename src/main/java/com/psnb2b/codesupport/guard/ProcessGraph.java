package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.GraphNode.Flow;
import com.psnb2b.codesupport.guard.GraphNode.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** The claim's process as a graph, the processes that it calls among it, and whether the search understands its shape. */
final class ProcessGraph {

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("startEvent", Kind.START),
            Map.entry("endEvent", Kind.END),
            Map.entry("intermediateCatchEvent", Kind.CATCH),
            Map.entry("intermediateThrowEvent", Kind.THROW),
            Map.entry("boundaryEvent", Kind.BOUNDARY),
            Map.entry("userTask", Kind.USER),
            Map.entry("serviceTask", Kind.SERVICE),
            Map.entry("businessRuleTask", Kind.RULE),
            Map.entry("callActivity", Kind.CALL),
            Map.entry("exclusiveGateway", Kind.EXCLUSIVE),
            Map.entry("parallelGateway", Kind.PARALLEL),
            Map.entry("inclusiveGateway", Kind.INCLUSIVE),
            Map.entry("eventBasedGateway", Kind.EVENT_GATEWAY));

    /** Ours has forty. */
    private static final int MOST_NODES = 500;

    /** A subprocess, an event or a called process in another. */
    private static final int DEEPEST = 20;

    private final ModelContract contract;
    private final Processes processes;
    private final GraphNode process;
    private final List<GraphNode> nodes = new ArrayList<>();
    private final Map<GraphNode, Map<String, GraphNode>> byId = new LinkedHashMap<>();
    private final Map<Element, GraphNode> flows = new LinkedHashMap<>();
    private final Set<GraphNode> quiet = new HashSet<>();
    private final Set<GraphNode> lingering = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private ProcessGraph(Element process, Processes processes, ModelContract contract) {
        this.contract = contract;
        this.processes = processes;
        this.process = new GraphNode(0, process, Kind.PROCESS, null, Trigger.NONE, List.of(), contract);
        readScope(this.process, process, this.process, List.of(Xml.id(process)));
        attachBoundaries();
        flows.forEach(this::connect);
        if (nodes.size() > MOST_NODES) {
            add(Xml.id(process), RefusalReason.SIZE, "it has more than " + MOST_NODES + " elements; make it simpler");
        }
        // Without all its flows a gateway would look wrong, too.
        if (findings.isEmpty()) {
            findings.addAll(ShapeCheck.check(this));
        }
        // These follow the sequence flows, which must be right first.
        if (findings.isEmpty()) {
            nodes.stream().filter(this::startsQuietly).forEach(quiet::add);
            quiet.stream()
                    .filter(event -> branch(event).stream().anyMatch(GraphNode::isAsync))
                    .forEach(lingering::add);
            findings.addAll(LoopCheck.check(this));
        }
    }

    static ProcessGraph of(Element process, Processes processes, ModelContract contract) {
        return new ProcessGraph(process, processes, contract);
    }

    /** Why the search cannot look at it; empty where it can. */
    List<Finding> findings() {
        return findings;
    }

    /** What it must be. */
    ModelContract contract() {
        return contract;
    }

    GraphNode process() {
        return process;
    }

    Collection<GraphNode> nodes() {
        return nodes;
    }

    /** One of the process itself, and of no process that it calls. */
    Optional<GraphNode> node(String id) {
        return Optional.ofNullable(byId.get(process).get(id));
    }

    /** The nodes that a sequence flow leads from to this one. */
    List<GraphNode> before(GraphNode node) {
        return nodes.stream().filter(source -> source.next().contains(node)).toList();
    }

    /**
     * @param scope that the elements are to stand in
     * @param file the process that they are read from, or a called one's place
     * @param calls the processes that call each other, down to this one
     */
    private void readScope(GraphNode scope, Element elements, GraphNode file, List<String> calls) {
        Map<String, GraphNode> known = byId.computeIfAbsent(file, first -> new LinkedHashMap<>());
        Trigger.Reader triggers = processes.triggers(elements);
        for (Element element : Xml.children(elements)) {
            if (Xml.is(element, "sequenceFlow")) {
                flows.put(element, file);
                continue;
            }
            Kind kind = kindOf(element);
            if (kind == null) {
                continue;
            }
            GraphNode node = new GraphNode(
                    nodes.size() + 1,
                    element,
                    kind,
                    scope,
                    triggers.of(element),
                    processes.asksOfTable(element),
                    contract);
            if (node.id().isEmpty() || known.put(node.id(), node) != null) {
                add(node.id(), RefusalReason.ELEMENT, "every element needs an id of its own");
            }
            nodes.add(node);
            scope.children().add(node);
            if (kind == Kind.SUBPROCESS || kind == Kind.EVENT_SUBPROCESS) {
                readScope(node, element, file, calls);
            } else if (kind == Kind.CALL) {
                call(node, calls);
            }
        }
    }

    private void call(GraphNode call, List<String> calls) {
        String key = Xml.attribute(call.element(), "calledElement");
        Optional<Element> called = processes.find(key);
        if (called.isEmpty() || calls.contains(key) || contract.asShipped().containsKey(key)) {
            add(
                    call.id(),
                    RefusalReason.CALLED,
                    calls.contains(key)
                            ? "the process " + key + " calls itself, and would never end; draw a loop with a wait"
                            : "the process \"" + key + "\" that it calls is not in this deployment, and one that is"
                                    + " deployed apart could change without this one being checked again. Deploy both"
                                    + " together, with binding deployment");
        } else if (calls.size() < DEEPEST && nodes.size() <= MOST_NODES) {
            List<String> down = new ArrayList<>(calls);
            down.add(key);
            readScope(call, called.get(), call, down);
        }
    }

    private static Kind kindOf(Element element) {
        if (Xml.is(element, "subProcess")) {
            return "true".equals(Xml.attribute(element, "triggeredByEvent")) ? Kind.EVENT_SUBPROCESS : Kind.SUBPROCESS;
        }
        Kind kind = Xml.BPMN.equals(element.getNamespaceURI()) ? KINDS.get(element.getLocalName()) : null;
        return kind == Kind.SERVICE && "external".equals(Xml.camunda(element, "type")) ? Kind.EXTERNAL : kind;
    }

    private void attachBoundaries() {
        nodes.stream().filter(node -> node.is(Kind.BOUNDARY)).forEach(event -> {
            String host = Xml.attribute(event.element(), "attachedToRef");
            event.scope().children().stream()
                    .filter(node -> node.id().equals(host))
                    .filter(node -> node.is(Kind.USER)
                            || node.is(Kind.EXTERNAL)
                            || node.is(Kind.SUBPROCESS)
                            || node.is(Kind.CALL))
                    .findFirst()
                    .ifPresentOrElse(
                            event::standsOn,
                            () -> add(
                                    event.id(),
                                    RefusalReason.FLOW,
                                    "a boundary event stands on a user task, an external task, a subprocess or a"
                                            + " called process; move it to one, or to the subprocess around"));
        });
    }

    private void connect(Element flow, GraphNode file) {
        Map<String, GraphNode> known = byId.get(file);
        GraphNode source = known.get(Xml.attribute(flow, "sourceRef"));
        GraphNode target = known.get(Xml.attribute(flow, "targetRef"));
        if (source == null
                || target == null
                || source.scope() != target.scope()
                || target.is(Kind.START)
                || target.is(Kind.BOUNDARY)
                || target.is(Kind.EVENT_SUBPROCESS)
                || source.is(Kind.EVENT_SUBPROCESS)
                || source.is(Kind.END)
                || known.put(Xml.id(flow), source) != null) {
            add(
                    Xml.id(flow),
                    RefusalReason.FLOW,
                    "the sequence flow does not lead from one step to another; draw both of its ends to a step of"
                            + " the same process or subprocess, or delete it");
            return;
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
        target.incoming().add(read);
        if (!source.is(Kind.EXCLUSIVE) && !source.is(Kind.INCLUSIVE) && !conditions.isEmpty()) {
            add(
                    source.id(),
                    RefusalReason.GATEWAY,
                    "a condition belongs after an exclusive or inclusive gateway, not on " + read.id());
        }
    }

    /** Whether it starts, beside the claim, nothing but reminders and escalations. */
    private boolean startsQuietly(GraphNode event) {
        boolean starts =
                event.is(Kind.BOUNDARY) || event.is(Kind.START) && event.scope().is(Kind.EVENT_SUBPROCESS);
        return starts
                && !event.isInterrupting()
                && (event.is(Kind.START) ? event.scope() : event).scope() == process
                && branch(event).stream().allMatch(ProcessGraph::isQuiet);
    }

    private static boolean isQuiet(GraphNode node) {
        return switch (node.kind()) {
            case START, BOUNDARY, EXCLUSIVE -> true;
            case END -> node.trigger().is(Trigger.Kind.NONE);
            case SERVICE -> node.step().isQuiet();
            default -> false;
        };
    }

    /** What sequence flows lead to from here, and where they begin. */
    static Set<GraphNode> branch(GraphNode start) {
        Set<GraphNode> reached = new LinkedHashSet<>(Set.of(start));
        Deque<GraphNode> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            next.remove().next().stream().filter(reached::add).forEach(next::add);
        }
        return reached;
    }

    /** Whether what this event starts beside the claim moves no claim on, so that nobody needs to follow it. */
    boolean startsOnlyQuiet(GraphNode event) {
        return quiet.contains(event);
    }

    /** Whether what this event starts beside the claim can still be under way when the claim's tokens have ended. */
    boolean lingers(GraphNode event) {
        return lingering.contains(event);
    }

    /** Whether a token rests there until something happens. */
    static boolean isWait(GraphNode node) {
        return switch (node.kind()) {
            case USER, EXTERNAL, CATCH, EVENT_GATEWAY -> true;
            case SERVICE -> node.isAsync();
            default -> false;
        };
    }

    private void add(String element, RefusalReason reason, String message) {
        findings.add(new Finding(element, reason, message));
    }
}
