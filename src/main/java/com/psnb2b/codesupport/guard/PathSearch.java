package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.GraphNode.Flow;
import com.psnb2b.codesupport.guard.GraphNode.Kind;
import com.psnb2b.codesupport.guard.ModelContract.Answer;
import com.psnb2b.codesupport.guard.ModelContract.Variables;
import com.psnb2b.codesupport.guard.Moment.Coming;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Follows the claim's tokens along every path, with every decision, timer, message, error, worker and submitted variable
 * in every order, and finds the paths on which it meets an outcome that no person decided, a step that lacks a variable,
 * or an end that it cannot come to.
 *
 * <p>Complete over the graphs that {@link ProcessGraph} accepts: there are finitely many {@link Moment}s, and all that
 * can be reached are visited, but for those that differ from visited ones only in the order of what is
 * {@link Independence independent}. It may follow a path that no claim can take, never the reverse.
 */
final class PathSearch {

    private static final String AFTER =
            "the claim has its outcome or is withdrawn; after that the process may only end";

    private final ProcessGraph graph;
    private final Variables variables;
    private final GraphNode process;
    private final Independence independence;
    private final Visited visited;
    /** What nobody asks for anywhere makes no difference. */
    private final Set<String> asked;

    private PathSearch(ProcessGraph graph, Budget budget, boolean everyOrder) {
        this.graph = graph;
        variables = graph.contract().variables();
        process = graph.process();
        independence = new Independence(graph, everyOrder);
        visited = new Visited(budget);
        asked = graph.nodes().stream()
                .flatMap(node -> node.everythingAsked().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<Finding> check(ProcessGraph graph) {
        return check(graph, Budget.OF_A_MODEL, false);
    }

    /** @param everyOrder whether the order is followed, too, of what is independent */
    static List<Finding> check(ProcessGraph graph, Budget budget, boolean everyOrder) {
        PathSearch search = new PathSearch(graph, budget, everyOrder);
        search.run();
        return search.visited.findings();
    }

    private void run() {
        go(Moment.first(process.start()));
        while (visited.hasNext()) {
            if (visited.isTooMuch()) {
                visited.foundGrowth(process);
                return;
            }
            Moment moment = visited.next();
            if (moment.isAtRest()) {
                rest(moment);
            } else {
                come(moment.coming().get(0), moment.taken());
            }
        }
        if (visited.findings().isEmpty()) {
            visited.findDeadEnds();
        }
    }

    /** A token comes to a place. */
    private void come(Coming coming, Moment moment) {
        GraphNode node = coming.to();
        switch (node.kind()) {
            case START -> {
                if (!node.scope().is(Kind.SUBPROCESS) && !node.scope().is(Kind.CALL)) {
                    comesUp(node.scope(), moment.facts());
                }
                leave(node, moment);
            }
            case SUBPROCESS, CALL -> enter(node, moment);
            case EXCLUSIVE -> choose(node, moment);
            case PARALLEL, INCLUSIVE -> meet(coming, moment);
            case SERVICE -> {
                if (node.isAsync()) {
                    stay(node, moment);
                } else {
                    serve(node, moment);
                }
            }
            case RULE -> {
                asks(node, node.asks(), moment.facts());
                leave(node, moment.with(moment.facts().afterStep(variables).with(node.gives())));
            }
            case END, THROW -> raise(node, moment);
            case USER, EXTERNAL -> {
                perhapsNone(node, moment);
                stay(node, moment);
            }
            case CATCH, EVENT_GATEWAY -> stay(node, moment);
            default -> leave(node, moment);
        }
    }

    private void enter(GraphNode scope, Moment moment) {
        if (moment.isActive(scope)) {
            foundTwice(scope);
            return;
        }
        if (scope.is(Kind.CALL)) {
            asks(scope, CallCheck.told(scope), moment.facts());
        }
        comesUp(scope, moment.facts());
        perhapsNone(scope, moment);
        go(moment.next(scope.start()));
    }

    private void perhapsNone(GraphNode activity, Moment moment) {
        if (activity.repetition() != null) {
            asks(activity, activity.repetition().asks(), moment.facts());
            if (activity.repetition().mayBeNone()) {
                leave(activity, moment);
            }
        }
    }

    private void leave(GraphNode node, Moment moment) {
        Moment left = moment.without(token -> token.isMark() && token.node().eventOf() == node);
        if (node.is(Kind.CALL)) {
            left = left.with(left.facts().without(CallCheck.kept(node)));
        }
        if (node.outgoing().isEmpty()) {
            over(node.scope(), left);
        } else {
            go(left.next(List.of(Coming.by(node.outgoing().get(0)))));
        }
    }

    /** A token has ended in this scope; with its last one the scope is over. */
    private void over(GraphNode scope, Moment moment) {
        if (moment.isActive(scope)) {
            go(moment);
        } else if (scope.is(Kind.EVENT_SUBPROCESS)) {
            // It has replaced what its scope did, or the scope has other tokens.
            over(scope.scope(), moment);
        } else if (scope.is(Kind.PROCESS)) {
            endOfClaim(moment);
        } else {
            done(scope, moment, moment.next(scope.start()));
        }
    }

    /** Once; where it is done many times, perhaps once more. */
    private void done(GraphNode activity, Moment moment, Moment again) {
        if (activity.repetition() != null) {
            asks(activity, activity.repetition().untilAsks(), moment.facts());
            go(again);
        }
        leave(activity, moment);
    }

    private void endOfClaim(Moment moment) {
        ClaimState claim = moment.claim();
        if (!claim.isJudged()) {
            visited.found(RefusalReason.NOT_JUDGED, "the process can end before the claim is judged");
        } else if (!claim.mayEnd()) {
            visited.found(
                    RefusalReason.NO_OUTCOME,
                    "a claim can end here without an outcome and without being withdrawn; only one that is not covered"
                            + " may, when nobody asked to look again until the window closed. Lead it to a person");
        } else {
            go(moment);
        }
    }

    /** Which flows out of a gateway can be taken: in their order, the first whose condition holds. */
    private void choose(GraphNode gateway, Moment moment) {
        if (gateway.otherwise() == null) {
            leave(gateway, moment);
            return;
        }
        Set<String> asked = gateway.conditionsAsk();
        asks(gateway, asked, moment.facts());
        for (VariableFacts possible : moment.facts().cases(asked, variables)) {
            chooseKnowing(gateway, moment.with(possible));
        }
    }

    private void chooseKnowing(GraphNode gateway, Moment moment) {
        for (Flow flow : gateway.outgoing()) {
            switch (flow.condition().answer(moment.facts().values())) {
                case YES -> {
                    go(moment.next(List.of(Coming.by(flow))));
                    return;
                }
                case MAYBE -> go(moment.next(List.of(Coming.by(flow))));
                case NO -> {
                    // The next one is asked.
                }
            }
        }
        go(moment.next(List.of(Coming.by(gateway.otherwise()))));
    }

    /** A token comes to where several meet, or part. */
    private void meet(Coming coming, Moment moment) {
        GraphNode join = coming.to();
        if (!join.isJoin()) {
            part(join, moment);
            return;
        }
        Token arrived = Token.arrived(join, coming.by());
        if (moment.tokens().anyMatch(token -> token.node() == join && token.by() == coming.by())) {
            foundTwice(join);
            return;
        }
        Moment there = moment.with(arrived);
        if (!Joins.isComplete(join, there)) {
            go(there);
            return;
        }
        boolean heldUp = there.resting().stream().anyMatch(token -> token.node() == join && token.earlier());
        Moment joined = there.without(token -> token.node() == join);
        // What a gateway of one branch has found out is not known of the others, which were done before.
        part(join, heldUp ? joined.with(joined.facts().unknown(variables)) : joined);
    }

    private void part(GraphNode fork, Moment moment) {
        if (fork.is(Kind.PARALLEL) || fork.otherwise() == null) {
            goAll(fork, fork.outgoing(), moment);
            return;
        }
        Set<String> asked = fork.conditionsAsk();
        asks(fork, asked, moment.facts());
        for (VariableFacts possible : moment.facts().cases(asked, variables)) {
            for (List<Flow> taken : Joins.taken(fork, possible.values())) {
                goAll(fork, taken, moment.with(possible));
            }
        }
    }

    private void goAll(GraphNode fork, List<Flow> flows, Moment moment) {
        if (flows.isEmpty()) {
            over(fork.scope(), moment);
        } else {
            go(moment.next(flows.stream().map(Coming::by).toList()));
        }
    }

    private void serve(GraphNode node, Moment moment) {
        ClaimState before = moment.claim().again();
        ServiceTaskKind step = node.step();
        int needed = Math.min(step.ordinal(), ClaimState.JUDGED);
        if (before.judged() < needed || step == ServiceTaskKind.COLLECT && before.judged() > 0) {
            visited.found(
                    node,
                    RefusalReason.NOT_JUDGED,
                    "a claim is collected once, then classified, its evidence validated, its window checked, and only"
                            + " then anything else. Put it after the step that checks the window");
        } else if (before.isClosed()) {
            // What asks for a withdrawal of a closed claim is told so, and nothing happens.
            if (step != ServiceTaskKind.WITHDRAW) {
                visited.found(node, RefusalReason.AFTER_OUTCOME, AFTER + ". Put it before");
            }
        } else if (step == ServiceTaskKind.RECORD && before.isUndecided()) {
            visited.found(
                    node,
                    RefusalReason.NO_REVIEW,
                    "an outcome could be recorded that no person has decided; every path to it must pass a review, a"
                            + " late decision or an approval that still counts");
        } else if (step == ServiceTaskKind.RECORD && before.decision() == ClaimState.DecisionState.PAYS_NEEDS_SECOND) {
            visited.found(
                    node,
                    RefusalReason.NO_APPROVAL,
                    "a replacement or refund could be recorded without the second person that it needs. Lead it through"
                            + " the approval where ${approvalNeeded}");
        } else {
            Moment served = moment.with(after(step, before))
                    .with(moment.facts().afterStep(variables).with(node.gives()));
            graph.contract().steps().get(step).answers().forEach(answer -> leave(node, answered(answer, served)));
        }
    }

    private static ClaimState after(ServiceTaskKind step, ClaimState claim) {
        return switch (step) {
            case SUBMIT -> claim.with(ClaimState.Stage.WITH_PERSON);
            case WITHDRAW, RECORD -> claim.with(ClaimState.Stage.CLOSED).with(ClaimState.DecisionState.NONE);
            case COLLECT, CLASSIFY, VALIDATE, CHECK_WINDOW ->
                claim.withJudged(Math.max(claim.judged(), step.ordinal() + 1));
            default -> claim;
        };
    }

    private static Moment answered(Answer answer, Moment moment) {
        return moment.with(moment.claim().after(answer.effect()))
                .with(moment.facts().with(answer));
    }

    /** An end, or what is thrown on the way. */
    private void raise(GraphNode node, Moment moment) {
        switch (node.trigger().kind()) {
            case TERMINATE -> {
                Moment killed = moment.ended(node.scope());
                boolean all = node.scope() == process;
                over(node.scope(), all ? killed.with(killed.claim().beside(false)) : killed);
            }
            case ERROR -> {
                List<GraphNode> catchers = Catching.of(node.scope(), node.trigger());
                catchers.forEach(event -> interrupt(event, moment));
                if (catchers.isEmpty()) {
                    foundUncaught(node, "the error \"" + node.trigger().name() + "\"");
                }
            }
            case ESCALATION -> {
                List<GraphNode> catchers = Catching.of(node.scope(), node.trigger());
                catchers.forEach(event -> escalate(node, event, moment));
                if (catchers.isEmpty()) {
                    leave(node, moment);
                }
            }
            default -> leave(node, moment);
        }
    }

    private void escalate(GraphNode node, GraphNode event, Moment moment) {
        if (event.isInterrupting()) {
            interrupt(event, moment);
        } else {
            leave(node, beside(event, moment));
        }
    }

    /** A token comes to rest. */
    private void stay(GraphNode node, Moment moment) {
        ClaimState before = moment.claim().again();
        if (!before.isJudged()) {
            visited.found(
                    node,
                    RefusalReason.NOT_JUDGED,
                    "a claim would wait here before it is judged, and its caller with it. Put it after the step that"
                            + " checks the window");
            return;
        }
        if (before.isClosed()) {
            visited.found(node, RefusalReason.AFTER_OUTCOME, AFTER + ". Put it before");
            return;
        }
        if (moment.isActive(node)) {
            foundTwice(node);
            return;
        }
        boolean decides = node.is(Kind.USER) && node.task().decides();
        if (decides && before.decision() == ClaimState.DecisionState.DISPUTED && !isForSeniors(node)) {
            visited.found(
                    node,
                    RefusalReason.TWO_DECIDE,
                    "reviews side by side have differed, and whoever gets this task would decide alone: lead where they"
                            + " differ to a task of the candidate group "
                            + graph.contract().seniors());
            return;
        }
        VariableFacts facts = moment.facts();
        asks(node, node.asks(), facts);
        comesUp(node, facts);
        List<GraphNode> events = Catching.whileWaiting(node);
        boolean offered = facts.know(graph.contract().ending())
                && events.stream()
                        .anyMatch(event -> graph.contract()
                                .messages()
                                .reconsiderationRequested()
                                .equals(event.message()));
        ClaimState waits = (decides ? before.with(ClaimState.Stage.WITH_PERSON) : before)
                .beside(before.beside() || events.stream().anyMatch(graph::lingers));
        go(moment.with(Token.waiting(node, offered))
                .with(waits)
                .with(node.is(Kind.USER) ? facts.briefed(variables) : facts));
    }

    private boolean isForSeniors(GraphNode task) {
        return graph.contract()
                .seniors()
                .equals(Xml.camunda(task.element(), "candidateGroups").trim());
    }

    /** Nothing moves until a person, a message, a timer, a worker or a job does something. */
    private void rest(Moment before) {
        List<Token> tokens = before.tokens().toList();
        boolean ended = tokens.isEmpty();
        if (ended && !before.claim().beside()) {
            visited.isEnd();
            return;
        }
        if (before.claim().isClosed() && !ended) {
            visited.found(
                    tokens.get(0).node(),
                    RefusalReason.LEFT_OVER,
                    "the claim has its outcome or is withdrawn, while something else still waits: " + named(tokens)
                            + ". Join it before, or end with a terminate end event, which ends what waits");
            return;
        }
        if (!ended && tokens.stream().allMatch(Token::isAtJoin)) {
            visited.found(
                    tokens.get(0).node(),
                    RefusalReason.STUCK,
                    "a claim could wait here for ever, for a flow on which nothing comes: lead to it every flow out of"
                            + " the gateway that parted them, or join what exclusive gateways have chosen with an"
                            + " exclusive one");
            return;
        }
        List<Token> deciding = tokens.stream()
                .filter(token ->
                        token.node().is(Kind.USER) && token.node().task().decides())
                .toList();
        if (deciding.size() > 1) {
            deciding.forEach(token -> visited.found(
                    token.node(),
                    RefusalReason.TWO_DECIDE,
                    "two people would decide at once, and the later would void what the earlier has decided: "
                            + named(deciding) + ". Let one decide: who looks beside it answers with "
                            + Results.PREFIX + "… of its own; or let both review with ${"
                            + graph.contract()
                                    .tasks()
                                    .get(UserTaskKind.REVIEW_BESIDE)
                                    .bean()
                            + "} on complete, and compare what they say with ${"
                            + graph.contract()
                                    .steps()
                                    .get(ServiceTaskKind.COMPARE)
                                    .bean()
                            + "} after the join"));
            return;
        }
        VariableFacts left = before.facts().afterWait(variables).onlyOf(asked);
        // What one has decided is asked for while others still wait; alone, the claim goes on at once.
        Moment moment = before.settled(tokens.size() > 1 ? left : left.withoutValues());
        independence.worthFollowing(moment).forEach(token -> happens(token, moment));
        if (ended) {
            visited.isEnd();
            around(process, moment);
        } else {
            Catching.scopesOf(tokens).forEach(scope -> around(scope, moment));
        }
    }

    private static String named(List<Token> tokens) {
        return String.join(", ", tokens.stream().map(Token::toString).toList());
    }

    /** What ends this token's wait, or goes on beside it. */
    private void happens(Token token, Moment at) {
        GraphNode node = token.node();
        Moment open = at.with(at.claim().again());
        Moment gone = open.without(other -> other == token);
        switch (node.kind()) {
            case USER -> submit(token, gone);
            case EXTERNAL -> {
                Moment answered = gone.with(gone.facts().with(node.results().keySet()));
                done(node, answered, answered.with(token));
                List<GraphNode> catchers = Catching.ofAnyError(node);
                catchers.forEach(event -> interrupt(event, open));
                if (!Catching.takeEveryError(catchers)) {
                    foundUncaught(node, "an error of the worker");
                }
            }
            case SERVICE -> serve(node, gone);
            case CATCH -> leave(node, goesOff(node, List.of(token), gone));
            case EVENT_GATEWAY -> node.next().forEach(event -> leave(event, goesOff(event, List.of(token), gone)));
            default -> throw new IllegalStateException(node.id());
        }
        node.boundaries().forEach(event -> occur(event, List.of(token), open));
    }

    /** A person completes the task, with what they decide checked by its listener. */
    private void submit(Token token, Moment gone) {
        GraphNode task = token.node();
        boolean beside = task.task() == UserTaskKind.REVIEW_BESIDE;
        VariableFacts after = gone.facts().afterTask(variables);
        VariableFacts left = beside ? after.unchosen(variables) : after;
        for (Answer answer : graph.contract().tasks().get(task.task()).answers()) {
            Moment taken = answered(answer, gone.with(left.with(task.results().keySet())));
            if (task.repetition() != null && task.repetition().sequential()) {
                // The next one is made now, and others were made at once.
                asks(task, task.asks(), taken.facts());
            }
            done(task, taken, taken.with(token).with(taken.facts().briefed(variables)));
        }
    }

    /** What happens to a whole scope. */
    private void around(GraphNode scope, Moment at) {
        List<Token> inside = at.tokens().filter(token -> token.isIn(scope)).toList();
        Moment open = inside.isEmpty() ? at : at.with(at.claim().again());
        Catching.around(scope, inside).forEach(event -> occur(event, inside, open));
    }

    private void occur(GraphNode event, List<Token> waiting, Moment open) {
        boolean asked =
                event.trigger().is(Trigger.Kind.MESSAGE) || event.trigger().is(Trigger.Kind.TIMER);
        if (!asked || open.hasGoneOff(event)) {
            return;
        }
        visited.withdrawing(graph.contract().messages().withdrawn().equals(event.message()));
        if (event.isInterrupting()) {
            interrupt(event, goesOff(event, waiting, open));
        } else {
            go(beside(event, open.with(open.facts().afterWait(variables))));
        }
        visited.withdrawing(false);
    }

    /** Whether the claim lapses with it. */
    private Moment goesOff(GraphNode event, List<Token> waiting, Moment open) {
        boolean lapses = waiting.stream().anyMatch(Token::offered)
                && event.isTimerAt(graph.contract().ending().until());
        return lapses ? open.with(open.claim().lapsed()) : open;
    }

    private void interrupt(GraphNode event, Moment moment) {
        Moment ended = moment.ended(event.eventOf());
        boolean all = event.eventOf() == process;
        go((all ? ended.with(ended.claim().beside(false)) : ended).next(event));
    }

    /** The event starts something beside what it has happened to. */
    private Moment beside(GraphNode event, Moment moment) {
        if (graph.startsOnlyQuiet(event)) {
            // It moves no claim on, so nobody follows it; it only keeps the process from its end.
            ProcessGraph.branch(event).stream()
                    .filter(node -> node.is(Kind.EXCLUSIVE))
                    .forEach(gateway -> asks(gateway, gateway.conditionsAsk(), moment.facts()));
            return moment.with(moment.claim().beside(moment.claim().beside() || graph.lingers(event)));
        }
        Moment started = event.goesOffOnce() ? moment.with(Token.goneOff(event)) : moment;
        return started.next(event);
    }

    /** The engine reads the times of all events around a place when a claim comes there. */
    private void comesUp(GraphNode place, VariableFacts facts) {
        List<GraphNode> events = new ArrayList<>(place.boundaries());
        place.eventSubprocesses().forEach(event -> events.add(event.start()));
        if (place.is(Kind.EVENT_GATEWAY)) {
            events.addAll(place.next());
        }
        events.forEach(event -> asks(event, event.asks(), facts));
    }

    private void asks(GraphNode node, Collection<String> asked, VariableFacts facts) {
        List<String> missing = facts.missing(asked);
        if (!missing.isEmpty()) {
            boolean passed = missing.stream().anyMatch(variables.passed()::contains);
            visited.found(
                    node,
                    passed ? RefusalReason.NOT_PASSED : RefusalReason.NOT_SET,
                    MissingVariables.message(missing, variables));
        }
    }

    private void foundTwice(GraphNode node) {
        visited.found(
                node,
                RefusalReason.TWICE,
                "a second token could come here while the first still waits, and both would go on. Join the flows before"
                        + " it, with a gateway like the one that parted them; or let what starts the second happen once");
    }

    private void foundUncaught(GraphNode node, String what) {
        visited.found(
                node,
                RefusalReason.UNCAUGHT,
                "nothing catches " + what + ", and the claim would stand still there: put an error boundary event"
                        + " without a code on it, or on the subprocess around it, and lead that to a person");
    }

    private void go(Moment moment) {
        visited.go(moment);
    }
}
