package com.psnb2b.codesupport.process.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A step, event, gateway or subprocess of the claim's process, and what leads away from it. */
final class Node {

    enum Kind {
        PROCESS,
        SUBPROCESS,
        EVENT_SUBPROCESS,
        START,
        END,
        CATCH,
        BOUNDARY,
        USER,
        SERVICE,
        RULE,
        EXCLUSIVE,
        EVENT_GATEWAY
    }

    /** @param condition null for a default flow and for an only one */
    record Flow(String id, Node target, Condition condition) {}

    private final Element element;
    private final Kind kind;
    private final Node scope;
    private final String id;
    private final String message;
    private final Step step;
    private final TaskKind task;
    private final boolean async;
    private final boolean interrupting;
    private final List<Node> children = new ArrayList<>();
    private final List<Node> boundaries = new ArrayList<>();
    private final List<Flow> outgoing = new ArrayList<>();
    private Flow otherwise;

    Node(Element element, Kind kind, Node scope, String message) {
        this.element = element;
        this.kind = kind;
        this.scope = scope;
        this.message = message;
        id = Xml.id(element);
        step = Expressions.variable(Xml.camunda(element, "delegateExpression"))
                .flatMap(Step::of)
                .orElse(null);
        task = People.kind(element);
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
    Node scope() {
        return scope;
    }

    List<Node> children() {
        return children;
    }

    /** The events attached to it. */
    List<Node> boundaries() {
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
        return !Xml.children(element, "timerEventDefinition").isEmpty();
    }

    /** Name of the message that it waits for; null where it waits for none. */
    String message() {
        return message;
    }

    /** Whether it waits for the instant in this variable. */
    boolean isTimerAt(String variable) {
        return Xml.children(element, "timerEventDefinition").stream()
                .flatMap(timer -> Xml.children(timer, "timeDate").stream())
                .anyMatch(date -> Expressions.variable(Xml.text(date))
                        .filter(variable::equals)
                        .isPresent());
    }

    /** The variables that it sets for every claim: a step its own, a decision table its result. */
    Set<String> gives() {
        if (step != null) {
            return step.gives();
        }
        String result = Xml.camunda(element, "resultVariable");
        return result.isEmpty() ? Set.of() : Set.of(result);
    }

    /** The variables that it asks for when it comes up: a task for its people and dates, an event for its time. */
    List<String> asks() {
        Stream<String> texts = is(Kind.USER)
                ? Stream.of("candidateGroups", "priority", "dueDate", "followUpDate")
                        .map(name -> Xml.camunda(element, name))
                : Xml.children(element, "timerEventDefinition").stream()
                        .flatMap(timer -> Xml.children(timer).stream())
                        .map(Xml::text);
        return texts.flatMap(text -> Expressions.variable(text).stream()).toList();
    }

    /** Every variable that the conditions after it ask for. */
    Set<String> conditionsAsk() {
        return outgoing.stream()
                .flatMap(flow -> flow.condition().variables().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a start or boundary event ends what it interrupts; so it is where nothing else is said. */
    boolean isInterrupting() {
        return interrupting;
    }

    /** The event subprocesses that stand in it. */
    List<Node> eventSubprocesses() {
        return children.stream()
                .filter(child -> child.kind == Kind.EVENT_SUBPROCESS)
                .toList();
    }

    /** Where the sequence flows lead. */
    List<Node> next() {
        List<Node> next = new ArrayList<>(outgoing.stream().map(Flow::target).toList());
        if (otherwise != null) {
            next.add(otherwise.target());
        }
        return next;
    }

    /** The one start of a process or subprocess that the graph has accepted. */
    Node start() {
        return children.stream()
                .filter(child -> child.is(Kind.START))
                .findFirst()
                .orElseThrow();
    }

    /** The step that a service task does; null where it is none of ours. */
    Step step() {
        return step;
    }

    boolean isAsync() {
        return async;
    }

    /** The kind of a user task, by the listener that takes what the person submits; null where it has none. */
    TaskKind task() {
        return task;
    }

    @Override
    public String toString() {
        return id;
    }
}
