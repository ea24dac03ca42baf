package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.GraphNode.Kind;
import com.psnb2b.codesupport.guard.ModelContract.Variables;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a token's steps have to do with others: the places that they come to, the variables that they read, set and remove
 * as far as these last until the next transaction, and whether they end others or the claim.
 */
final class Touched {

    private final Variables variables;
    private final Set<String> reads = new HashSet<>();
    private final Set<String> sets = new HashSet<>();
    private final Set<String> removes = new HashSet<>();
    private final Set<GraphNode> places = new HashSet<>();
    private boolean removesUnknown;
    private boolean endsOthers;

    Touched(Variables variables) {
        this.variables = variables;
    }

    /** A token comes to this place. */
    void comesTo(GraphNode node) {
        places.add(node);
        endsOthers |= node.step() == ServiceTaskKind.RECORD || node.step() == ServiceTaskKind.WITHDRAW;
        lasting(node.asks(), reads);
        node.boundaries().forEach(event -> lasting(event.asks(), reads));
        node.eventSubprocesses().forEach(event -> lasting(event.start().asks(), reads));
        if (node.kind().isGateway()) {
            lasting(node.conditionsAsk(), reads);
        }
        if (node.repetition() != null) {
            lasting(node.repetition().asks(), reads);
        }
        // With what ends here, a subprocess around may be done, and asks whether once more.
        for (GraphNode around = node; around != null; around = around.scope()) {
            if (around.repetition() != null) {
                lasting(around.repetition().untilAsks(), reads);
            }
        }
        if (node.is(Kind.USER)) {
            lasting(variables.decided(), removes);
            lasting(variables.shown(), sets);
        } else {
            lasting(node.gives(), sets);
        }
        if (node.step() == ServiceTaskKind.COMPARE) {
            lasting(variables.decided(), sets);
        }
    }

    /** It keeps this place, or this subprocess, until it has moved on: another must not come there before. */
    void occupies(GraphNode place) {
        places.add(place);
    }

    /** A token that has waited here goes on. */
    void leaves(GraphNode node) {
        sets.addAll(node.results().keySet());
        if (node.repetition() != null) {
            lasting(node.repetition().untilAsks(), reads);
        }
        if (node.is(Kind.USER)) {
            // Whoever completes a task takes away what no step asks for.
            removesUnknown = true;
            if (node.task() != null && node.task().hasSay()) {
                lasting(variables.decided(), node.task().decides() ? sets : removes);
            }
        }
    }

    /** It may end another token by itself. */
    void ends(GraphNode node, GraphNode other) {
        boolean terminates = node.trigger().is(Trigger.Kind.TERMINATE) && other.isIn(node.scope());
        List<GraphNode> catchers = switch (node.kind()) {
            case END, THROW -> Catching.of(node.scope(), node.trigger());
            case EXTERNAL -> Catching.ofAnyError(node);
            default -> List.of();
        };
        endsOthers |= terminates || catchers.stream().anyMatch(event -> other.isIn(event.eventOf()));
    }

    private void lasting(Collection<String> names, Set<String> into) {
        names.stream().filter(name -> !variables.passed().contains(name)).forEach(into::add);
    }

    /** Whether it makes no difference which of the two comes first. */
    boolean isApartFrom(Touched other) {
        return !other.endsOthers
                && Collections.disjoint(places, other.places)
                && isUntouchedBy(other)
                && other.isUntouchedBy(this);
    }

    private boolean isUntouchedBy(Touched other) {
        return Collections.disjoint(reads, other.sets)
                && Collections.disjoint(reads, other.removes)
                && Collections.disjoint(sets, other.removes)
                && !(other.removesUnknown && (hasUnknown(reads) || hasUnknown(sets)));
    }

    private boolean hasUnknown(Set<String> names) {
        return names.stream().anyMatch(name -> !variables.isStored(name));
    }
}
