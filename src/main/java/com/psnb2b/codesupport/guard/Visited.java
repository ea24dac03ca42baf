package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.GraphNode.Kind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The moments that a search has come to, how it came there, and what it has found. */
final class Visited {

    private static final ThreadMXBean TIME = ManagementFactory.getThreadMXBean();
    private static final int SHOWN = 12;
    private static final int LOOKS_AT_THE_CLOCK = 64;

    /**
     * @param from the moment before; null for the first
     * @param parted the last place at which tokens parted on the way here; null where none has
     */
    private record Seen(int number, Moment moment, Seen from, GraphNode parted) {

        /** Where a token comes to; null at rest. */
        GraphNode node() {
            return moment.isAtRest() ? null : moment.coming().get(0).to();
        }
    }

    private final Budget budget;
    private final long start = TIME.getCurrentThreadCpuTime();
    private final Map<Moment, Seen> seen = new HashMap<>();
    private final Deque<Seen> next = new ArrayDeque<>();
    private final Map<List<Object>, Finding> findings = new LinkedHashMap<>();
    private final List<Seen> ends = new ArrayList<>();
    private int[] edges = new int[1024];
    private int edgesEnd;
    private Seen current;
    private boolean withdrawing;

    Visited(Budget budget) {
        this.budget = budget;
    }

    boolean hasNext() {
        return !next.isEmpty();
    }

    Moment next() {
        current = next.remove();
        return current.moment();
    }

    void go(Moment moment) {
        Seen known = seen.get(moment);
        if (known == null) {
            known = new Seen(seen.size(), moment, current, parted());
            seen.put(moment, known);
            next.add(known);
        }
        if (current != null && !withdrawing) {
            edge(known.number(), current.number());
        }
    }

    /** What is gone to until the other word is a claim taken back, which is no way on. */
    void withdrawing(boolean is) {
        withdrawing = is;
    }

    /** Nothing is left to be done here. */
    void isEnd() {
        ends.add(current);
    }

    private GraphNode parted() {
        if (current == null) {
            return null;
        }
        GraphNode node = current.node();
        boolean parts = node != null
                && (node.is(Kind.PARALLEL) || node.is(Kind.INCLUSIVE))
                && node.next().size() > 1;
        return parts ? node : current.parted();
    }

    private void edge(int to, int from) {
        if (edgesEnd == edges.length) {
            edges = Arrays.copyOf(edges, 2 * edges.length);
        }
        edges[edgesEnd++] = to;
        edges[edgesEnd++] = from;
    }

    boolean isTooMuch() {
        return seen.size() > budget.moments()
                || seen.size() % LOOKS_AT_THE_CLOCK == 0
                        && TIME.getCurrentThreadCpuTime() - start
                                > budget.time().toNanos();
    }

    /** The search has come to its end before the paths had. */
    void foundGrowth(GraphNode process) {
        Map<GraphNode, Integer> grown = new HashMap<>();
        seen.values().forEach(one -> grown.merge(one.parted() == null ? process : one.parted(), 1, Integer::sum));
        GraphNode where =
                Collections.max(grown.entrySet(), Map.Entry.comparingByValue()).getKey();
        findings.clear();
        findings.put(
                List.of(where, RefusalReason.SIZE),
                new Finding(
                        where.id(),
                        RefusalReason.SIZE,
                        "it cannot be proven: " + seen.size() + " states were looked at, most of them after " + where
                                + ", and there are more. Let its branches have fewer steps that wait, or put some of"
                                + " them one after the other; branches whose steps neither read nor decide what"
                                + " another's do cost little"));
    }

    /** A moment from which no way leads to the end of the claim, but that it is taken back. */
    void findDeadEnds() {
        boolean[] ending = new boolean[seen.size()];
        ends.forEach(end -> ending[end.number()] = true);
        boolean grows = true;
        while (grows) {
            grows = false;
            // Most edges lead forward, so that one look backward finds nearly all.
            for (int i = edgesEnd - 2; i >= 0; i -= 2) {
                if (ending[edges[i]] && !ending[edges[i + 1]]) {
                    ending[edges[i + 1]] = true;
                    grows = true;
                }
            }
        }
        seen.values().stream()
                .filter(one -> !ending[one.number()] && one.moment().isAtRest())
                .min((one, other) -> Integer.compare(one.number(), other.number()))
                .ifPresent(one -> {
                    current = one;
                    found(
                            one.moment().tokens().findFirst().orElseThrow().node(),
                            RefusalReason.DEAD_END,
                            "a claim that waits here can go round for ever, and never come to an end. Draw a way from"
                                    + " here to its outcome");
                });
    }

    void found(RefusalReason reason, String message) {
        Seen here = current;
        while (here.node() == null) {
            here = here.from();
        }
        found(here.node(), reason, message);
    }

    void found(GraphNode node, RefusalReason reason, String message) {
        findings.computeIfAbsent(List.of(node, reason), first -> {
            List<GraphNode> path = path(node);
            return new Finding(
                    node.id(),
                    reason,
                    message + "; the path: " + inWords(path),
                    path.stream().map(GraphNode::id).toList());
        });
    }

    List<Finding> findings() {
        return List.copyOf(findings.values());
    }

    /** The way to the current place. */
    private List<GraphNode> path(GraphNode last) {
        Deque<GraphNode> path = new ArrayDeque<>();
        if (current.node() == null && last != current.from().node()) {
            path.add(last);
        }
        for (Seen one = current; one != null; one = one.from()) {
            if (one.node() != null) {
                path.addFirst(one.node());
            }
        }
        return List.copyOf(path);
    }

    /** Without the gateways; the middle of a long one is left out. */
    private static String inWords(List<GraphNode> path) {
        List<String> steps = new ArrayList<>(path.stream()
                .filter(node -> !node.kind().isGateway())
                .map(GraphNode::id)
                .toList());
        if (steps.size() > SHOWN) {
            steps.subList(SHOWN / 2, steps.size() - SHOWN / 2).clear();
            steps.add(SHOWN / 2, "…");
        }
        return String.join(" → ", steps);
    }
}
