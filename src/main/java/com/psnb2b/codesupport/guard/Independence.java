package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.GraphNode.Kind;
import com.psnb2b.codesupport.guard.ModelContract.Variables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Partial-order reduction: where what one token does next touches nothing that the others will ever read, set or end, it
 * makes no difference whether it does it now or later, and only <em>now</em> is followed.
 *
 * <p>What takes tokens away from outside (an event on a scope around them) is followed at every moment all the same: of
 * the moments that are passed over, none knows less than the one at which the token had done nothing.
 */
final class Independence {

    private final Variables variables;
    private final boolean ofNothing;
    private final Map<List<GraphNode>, Touched> futures = new HashMap<>();
    private final Map<GraphNode, Set<GraphNode>> reach = new HashMap<>();

    /** @param ofNothing whether nothing counts as independent */
    Independence(ProcessGraph graph, boolean ofNothing) {
        this.ofNothing = ofNothing;
        variables = graph.contract().variables();
    }

    /** The tokens whose next moves must be followed from here. */
    List<Token> worthFollowing(Moment moment) {
        List<Token> movable = moment.tokens().filter(token -> !token.isAtJoin()).toList();
        if (ofNothing || movable.size() < 2) {
            return movable;
        }
        return movable.stream()
                .filter(token -> isIndependent(token, movable, moment))
                .findFirst()
                .map(List::of)
                .orElse(movable);
    }

    private boolean isIndependent(Token token, List<Token> movable, Moment moment) {
        if (token.offered()) {
            return false;
        }
        List<Token> others = movable.stream().filter(other -> other != token).toList();
        Optional<Touched> now = nextMove(token, others, moment);
        return now.isPresent() && others.stream().allMatch(other -> now.get().isApartFrom(future(other, token)));
    }

    /** What the token touches until it rests again; empty where it does more with the claim than to wait and answer. */
    private Optional<Touched> nextMove(Token token, List<Token> others, Moment moment) {
        Touched touched = new Touched(variables);
        touched.occupies(token.node());
        touched.leaves(token.node());
        Set<GraphNode> seen = new LinkedHashSet<>();
        Deque<GraphNode> next = new ArrayDeque<>(token.node().next());
        next.addAll(token.node().boundaries());
        for (GraphNode scope = token.node().scope(); scope != null && isAlone(scope, others); scope = scope.scope()) {
            touched.occupies(scope);
            next.addAll(Catching.around(scope, List.of(token)));
        }
        if (token.node().next().isEmpty()) {
            climb(token.node(), scope -> isAlone(scope, others)).forEach(next::add);
        }
        while (!next.isEmpty()) {
            GraphNode node = next.remove();
            if (!seen.add(node)) {
                continue;
            }
            if (!isMild(node)) {
                return Optional.empty();
            }
            touched.comesTo(node);
            boolean rests = ProcessGraph.isWait(node) || node.isJoin() && !mayComplete(node, others, moment);
            if (!rests) {
                next.addAll(after(node, scope -> isAlone(scope, others)));
            }
        }
        return Optional.of(touched);
    }

    private boolean mayComplete(GraphNode join, List<Token> others, Moment moment) {
        long there = moment.tokens().filter(token -> token.node() == join).count();
        return there + 1 >= join.incoming().size()
                || join.is(Kind.INCLUSIVE)
                        && others.stream().noneMatch(other -> Joins.reaches(other.node(), join, new HashSet<>()));
    }

    private static boolean isAlone(GraphNode scope, List<Token> others) {
        return others.stream().noneMatch(other -> other.isIn(scope));
    }

    /** Whether it leaves the claim as it is. */
    private static boolean isMild(GraphNode node) {
        return switch (node.kind()) {
            case PROCESS -> false;
            case USER -> !node.task().decides();
            case SERVICE -> node.step().isQuiet();
            case END, THROW -> node.trigger().is(Trigger.Kind.NONE);
            default -> true;
        };
    }

    /** All that another token can touch without this one's doing. */
    private Touched future(Token other, Token without) {
        return futures.computeIfAbsent(
                List.of(other.node(), without.node()), pair -> future(other.node(), without.node()));
    }

    private Touched future(GraphNode other, GraphNode without) {
        Touched touched = new Touched(variables);
        Set<GraphNode> seen = new LinkedHashSet<>();
        Deque<GraphNode> next = new ArrayDeque<>(List.of(other));
        for (GraphNode scope = other.scope(); scope != null && !without.isIn(scope); scope = scope.scope()) {
            next.addAll(Catching.around(scope, List.of()));
        }
        while (!next.isEmpty()) {
            GraphNode node = next.remove();
            if (!seen.add(node) || node.isJoin() && waitsFor(without, node)) {
                continue;
            }
            touched.comesTo(node);
            touched.leaves(node);
            touched.ends(node, without);
            next.addAll(after(node, scope -> !without.isIn(scope)));
        }
        return touched;
    }

    /** Whether the join goes on no sooner than a token from here has come. */
    private boolean waitsFor(GraphNode from, GraphNode join) {
        return reach(from).contains(join) && (join.is(Kind.PARALLEL) || Joins.reaches(from, join, new HashSet<>()));
    }

    /** Everything that a token can come to from here without meeting others. */
    private Set<GraphNode> reach(GraphNode from) {
        return reach.computeIfAbsent(from, start -> {
            Set<GraphNode> reached = new LinkedHashSet<>();
            Deque<GraphNode> next = new ArrayDeque<>(List.of(start));
            for (GraphNode scope = start.scope(); scope != null; scope = scope.scope()) {
                next.addAll(Catching.around(scope, List.of()));
            }
            while (!next.isEmpty()) {
                GraphNode node = next.remove();
                if (reached.add(node) && !node.isJoin()) {
                    next.addAll(after(node, scope -> true));
                }
            }
            return reached;
        });
    }

    private static Collection<GraphNode> after(GraphNode node, Predicate<GraphNode> left) {
        List<GraphNode> next = new ArrayList<>(node.next());
        next.addAll(node.boundaries());
        if (node.is(Kind.SUBPROCESS) || node.is(Kind.CALL)) {
            next.add(node.start());
            node.eventSubprocesses().forEach(event -> next.add(event.start()));
        }
        if (node.next().isEmpty()) {
            next.addAll(climb(node, left));
        }
        return next;
    }

    /** Out of the scopes that may be over with what ends here. */
    private static List<GraphNode> climb(GraphNode node, Predicate<GraphNode> left) {
        GraphNode scope = node.scope();
        while (scope != null && !scope.is(Kind.PROCESS) && left.test(scope)) {
            if (!scope.next().isEmpty()) {
                return scope.next();
            }
            scope = scope.scope();
        }
        return List.of();
    }
}
