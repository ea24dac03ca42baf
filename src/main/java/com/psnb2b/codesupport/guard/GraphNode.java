package com.psnb2b.codesupport.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A step, event, gateway or subprocess of the claim's process, and what leads away from it. */
final class GraphNode {

    enum Kind {
        PROCESS,
        SUBPROCESS,
        EVENT_SUBPROCESS,
        /** A called process, which is read as if it stood here. */
        CALL,
        START,
        END,
        CATCH,
        THROW,
        BOUNDARY,
        USER,
        SERVICE,
        EXTERNAL,
        RULE,
        EXCLUSIVE,
        PARALLEL,
        INCLUSIVE,
        EVENT_GATEWAY;

        boolean isGateway() {
            return this == EXCLUSIVE || this == PARALLEL || this == INCLUSIVE || this == EVENT_GATEWAY;
        }
    }

    /** @param condition null for a default flow and for an only one */
    record Flow(String id, GraphNode target, Condition condition) {}

    private final Element element;
    private final Kind kind;
    private final GraphNode scope;
    private final String id;
    private final int number;
    private final Trigger trigger;
    private final Map<String, VariableType> results;
    private final Repetition repetition;
    private final ServiceTaskKind step;
    private final Set<String> gives;
    private final UserTaskKind task;
    private final boolean async;
    private final boolean interrupting;
    private final List<GraphNode> children = new ArrayList<>();
    private final List<GraphNode> boundaries = new ArrayList<>();
    private final List<Flow> outgoing = new ArrayList<>();
    private final List<Flow> incoming = new ArrayList<>();
    private final List<String> asks;
    private final String timerAt;
    private final boolean once;
    private Flow otherwise;
    private GraphNode host;
    private List<GraphNode> next;
    private Set<String> conditionsAsk;

    /**
     * @param number that no other node of the graph has
     * @param asksOfTable the variables that an owner's table asks for here
     */
    GraphNode(
            int number,
            Element element,
            Kind kind,
            GraphNode scope,
            Trigger trigger,
            List<String> asksOfTable,
            ModelContract contract) {
        this.number = number;
        this.element = element;
        this.kind = kind;
        this.scope = scope;
        this.trigger = trigger;
        id = Xml.id(element);
        results = Results.of(element);
        repetition = Repetition.of(element);
        step = Expressions.variable(Xml.camunda(element, "delegateExpression"))
                .flatMap(contract::step)
                .orElse(null);
        gives = step == null ? result(element) : contract.steps().get(step).gives();
        task = kind == Kind.USER ? UserTaskCheck.kind(element, contract) : null;
        asks = asksWhenItComesUp(asksOfTable);
        timerAt = times().filter(time -> Xml.is(time, "timeDate"))
                .flatMap(date -> Expressions.variable(Xml.text(date)).stream())
                .findFirst()
                .orElse(null);
        once = trigger.is(Trigger.Kind.TIMER) && times().noneMatch(time -> Xml.is(time, "timeCycle"));
        async = "true".equals(Xml.camunda(element, "asyncBefore"));
        interrupting =
                !"false".equals(Xml.attribute(element, kind == Kind.START ? "isInterrupting" : "cancelActivity"));
    }

    Element element() {
        return element;
    }

    String id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** The subprocess or process that it stands in; null for the process. */
    GraphNode scope() {
        return scope;
    }

    List<GraphNode> children() {
        return children;
    }

    /** The events attached to it. */
    List<GraphNode> boundaries() {
        return boundaries;
    }

    /** In the order in which the engine asks their conditions; without the default flow. */
    List<Flow> outgoing() {
        return outgoing;
    }

    /** The default flow; null where there is none. */
    Flow otherwise() {
        return otherwise;
    }

    void otherwise(Flow flow) {
        otherwise = flow;
    }

    boolean hasTimer() {
        return trigger.is(Trigger.Kind.TIMER);
    }

    /** What it waits for or throws. */
    Trigger trigger() {
        return trigger;
    }

    /** Name of the message that it waits for; null where it waits for none. */
    String message() {
        return trigger.kind() == Trigger.Kind.MESSAGE ? trigger.name() : null;
    }

    /** What a worker or person answers here, by variable. */
    Map<String, VariableType> results() {
        return results;
    }

    /** How often it is done; null where once. */
    Repetition repetition() {
        return repetition;
    }

    int number() {
        return number;
    }

    /** The flows that lead here. */
    List<Flow> incoming() {
        return incoming;
    }

    /** Whether tokens of several flows meet here. */
    boolean isJoin() {
        return (kind == Kind.PARALLEL || kind == Kind.INCLUSIVE) && incoming.size() > 1;
    }

    /** What a boundary event stands on, or the scope that an event subprocess belongs to. */
    GraphNode eventOf() {
        return kind == Kind.BOUNDARY ? host : scope.scope;
    }

    void standsOn(GraphNode activity) {
        host = activity;
        activity.boundaries.add(this);
    }

    /** Whether it is this place, or somewhere in it. */
    boolean isIn(GraphNode place) {
        GraphNode around = this;
        while (around != null && around != place) {
            around = around.scope;
        }
        return around != null;
    }

    /** Whether it waits for the instant in this variable. */
    boolean isTimerAt(String variable) {
        return variable.equals(timerAt);
    }

    /** The variables that it sets for every claim: a step its own, a decision table its result. */
    Set<String> gives() {
        return gives;
    }

    private static Set<String> result(Element table) {
        String result = Xml.camunda(table, "resultVariable");
        return result.isEmpty() ? Set.of() : Set.of(result);
    }

    /** The variables that it asks for when it comes up: a task for its people and dates, an event for its time, a step
     * that calls an address for the results that it sends. */
    List<String> asks() {
        return asks;
    }

    private List<String> asksWhenItComesUp(List<String> ofTable) {
        if (is(Kind.RULE)) {
            return ofTable;
        }
        if (HttpStep.isOne(Xml.camunda(element, "topic"))) {
            return HttpStepCheck.asks(element);
        }
        Stream<String> texts = is(Kind.USER)
                ? Stream.of("candidateGroups", "priority", "dueDate", "followUpDate")
                        .map(name -> Xml.camunda(element, name))
                : times().map(Xml::text);
        return texts.flatMap(text -> Expressions.variable(text).stream()).toList();
    }

    private Stream<Element> times() {
        return Xml.children(element, "timerEventDefinition").stream().flatMap(timer -> Xml.children(timer).stream());
    }

    /** Every variable that the conditions after it ask for. */
    Set<String> conditionsAsk() {
        if (conditionsAsk == null) {
            conditionsAsk = outgoing.stream()
                    .filter(flow -> flow.condition() != null)
                    .flatMap(flow -> flow.condition().variables().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        return conditionsAsk;
    }

    /** Every variable that it can ask for at any time. */
    Set<String> everythingAsked() {
        Set<String> all = new TreeSet<>(asks());
        all.addAll(conditionsAsk());
        if (repetition != null) {
            all.addAll(repetition.asks());
            all.addAll(repetition.untilAsks());
        }
        if (kind == Kind.CALL) {
            all.addAll(CallCheck.told(this));
        }
        return all;
    }

    /** Whether a start or boundary event ends what it interrupts; so it is where nothing else is said. */
    boolean isInterrupting() {
        return interrupting;
    }

    /** Whether this timer goes off no second time while what it stands on goes on. */
    boolean goesOffOnce() {
        return once;
    }

    /** The event subprocesses that stand in it. */
    List<GraphNode> eventSubprocesses() {
        return children.stream()
                .filter(child -> child.kind == Kind.EVENT_SUBPROCESS)
                .toList();
    }

    /** Where the sequence flows lead; asked for when all are there. */
    List<GraphNode> next() {
        if (next == null) {
            List<GraphNode> all =
                    new ArrayList<>(outgoing.stream().map(Flow::target).toList());
            if (otherwise != null) {
                all.add(otherwise.target());
            }
            next = List.copyOf(all);
        }
        return next;
    }

    /** The one start of a process or subprocess that the graph has accepted. */
    GraphNode start() {
        return children.stream()
                .filter(child -> child.is(Kind.START))
                .findFirst()
                .orElseThrow();
    }

    /** The step that a service task does; null where it is none of ours. */
    ServiceTaskKind step() {
        return step;
    }

    boolean isAsync() {
        return async;
    }

    /** The kind of a user task, by the listener that takes what the person submits; null where it has none. */
    UserTaskKind task() {
        return task;
    }

    @Override
    public String toString() {
        return id;
    }
}
