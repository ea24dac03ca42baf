package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.GraphNode.Flow;
import com.psnb2b.codesupport.guard.GraphNode.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Where tokens meet and part, as the engine has it. */
final class Joins {

    private Joins() {}

    /** Whether all tokens are there that the join waits for: one a flow, or all that could still come. */
    static boolean isComplete(GraphNode join, Moment moment) {
        long there = moment.tokens().filter(token -> token.node() == join).count();
        if (there == join.incoming().size()) {
            return true;
        }
        return join.is(Kind.INCLUSIVE)
                && Stream.concat(
                                moment.tokens().map(Token::node).filter(node -> node != join),
                                moment.coming().stream().map(Moment.Coming::to))
                        .noneMatch(from -> from.isIn(join.scope()) && reaches(from, join, new HashSet<>()));
    }

    /** Along sequence flows, and out of subprocesses by their end. The engine does not look at boundary events. */
    static boolean reaches(GraphNode from, GraphNode to, Set<GraphNode> seen) {
        if (from == to) {
            return true;
        }
        if (!seen.add(from)) {
            return false;
        }
        if (from.next().isEmpty()) {
            return from.scope() != null && reaches(from.scope(), to, seen);
        }
        return from.next().stream().anyMatch(next -> reaches(next, to, seen));
    }

    /** Which of its flows an inclusive gateway takes: every choice that the known values leave open. */
    static List<List<Flow>> taken(GraphNode fork, Map<String, Object> values) {
        List<List<Flow>> choices = List.of(List.of());
        for (Flow flow : fork.outgoing()) {
            Condition.Answer answer = flow.condition().answer(values);
            List<List<Flow>> more = new ArrayList<>();
            for (List<Flow> chosen : choices) {
                if (answer != Condition.Answer.YES) {
                    more.add(chosen);
                }
                if (answer != Condition.Answer.NO) {
                    more.add(Stream.concat(chosen.stream(), Stream.of(flow)).toList());
                }
            }
            choices = more;
        }
        return choices.stream()
                .map(chosen -> chosen.isEmpty() ? List.of(fork.otherwise()) : chosen)
                .toList();
    }
}
