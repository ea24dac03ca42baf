package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.GraphNode.Kind;
import com.psnb2b.codesupport.guard.ModelContract.Messages;
import com.psnb2b.codesupport.guard.ModelContract.Step;
import com.psnb2b.codesupport.guard.ModelContract.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks the ids that every version of the claim's process must have, because entry points, filters and steps rely on
 * them.
 */
final class ContractCheck {

    private static final String START = "claim-reported";
    private static final String WINDOW_TIMER = "claim-window-closed";
    private static final String REMINDER = "evidence-reminder";
    private static final String OVERDUE = "review-overdue";

    private final ProcessGraph graph;
    private final ModelContract names;
    private final List<Finding> findings = new ArrayList<>();

    private ContractCheck(ProcessGraph graph) {
        this.graph = graph;
        names = graph.contract();
    }

    /** @param graph one that {@link ProcessGraph} has accepted */
    static List<Finding> check(ProcessGraph graph) {
        ContractCheck contract = new ContractCheck(graph);
        contract.start();
        for (ServiceTaskKind step : ServiceTaskKind.values()) {
            contract.serviceTask(step);
        }
        for (UserTaskKind kind : UserTaskKind.values()) {
            contract.userTask(kind);
        }
        contract.windowTimer();
        contract.timerBeside(REMINDER, UserTaskKind.EVIDENCE);
        contract.timerBeside(OVERDUE, UserTaskKind.REVIEW);
        contract.messages();
        return contract.findings;
    }

    private void start() {
        if (!graph.process().start().id().equals(START)) {
            add(START, "the start event must have the id " + START);
        }
    }

    private void serviceTask(ServiceTaskKind kind) {
        Step step = names.steps().get(kind);
        boolean there = step.id() == null
                || graph.node(step.id())
                        .filter(node -> node.is(Kind.SERVICE) && node.step() == kind)
                        .isPresent();
        if (!there) {
            add(step.id(), "the service task with the id " + step.id() + " and ${" + step.bean() + "} is missing");
        }
    }

    private void userTask(UserTaskKind kind) {
        Task task = names.tasks().get(kind);
        if (task.id() != null && task(kind).isEmpty()) {
            add(task.id(), "the user task with the id " + task.id() + " and ${" + task.bean() + "} is missing");
        }
    }

    private void windowTimer() {
        boolean closes = timer(WINDOW_TIMER, UserTaskKind.EVIDENCE)
                .filter(event ->
                        event.isInterrupting() && event.isTimerAt(names.ending().until()))
                .isPresent();
        if (!closes) {
            add(
                    WINDOW_TIMER,
                    "the wait for evidence must end with the window: an interrupting timer boundary event with the id "
                            + WINDOW_TIMER + " at ${" + names.ending().until()
                            + "} on complete-evidence or the subprocess around"
                            + " it");
        }
    }

    private void timerBeside(String id, UserTaskKind kind) {
        if (timer(id, kind).filter(event -> !event.isInterrupting()).isEmpty()) {
            add(
                    id,
                    "the non-interrupting timer boundary event " + id + " on "
                            + names.tasks().get(kind).id() + " is missing");
        }
    }

    private Optional<GraphNode> timer(String id, UserTaskKind kind) {
        return task(kind).flatMap(task -> {
            for (GraphNode host = task; host != null; host = host.scope()) {
                Optional<GraphNode> timer = host.boundaries().stream()
                        .filter(event -> event.id().equals(id) && event.hasTimer())
                        .findFirst();
                if (timer.isPresent()) {
                    return timer;
                }
            }
            return Optional.empty();
        });
    }

    private Optional<GraphNode> task(UserTaskKind kind) {
        return graph.node(names.tasks().get(kind).id()).filter(node -> node.is(Kind.USER) && node.task() == kind);
    }

    private void messages() {
        Messages messages = names.messages();
        if (catching(messages.evidenceAdded()).isEmpty()) {
            add(null, "nothing waits for the message " + messages.evidenceAdded());
        }
        // Two that wait for it would make the request fail.
        if (catching(messages.reconsiderationRequested()).size() != 1) {
            add(null, "exactly one event must wait for the message " + messages.reconsiderationRequested());
        }
        List<GraphNode> withdrawn = catching(messages.withdrawn());
        boolean anyTime = withdrawn.size() == 1
                && withdrawn.get(0).isInterrupting()
                && withdrawn.get(0).scope().is(Kind.EVENT_SUBPROCESS)
                && withdrawn.get(0).scope().scope() == graph.process();
        if (!anyTime) {
            add(
                    null,
                    "a reseller can withdraw at any time: exactly one event must wait for the message "
                            + messages.withdrawn()
                            + ", the interrupting start of an event subprocess of the process itself");
        }
        graph.nodes().stream()
                .filter(node -> node.is(Kind.SERVICE) && node.step() == ServiceTaskKind.WITHDRAW)
                .filter(node -> !graph.before(node).stream()
                        .allMatch(before -> messages.withdrawn().equals(before.message())))
                .forEach(node ->
                        add(node.id(), "it may follow the message " + messages.withdrawn() + " and nothing else"));
    }

    private List<GraphNode> catching(String message) {
        return graph.nodes().stream()
                .filter(node -> message.equals(node.message()))
                .toList();
    }

    private void add(String element, String message) {
        findings.add(new Finding(element, RefusalReason.CONTRACT, message));
    }
}
