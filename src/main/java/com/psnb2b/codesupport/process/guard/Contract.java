package com.psnb2b.codesupport.process.guard;

import com.psnb2b.codesupport.process.ClaimProcess;
import com.psnb2b.codesupport.process.guard.Node.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every version of the claim's process must have, because doors, filters and steps rely on the names. */
final class Contract {

    /** The instant at which the wait for evidence, and the one for reconsideration, ends. */
    static final String WINDOW_END = "collectUntil";

    private static final String START = "claim-reported";
    private static final String WINDOW_TIMER = "claim-window-closed";
    private static final String REMINDER = "evidence-reminder";
    private static final String OVERDUE = "review-overdue";

    private final Graph graph;
    private final List<Finding> findings = new ArrayList<>();

    private Contract(Graph graph) {
        this.graph = graph;
    }

    /** @param graph one that {@link Graph} has accepted */
    static List<Finding> check(Graph graph) {
        Contract contract = new Contract(graph);
        contract.start();
        for (Step step : Step.values()) {
            contract.serviceTask(step);
        }
        for (TaskKind kind : TaskKind.values()) {
            contract.userTask(kind);
        }
        contract.windowTimer();
        contract.timerBeside(REMINDER, TaskKind.EVIDENCE);
        contract.timerBeside(OVERDUE, TaskKind.REVIEW);
        contract.messages();
        return contract.findings;
    }

    private void start() {
        if (!graph.process().start().id().equals(START)) {
            add(START, "the start event must have the id " + START);
        }
    }

    private void serviceTask(Step step) {
        boolean there = step.id() == null
                || graph.node(step.id())
                        .filter(node -> node.is(Kind.SERVICE) && node.step() == step)
                        .isPresent();
        if (!there) {
            add(step.id(), "the service task with the id " + step.id() + " and ${" + step.bean() + "} is missing");
        }
    }

    private void userTask(TaskKind kind) {
        if (task(kind).isEmpty()) {
            add(kind.id(), "the user task with the id " + kind.id() + " and ${" + kind.bean() + "} is missing");
        }
    }

    private void windowTimer() {
        boolean closes = timer(WINDOW_TIMER, TaskKind.EVIDENCE)
                .filter(event -> event.isInterrupting() && event.isTimerAt(WINDOW_END))
                .isPresent();
        if (!closes) {
            add(
                    WINDOW_TIMER,
                    "the wait for evidence must end with the window: an interrupting timer boundary event with the id "
                            + WINDOW_TIMER + " at ${" + WINDOW_END + "} on complete-evidence or the subprocess around"
                            + " it");
        }
    }

    private void timerBeside(String id, TaskKind kind) {
        if (timer(id, kind).filter(event -> !event.isInterrupting()).isEmpty()) {
            add(id, "the non-interrupting timer boundary event " + id + " on " + kind.id() + " is missing");
        }
    }

    private Optional<Node> timer(String id, TaskKind kind) {
        return task(kind).flatMap(task -> {
            for (Node host = task; host != null; host = host.scope()) {
                Optional<Node> timer = host.boundaries().stream()
                        .filter(event -> event.id().equals(id) && event.hasTimer())
                        .findFirst();
                if (timer.isPresent()) {
                    return timer;
                }
            }
            return Optional.empty();
        });
    }

    private Optional<Node> task(TaskKind kind) {
        return graph.node(kind.id()).filter(node -> node.is(Kind.USER) && node.task() == kind);
    }

    private void messages() {
        if (catching(ClaimProcess.EVIDENCE_ADDED).isEmpty()) {
            add(null, "nothing waits for the message " + ClaimProcess.EVIDENCE_ADDED);
        }
        // Two that wait for it would make the request fail.
        if (catching(ClaimProcess.RECONSIDERATION_REQUESTED).size() != 1) {
            add(null, "exactly one event must wait for the message " + ClaimProcess.RECONSIDERATION_REQUESTED);
        }
        List<Node> withdrawn = catching(ClaimProcess.CLAIM_WITHDRAWN);
        boolean anyTime = withdrawn.size() == 1
                && withdrawn.get(0).isInterrupting()
                && withdrawn.get(0).scope().is(Kind.EVENT_SUBPROCESS)
                && withdrawn.get(0).scope().scope() == graph.process();
        if (!anyTime) {
            add(
                    null,
                    "a reseller can withdraw at any time: exactly one event must wait for the message "
                            + ClaimProcess.CLAIM_WITHDRAWN
                            + ", the interrupting start of an event subprocess of the process itself");
        }
        graph.nodes().stream()
                .filter(node -> node.is(Kind.SERVICE) && node.step() == Step.WITHDRAW)
                .filter(node -> !graph.before(node).stream()
                        .allMatch(before -> ClaimProcess.CLAIM_WITHDRAWN.equals(before.message())))
                .forEach(node -> add(
                        node.id(), "it may follow the message " + ClaimProcess.CLAIM_WITHDRAWN + " and nothing else"));
    }

    private List<Node> catching(String message) {
        return graph.nodes().stream()
                .filter(node -> message.equals(node.message()))
                .toList();
    }

    private void add(String element, String message) {
        findings.add(new Finding(element, Reason.CONTRACT, message));
    }
}
