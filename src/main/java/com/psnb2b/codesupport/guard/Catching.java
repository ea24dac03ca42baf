package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.GraphNode.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which events a token can meet, and which one catches what is thrown. */
final class Catching {

    private Catching() {}

    /** Those that catch what is thrown in this scope: the nearest, or several where it is open which of them does. */
    static List<GraphNode> of(GraphNode scope, Trigger thrown) {
        for (GraphNode place = scope; place != null; place = place.scope()) {
            List<GraphNode> here = place.boundaries().stream()
                    .filter(event -> event.trigger().catches(thrown.kind(), thrown.name()))
                    .toList();
            if (!here.isEmpty()) {
                return here;
            }
        }
        return List.of();
    }

    /** Every event that can catch what a worker throws: it may throw any code. */
    static List<GraphNode> ofAnyError(GraphNode task) {
        List<GraphNode> catchers = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (GraphNode place = task; place != null && !takeEveryError(catchers); place = place.scope()) {
            Set<String> here = new HashSet<>();
            place.boundaries().stream()
                    .filter(event -> event.trigger().is(Trigger.Kind.ERROR))
                    .filter(event -> !codes.contains(event.trigger().name()))
                    .forEach(event -> {
                        catchers.add(event);
                        here.add(event.trigger().name());
                    });
            codes.addAll(here);
        }
        return catchers;
    }

    static boolean takeEveryError(List<GraphNode> catchers) {
        return catchers.stream().anyMatch(event -> event.trigger().name().isEmpty());
    }

    /** The messages and timers of a scope as a whole, as long as these tokens are in it. */
    static List<GraphNode> around(GraphNode scope, List<Token> inside) {
        List<GraphNode> events = new ArrayList<>(scope.boundaries());
        // An interrupting event subprocess has taken the place of its scope, whose other ones are gone.
        boolean replaced = scope.eventSubprocesses().stream()
                .anyMatch(event ->
                        event.start().isInterrupting() && inside.stream().anyMatch(token -> token.isIn(event)));
        if (!replaced) {
            scope.eventSubprocesses().stream().map(GraphNode::start).forEach(events::add);
        }
        return events;
    }

    /** Every subprocess that one of these tokens is in, and the process. */
    static Set<GraphNode> scopesOf(List<Token> tokens) {
        Set<GraphNode> scopes = new LinkedHashSet<>();
        for (Token token : tokens) {
            for (GraphNode scope = token.node().scope(); scope != null; scope = scope.scope()) {
                scopes.add(scope);
            }
        }
        return scopes;
    }

    /** Every event that a claim which waits here can meet, those included that interrupt nothing. */
    static List<GraphNode> whileWaiting(GraphNode node) {
        List<GraphNode> events = new ArrayList<>();
        if (node.is(Kind.CATCH)) {
            events.add(node);
        } else if (node.is(Kind.EVENT_GATEWAY)) {
            events.addAll(node.next());
        }
        events.addAll(node.boundaries());
        Token here = Token.waiting(node, false);
        scopesOf(List.of(here)).forEach(scope -> events.addAll(around(scope, List.of(here))));
        return events.stream()
                .filter(event -> event.trigger().is(Trigger.Kind.MESSAGE)
                        || event.trigger().is(Trigger.Kind.TIMER))
                .toList();
    }
}
