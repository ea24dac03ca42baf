package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.GraphNode.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the loops that a token could go round without ever waiting: the engine would, until its stack or memory ends. */
final class LoopCheck {

    private final List<Finding> findings = new ArrayList<>();
    private final Set<GraphNode> finished = new HashSet<>();

    private LoopCheck() {}

    static List<Finding> check(ProcessGraph graph) {
        LoopCheck loops = new LoopCheck();
        graph.nodes().forEach(node -> loops.find(node, new LinkedHashSet<>()));
        return loops.findings;
    }

    private void find(GraphNode node, Set<GraphNode> path) {
        if (finished.contains(node) || ProcessGraph.isWait(node) && !mayBePassed(node)) {
            return;
        }
        if (path.add(node)) {
            follow(node).forEach(next -> find(next, path));
            path.remove(node);
            finished.add(node);
        } else {
            findings.add(new Finding(
                    node.id(),
                    RefusalReason.LOOP,
                    "a claim could go round and round here: a loop needs a step at which it waits"));
        }
    }

    /** Whether it is done as many times as something says, which may be nought: then nobody waits there. */
    private static boolean mayBePassed(GraphNode node) {
        return node.repetition() != null && node.repetition().mayBeNone();
    }

    /** Where a token goes from here: into a subprocess by its start, out of it by its end, and to what catches it. */
    private static List<GraphNode> follow(GraphNode node) {
        List<GraphNode> next = new ArrayList<>();
        if (node.is(Kind.SUBPROCESS) || node.is(Kind.CALL)) {
            next.add(node.start());
            if (!mayBePassed(node)) {
                return next;
            }
        }
        if (node.is(Kind.END) || node.is(Kind.THROW)) {
            next.addAll(Catching.of(node.scope(), node.trigger()));
        }
        GraphNode left = node;
        while (left.next().isEmpty() && left.scope() != null) {
            left = left.scope();
        }
        next.addAll(left.next());
        return next;
    }
}
