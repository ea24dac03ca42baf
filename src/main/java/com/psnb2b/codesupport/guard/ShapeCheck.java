package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.GraphNode.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether each element has the shape that the search understands, seen by itself and without following a path. */
final class ShapeCheck {

    private final ProcessGraph graph;
    private final ModelContract contract;
    private final List<Finding> findings = new ArrayList<>();

    private ShapeCheck(ProcessGraph graph) {
        this.graph = graph;
        contract = graph.contract();
    }

    static List<Finding> check(ProcessGraph graph) {
        ShapeCheck check = new ShapeCheck(graph);
        graph.nodes().forEach(check::node);
        check.scope(graph.process());
        check.results();
        check.reviews();
        return check.findings;
    }

    private void node(GraphNode node) {
        switch (node.kind()) {
            case EXCLUSIVE ->
                choice(node, "every sequence flow out of it needs a condition, but for one that is the default flow");
            case INCLUSIVE ->
                choice(
                        node,
                        "every sequence flow out of it needs a condition, but for one that is the default flow, for when"
                                + " no condition holds; where all are to be taken, use a parallel gateway");
            case PARALLEL -> parallel(node);
            case EVENT_GATEWAY -> eventGateway(node);
            case CATCH -> caught(node, "an intermediate event waits for one message or one timer");
            case BOUNDARY -> boundary(node);
            case SERVICE -> service(node);
            case EXTERNAL -> external(node);
            case USER -> findings.addAll(UserTaskCheck.check(node.element(), contract));
            case SUBPROCESS, EVENT_SUBPROCESS -> scope(node);
            case CALL -> {
                scope(node);
                findings.addAll(CallCheck.check(node, contract));
            }
            case END -> end(node);
            case THROW -> thrown(node);
            default -> {
                // Starts are looked at with their scope, and the rest has no more to it.
            }
        }
        if (!node.kind().isGateway() && node.outgoing().size() > 1) {
            add(
                    node,
                    RefusalReason.PARALLEL,
                    "more than one sequence flow leads out of it; put a gateway between: a parallel one where all are to"
                            + " be taken, an exclusive one where one is");
        }
        if (node.repetition() != null) {
            findings.addAll(RepetitionCheck.check(node));
        }
    }

    private void choice(GraphNode node, String rule) {
        boolean asks = node.outgoing().size() + (node.otherwise() == null ? 0 : 1) > 1;
        boolean conditional = node.outgoing().stream().allMatch(flow -> flow.condition() != null);
        boolean unconditional = node.outgoing().stream().allMatch(flow -> flow.condition() == null);
        boolean defaultIsPlain = node.otherwise() == null || node.otherwise().condition() == null;
        if (asks && !(conditional && defaultIsPlain && node.otherwise() != null)) {
            add(node, RefusalReason.GATEWAY, rule);
        } else if (!asks && !(unconditional && defaultIsPlain)) {
            add(node, RefusalReason.GATEWAY, "the only sequence flow out of it must have no condition");
        } else if (node.outgoing().isEmpty() && node.otherwise() == null) {
            add(node, RefusalReason.GATEWAY, "no sequence flow leads out of it; lead one on");
        }
    }

    private void parallel(GraphNode node) {
        if (node.outgoing().isEmpty() || node.otherwise() != null) {
            add(
                    node,
                    RefusalReason.GATEWAY,
                    "a parallel gateway takes every sequence flow out of it: lead at least one on, and make none the"
                            + " default");
        }
    }

    private void eventGateway(GraphNode node) {
        boolean leadsToEvents = !node.outgoing().isEmpty()
                && node.outgoing().stream().allMatch(flow -> flow.target().is(Kind.CATCH));
        if (!leadsToEvents) {
            add(node, RefusalReason.GATEWAY, "every sequence flow out of it leads to a message or timer event");
        }
    }

    private void caught(GraphNode event, String rule) {
        boolean message = event.trigger().is(Trigger.Kind.MESSAGE);
        if (!message && !event.trigger().is(Trigger.Kind.TIMER)) {
            add(event, RefusalReason.EVENT, rule);
        } else if (message && event.message().isEmpty()) {
            add(
                    event,
                    RefusalReason.EVENT,
                    "it waits for a message without a name, which nobody can send; name it "
                            + String.join(", ", contract.messages().all()));
        }
    }

    private void boundary(GraphNode event) {
        Trigger.Kind kind = event.trigger().kind();
        GraphNode host = event.eventOf();
        boolean scope = host.is(Kind.SUBPROCESS) || host.is(Kind.CALL);
        if (kind != Trigger.Kind.ERROR && kind != Trigger.Kind.ESCALATION) {
            caught(event, "a boundary event waits for one message, timer, error or escalation");
        } else if (Trigger.isBroken(event.element(), event.trigger())) {
            add(
                    event,
                    RefusalReason.EVENT,
                    "it names an error or escalation without a code; give it one, or name none");
        } else if (!scope && (kind == Trigger.Kind.ESCALATION || host.is(Kind.USER))) {
            add(
                    event,
                    RefusalReason.EVENT,
                    "nothing is thrown at " + host + ": an error boundary event stands on an external task, and both on"
                            + " a subprocess or called process in which one is thrown");
        } else if (kind == Trigger.Kind.ERROR && !event.isInterrupting()) {
            add(event, RefusalReason.EVENT, "an error always interrupts; tick that");
        }
    }

    private void end(GraphNode node) {
        Trigger.Kind kind = node.trigger().kind();
        if (kind == Trigger.Kind.MESSAGE || kind == Trigger.Kind.TIMER || kind == Trigger.Kind.OTHER) {
            add(
                    node,
                    RefusalReason.EVENT,
                    "an end is plain, or terminates, or throws an error or escalation; nothing else can be thrown here");
        }
        code(node);
    }

    private void thrown(GraphNode node) {
        if (!node.trigger().is(Trigger.Kind.ESCALATION) && !node.trigger().is(Trigger.Kind.NONE)) {
            add(
                    node,
                    RefusalReason.EVENT,
                    "on the way an escalation can be thrown, and nothing else; what goes out is sent by the application");
        }
        code(node);
    }

    private void code(GraphNode node) {
        boolean coded = node.trigger().is(Trigger.Kind.ERROR) || node.trigger().is(Trigger.Kind.ESCALATION);
        if (coded && node.trigger().name().isEmpty()) {
            add(node, RefusalReason.EVENT, "what it throws has no code, by which it would be caught; give it one");
        }
    }

    private void service(GraphNode node) {
        if (node.step() == null) {
            add(
                    node,
                    RefusalReason.BEAN,
                    "its delegate expression must be one of "
                            + contract.steps().values().stream()
                                    .map(known -> "${" + known.bean() + "}")
                                    .collect(Collectors.joining(", ")));
        } else if (node.isAsync() && !node.step().isQuiet()) {
            add(
                    node,
                    RefusalReason.ASYNC,
                    "asynchronous before: whoever called would be answered before the step is done; leave it empty");
        }
        if (node.step() == ServiceTaskKind.MAIL) {
            MailStep.faults(TaskProperties.of(node.element()), contract.promise())
                    .forEach(fault -> add(node, RefusalReason.PROPERTY, fault));
        }
    }

    private void external(GraphNode node) {
        String topic = Xml.camunda(node.element(), "topic");
        if (HttpStep.isOne(topic)) {
            findings.addAll(HttpStepCheck.check(node, contract));
        } else if (!contract.topics().contains(topic)) {
            add(
                    node,
                    RefusalReason.WORKER,
                    "the topic \"" + topic + "\" is not one that workers may be asked by; it takes one of ["
                            + HttpStepCheck.known(contract, false) + "], which an operator sets in the configuration");
        }
        if (!Xml.camunda(node.element(), "delegateExpression").isEmpty() || node.isAsync()) {
            add(
                    node,
                    RefusalReason.WORKER,
                    "an external task has a topic, and neither a delegate nor a mark for asynchronous: it waits anyway");
        }
        told(node);
    }

    /** A worker is told what it is, and a name that nobody knows would tell it nothing. */
    private void told(GraphNode node) {
        Set<String> known = new TreeSet<>(contract.told().names());
        graph.nodes().forEach(other -> known.addAll(other.results().keySet()));
        Results.told(node.element()).stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> add(
                        node,
                        RefusalReason.WORKER,
                        "its property " + Results.TOLD + " names " + name + ", and no worker is told that: "
                                + contract.told().instead().apply(name, known)));
    }

    private void scope(GraphNode scope) {
        List<GraphNode> starts =
                scope.children().stream().filter(child -> child.is(Kind.START)).toList();
        if (scope.is(Kind.EVENT_SUBPROCESS)) {
            if (starts.size() != 1 || !waits(starts.get(0))) {
                add(
                        scope,
                        RefusalReason.START,
                        "an event subprocess starts with one message or one timer; catch an error or escalation with a"
                                + " boundary event on the subprocess around");
            } else {
                caught(starts.get(0), "");
            }
        } else if (starts.size() != 1 || !starts.get(0).trigger().is(Trigger.Kind.NONE)) {
            String extra = starts.stream().map(GraphNode::id).sorted().toList().toString();
            add(scope, RefusalReason.START, "there must be one plain start event, and no other start: " + extra);
        }
    }

    private static boolean waits(GraphNode start) {
        return start.trigger().is(Trigger.Kind.MESSAGE) || start.trigger().is(Trigger.Kind.TIMER);
    }

    /** Each has one place that sets it, so that no two tokens write the same. */
    private void results() {
        Map<String, GraphNode> owners = new HashMap<>();
        for (GraphNode node : graph.nodes()) {
            TaskProperties.twice(node.element()).stream()
                    .filter(Results::isResult)
                    .forEach(name -> add(
                            node,
                            RefusalReason.WORKER,
                            "the result " + name + " stands here twice; say once what it holds"));
            boolean answers = node.is(Kind.EXTERNAL)
                    || node.is(Kind.USER) && node.task() != null && node.task().answers();
            for (String name : node.results().keySet()) {
                GraphNode other = owners.putIfAbsent(name, node);
                if (!answers) {
                    add(
                            node,
                            RefusalReason.WORKER,
                            "the result " + name + " is answered by an external task, or by a task that takes results"
                                    + " or a review beside others;"
                                    + " take the property away here");
                } else if (other != null) {
                    add(
                            node,
                            RefusalReason.WORKER,
                            "the result " + name + " is answered by " + other + " already, and one would overwrite the"
                                    + " other; give it a name of its own");
                } else if (!name.matches(Results.NAME)) {
                    add(
                            node,
                            RefusalReason.WORKER,
                            "the result " + name + " must be named " + Results.PREFIX
                                    + "… in letters and digits, at most 50 of them");
                }
            }
        }
    }

    /** Reviews side by side: each with a result of its own, and two of them at least where they are compared. */
    private void reviews() {
        List<GraphNode> beside = graph.nodes().stream()
                .filter(node -> node.is(Kind.USER) && node.task() == UserTaskKind.REVIEW_BESIDE)
                .toList();
        for (GraphNode node : beside) {
            VariableType needed = contract.tasks().get(node.task()).result();
            if (!List.copyOf(node.results().values()).equals(List.of(needed))) {
                add(
                        node,
                        RefusalReason.WORKER,
                        "a review beside others has one result of its own, with all that can be decided: an extension"
                                + " property such as " + Results.PREFIX + "first = "
                                + String.join(
                                        ", ",
                                        new TreeSet<>(needed.values().stream()
                                                .map(Object::toString)
                                                .toList())));
            }
        }
        boolean several = beside.size() > 1 || beside.stream().anyMatch(ShapeCheck::isDoneOften);
        graph.nodes().stream()
                .filter(node -> node.is(Kind.SERVICE) && node.step() == ServiceTaskKind.COMPARE && !several)
                .forEach(node -> add(
                        node,
                        RefusalReason.BEAN,
                        "it compares the reviews of at least two persons: draw two tasks with ${"
                                + contract.tasks()
                                        .get(UserTaskKind.REVIEW_BESIDE)
                                        .bean()
                                + "} on complete, or one that is done many times, in parallel before it"));
    }

    private static boolean isDoneOften(GraphNode node) {
        GraphNode around = node;
        while (around != null && around.repetition() == null) {
            around = around.scope();
        }
        return around != null;
    }

    private void add(GraphNode node, RefusalReason reason, String message) {
        findings.add(new Finding(node.id(), reason, message));
    }
}
