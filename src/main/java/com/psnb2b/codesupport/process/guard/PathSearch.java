package com.psnb2b.codesupport.process.guard;

import com.psnb2b.codesupport.process.ClaimProcess;
import com.psnb2b.codesupport.process.guard.Course.Ruling;
import com.psnb2b.codesupport.process.guard.Course.Stage;
import com.psnb2b.codesupport.process.guard.Node.Flow;
import com.psnb2b.codesupport.process.guard.Node.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the claim's one token along every path, with every decision, timer, message and submitted variable, and finds
 * the paths on which it meets an outcome that no person decided, or a step that lacks a variable.
 *
 * <p>Complete over the graphs that {@link Graph} accepts: a state is the place, the {@link Course} and what is
 * {@link Known}, there are finitely many, and all that can be reached are visited. It may follow a path that no claim can
 * take, never the reverse.
 */
final class PathSearch {

    /** The shipped model has some hundreds. */
    private static final int LIMIT = 200_000;

    private static final int SHOWN = 12;
    private static final String AFTER =
            "the claim has its outcome or is withdrawn; after that the process may only end";

    private record State(Node node, Course course, Known known) {}

    private final Map<State, State> cameFrom = new HashMap<>();
    private final Deque<State> next = new ArrayDeque<>();
    private final Map<List<Object>, Finding> findings = new LinkedHashMap<>();
    private final Graph graph;
    private final Node process;
    private State current;

    private PathSearch(Graph graph) {
        this.graph = graph;
        this.process = graph.process();
    }

    static List<Finding> check(Graph graph) {
        PathSearch search = new PathSearch(graph);
        search.run();
        return List.copyOf(search.findings.values());
    }

    private void run() {
        go(process.start(), Course.NEW, Known.NOTHING);
        while (!next.isEmpty()) {
            if (cameFrom.size() > LIMIT) {
                found(process, Reason.SIZE, "the process has more states than can be checked; make it simpler");
                return;
            }
            current = next.remove();
            visit(current.node(), current.course(), current.known());
        }
    }

    private void visit(Node node, Course course, Known known) {
        switch (node.kind()) {
            case START -> {
                comesUp(node.scope(), known);
                leave(node, course, known);
            }
            case SUBPROCESS -> go(node.start(), course, known);
            case EXCLUSIVE -> choose(node, course, known);
            case SERVICE -> serve(node, course, known);
            case RULE -> leave(node, course, known.afterStep().with(node.gives()));
            case END -> endOf(node.scope(), course, known);
            case USER -> sit(node, course, known);
            case CATCH, EVENT_GATEWAY -> waits(node, course, known);
            default -> leave(node, course, known);
        }
    }

    private void leave(Node node, Course course, Known known) {
        if (node.outgoing().isEmpty()) {
            endOf(node.scope(), course, known);
        } else {
            go(node.outgoing().get(0).target(), course, known);
        }
    }

    private void endOf(Node scope, Course course, Known known) {
        if (scope.is(Kind.SUBPROCESS)) {
            leave(scope, course, known);
        } else if (scope.is(Kind.EVENT_SUBPROCESS)) {
            // It has replaced what its scope did, so the scope ends with it.
            endReplacing(scope.scope(), course, known);
        } else {
            endOfClaim(course);
            if (course.beside()) {
                process.eventSubprocesses().forEach(event -> interrupt(event.start(), course, known));
            }
        }
    }

    private void endReplacing(Node scope, Course course, Known known) {
        if (scope.is(Kind.PROCESS)) {
            endOfClaim(course);
        } else {
            endOf(scope, course, known);
        }
    }

    private void endOfClaim(Course course) {
        if (!course.isJudged()) {
            found(Reason.NOT_JUDGED, "the process can end before the claim is judged");
        } else if (course.stage() == Stage.OPEN || course.stage() == Stage.WITH_PERSON) {
            found(
                    Reason.NO_OUTCOME,
                    "a claim can end here without an outcome and without being withdrawn; only one that is not covered"
                            + " may, when nobody asked to look again until the window closed");
        }
    }

    /** Which flows out of a gateway can be taken: in their order, the first whose condition holds. */
    private void choose(Node gateway, Course course, Known known) {
        if (gateway.otherwise() == null) {
            leave(gateway, course, known);
            return;
        }
        Set<String> asked = gateway.conditionsAsk();
        asks(gateway, asked, known);
        for (Known possible : known.cases(asked)) {
            chooseKnowing(gateway, course, possible);
        }
    }

    private void chooseKnowing(Node gateway, Course course, Known known) {
        for (Flow flow : gateway.outgoing()) {
            switch (flow.condition().answer(known.values())) {
                case YES -> {
                    go(flow.target(), course, known);
                    return;
                }
                case MAYBE -> go(flow.target(), course, known);
                case NO -> {
                    // The next one is asked.
                }
            }
        }
        go(gateway.otherwise().target(), course, known);
    }

    private void serve(Node node, Course before, Known known) {
        if (node.isAsync()) {
            waits(node, before, known).ifPresent(waited -> serveNow(node, waited, known.afterWait()));
        } else {
            serveNow(node, before, known);
        }
    }

    private void serveNow(Node node, Course before, Known known) {
        Known left = known.afterStep().with(node.gives());
        Course course = before.stage() == Stage.LAPSED ? before.with(Stage.OPEN) : before;
        Step step = node.step();
        int needed = Math.min(step.ordinal(), Course.JUDGED);
        if (course.judged() < needed || step == Step.COLLECT && course.judged() > 0) {
            found(
                    Reason.NOT_JUDGED,
                    "a claim is collected once, then classified, its evidence validated, its window checked, and only"
                            + " then anything else");
        } else if (course.isClosed()) {
            // What asks for a withdrawal of a closed claim is told so, and nothing happens.
            if (step != Step.WITHDRAW) {
                found(Reason.AFTER_OUTCOME, AFTER);
            }
        } else if (step == Step.RECORD) {
            record(node, course, left);
        } else if (step == Step.CHECK_WINDOW) {
            measured(node, after(step, course), left);
        } else {
            leave(node, after(step, course), left);
        }
    }

    /** A late claim is handed to somebody at once. */
    private void measured(Node node, Course course, Known known) {
        leave(node, course, known.with("windowState", "open"));
        leave(node, course, known.with("windowState", "undetermined"));
        leave(node, course, known.with("windowState", "late").with(Known.ROUTE));
    }

    private static Course after(Step step, Course course) {
        return switch (step) {
            case SUBMIT -> course.with(Stage.WITH_PERSON);
            case WITHDRAW -> course.with(Stage.CLOSED).with(Ruling.NONE);
            case COLLECT, CLASSIFY, VALIDATE, CHECK_WINDOW ->
                course.withJudged(Math.max(course.judged(), step.ordinal() + 1));
            default -> course;
        };
    }

    private void record(Node node, Course course, Known known) {
        if (course.ruling() == Ruling.NONE) {
            found(
                    Reason.NO_REVIEW,
                    "an outcome could be recorded that no person has decided; every path to it must pass a review, a"
                            + " late decision or an approval that still counts");
        } else if (course.ruling() == Ruling.PAYS_NEEDS_SECOND) {
            found(
                    Reason.NO_APPROVAL,
                    "a replacement or refund could be recorded without the second person that it needs");
        } else {
            leave(node, course.with(Stage.CLOSED).with(Ruling.NONE), known);
        }
    }

    /** A person completes the task, with what they decide checked by its listener. */
    private void sit(Node task, Course before, Known known) {
        TaskKind kind = task.task();
        Course sitting = kind.decides() && !before.isClosed() ? before.with(Stage.WITH_PERSON) : before;
        waits(task, sitting, known).ifPresent(course -> {
            Known left = known.briefed().afterTask();
            switch (kind) {
                case EVIDENCE -> leave(task, course, left);
                case REVIEW -> review(task, course, left);
                case LATE -> decideLate(task, course, left);
                case APPROVAL -> approve(task, course, left.with(Known.ROUTE));
            }
        });
    }

    private void decideLate(Node task, Course course, Known known) {
        leave(task, course.with(Ruling.NONE), known.with("lateDecision", "take_up"));
        leave(task, course.with(Ruling.CLOSURE), known.with("lateDecision", "decline"));
    }

    private void approve(Node task, Course course, Known known) {
        boolean needed = course.ruling() == Ruling.PAYS_NEEDS_SECOND;
        leave(task, needed ? course.with(Ruling.PAYS_APPROVED) : course, known.with("approved", true));
        leave(task, course.with(Ruling.NONE), known.with("approved", false));
    }

    private void review(Node task, Course course, Known known) {
        leave(
                task,
                course.with(Ruling.NONE),
                known.with("decision", "more_evidence").with(Set.of("requestDue")));
        leave(
                task,
                course.with(Ruling.CLOSURE),
                known.with("decision", "closure").with("approvalNeeded", false));
        for (String pays : List.of("replacement", "refund")) {
            Known decision = known.with("decision", pays);
            leave(task, course.with(Ruling.PAYS), decision.with("approvalNeeded", false));
            leave(
                    task,
                    course.with(Ruling.PAYS_NEEDS_SECOND),
                    decision.with("approvalNeeded", true).with(Known.ROUTE));
        }
    }

    /**
     * A wait, and every event that ends it: its own, and what interrupts it from its boundary events outwards.
     *
     * @return how a person or job finds the claim that was waited for; empty where nothing may wait
     */
    private Optional<Course> waits(Node node, Course course, Known known) {
        if (!course.isJudged()) {
            found(Reason.NOT_JUDGED, "a claim would wait here before it is judged, and its caller with it");
            return Optional.empty();
        }
        if (course.isClosed()) {
            found(Reason.AFTER_OUTCOME, AFTER);
            return Optional.empty();
        }
        asks(node, node.asks(), known);
        comesUp(node, known);
        Known left = (node.is(Kind.USER) ? known.briefed() : known).afterWait();
        List<Node> events = events(node);
        boolean offered = known.isNotCovered()
                && events.stream().anyMatch(event -> ClaimProcess.RECONSIDERATION_REQUESTED.equals(event.message()));
        Course waited = course.with(course.stage() == Stage.WITH_PERSON ? Stage.WITH_PERSON : Stage.OPEN)
                .beside(course.beside() || events.stream().anyMatch(graph::lingers));
        for (Node event : events) {
            boolean lapsed = offered && waited.stage() == Stage.OPEN && event.isTimerAt(Contract.WINDOW_END);
            Course after = lapsed ? waited.with(Stage.LAPSED) : waited;
            if (event.is(Kind.CATCH)) {
                leave(event, after, left);
            } else {
                interrupt(event, after, left);
            }
        }
        return Optional.of(waited);
    }

    private void interrupt(Node event, Course course, Known known) {
        if (event.isInterrupting()) {
            boolean endsAll = event.is(Kind.START) && event.scope().scope() == process;
            go(event, endsAll ? course.beside(false) : course, known.afterWait());
        } else {
            Graph.branch(event).stream()
                    .filter(node -> node.is(Kind.EXCLUSIVE))
                    .forEach(gateway -> asks(gateway, gateway.conditionsAsk(), known.afterWait()));
        }
    }

    /** The engine reads the times of all events around a place when a claim comes there. */
    private void comesUp(Node place, Known known) {
        List<Node> events = new ArrayList<>(place.boundaries());
        place.eventSubprocesses().forEach(event -> events.add(event.start()));
        if (place.is(Kind.EVENT_GATEWAY)) {
            events.addAll(place.next());
        }
        events.forEach(event -> asks(event, event.asks(), known));
    }

    private void asks(Node node, Collection<String> asked, Known known) {
        List<String> missing = known.missing(asked);
        if (!missing.isEmpty()) {
            boolean passed = missing.stream().anyMatch(ClaimProcess.PASSED::contains);
            found(node, passed ? Reason.NOT_PASSED : Reason.NOT_SET, Missing.message(missing));
        }
    }

    /** Every event that a claim which waits here can meet, those included that interrupt nothing. */
    private static List<Node> events(Node node) {
        List<Node> events = new ArrayList<>();
        if (node.is(Kind.CATCH)) {
            events.add(node);
        } else if (node.is(Kind.EVENT_GATEWAY)) {
            node.outgoing().forEach(flow -> events.add(flow.target()));
        }
        boolean replaced = false;
        for (Node scope = node; scope != null; scope = scope.scope()) {
            events.addAll(scope.boundaries());
            if (!replaced) {
                scope.eventSubprocesses().stream().map(Node::start).forEach(events::add);
            }
            // An event subprocess has taken the place of its scope; the scope's other event subprocesses are gone.
            replaced = scope.is(Kind.EVENT_SUBPROCESS);
        }
        return events;
    }

    private void go(Node node, Course course, Known known) {
        State state = new State(node, course, known);
        if (!cameFrom.containsKey(state)) {
            cameFrom.put(state, current);
            next.add(state);
        }
    }

    private void found(Reason reason, String message) {
        found(current.node(), reason, message);
    }

    private void found(Node node, Reason reason, String message) {
        findings.computeIfAbsent(
                List.of(node, reason), first -> new Finding(node.id(), reason, message + "; the path: " + path()));
    }

    /** The way to the current place, without the gateways; the middle of a long one is left out. */
    private String path() {
        Deque<String> path = new ArrayDeque<>();
        for (State state = current; state != null; state = cameFrom.get(state)) {
            if (!state.node().is(Kind.EXCLUSIVE)) {
                path.addFirst(state.node().id());
            }
        }
        List<String> steps = new ArrayList<>(path);
        if (steps.size() > SHOWN) {
            steps.subList(SHOWN / 2, steps.size() - SHOWN / 2).clear();
            steps.add(SHOWN / 2, "…");
        }
        return String.join(" → ", steps);
    }
}
