package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.GraphNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may be done many times: what asks people and workers, and does nothing with the claim itself. The search then needs
 * to follow one of them at a time.
 */
final class RepetitionCheck {

    private RepetitionCheck() {}

    static List<Finding> check(GraphNode node) {
        List<Finding> findings = new ArrayList<>();
        Repetition repetition = node.repetition();
        boolean can = node.is(Kind.USER) || node.is(Kind.EXTERNAL) || node.is(Kind.SUBPROCESS) || node.is(Kind.CALL);
        if (!can) {
            add(
                    findings,
                    node,
                    node + " is done once each time it is reached; put it into a subprocess with the task that"
                            + " is done many times");
        }
        within(node)
                .filter(inner -> inner.is(Kind.USER)
                                && (inner.task() == null || !inner.task().answers())
                        || inner.is(Kind.SERVICE) && !inner.step().isQuiet()
                        || inner.trigger().is(Trigger.Kind.TERMINATE)
                        || inner.is(Kind.EVENT_SUBPROCESS))
                .findFirst()
                .ifPresent(inner -> add(
                        findings,
                        node,
                        "what is done many times asks people and workers for results, and decides nothing: move "
                                + inner + " before or after it"));
        within(node)
                .filter(inner -> inner != node && inner.repetition() != null)
                .findFirst()
                .ifPresent(inner -> add(
                        findings,
                        node,
                        inner
                                + " is done many times in what is done many times, and the numbers multiply: let one of the"
                                + " two be done once"));
        if (repetition.number().isEmpty()) {
            add(
                    findings,
                    node,
                    "say how many times, as a loop cardinality: a number from 0 to " + Repetition.MOST
                            + ", or the answer of a decision table; a claim has no collections");
        }
        if (!Xml.children(repetition.element(), "completionCondition").isEmpty() && repetition.until() == null) {
            add(
                    findings,
                    node,
                    "its completion condition may compare variables with constants, such as ${nrOfCompletedInstances >="
                            + " 2}, and do nothing else");
        }
        return findings;
    }

    static Optional<String> count(String text) {
        boolean counts = text.matches("[0-9]{1,2}") && Integer.parseInt(text) <= Repetition.MOST;
        return counts ? Optional.empty() : Optional.of("is no number from 0 to " + Repetition.MOST);
    }

    private static Stream<GraphNode> within(GraphNode node) {
        return Stream.concat(Stream.of(node), node.children().stream().flatMap(RepetitionCheck::within));
    }

    private static void add(List<Finding> findings, GraphNode node, String message) {
        findings.add(new Finding(node.id(), RefusalReason.MULTI_INSTANCE, message));
    }
}
