package com.psnb2b.codesupport.process.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The user tasks of a claim: who gets them, which form they show, and that what is submitted goes through our checks. */
final class People {

    private static final String QUEUE = "queue";

    /** Who files or changes the rules must not decide. */
    static final Set<String> DECIDE_NOTHING = Set.of("support-desk", "process-owners");

    private record Listener(String event, String bean) {}

    private People() {}

    static List<Finding> check(Element task) {
        List<Finding> findings = new ArrayList<>();
        List<Listener> listeners = listeners(task);
        TaskKind kind = kind(task);
        if (kind == null || !isComplete(listeners, kind)) {
            findings.add(new Finding(
                    Xml.id(task),
                    Reason.BEAN,
                    "a user task has exactly two task listeners: ${briefPerson} on create, and on complete one of"
                            + " ${takeReviewDecision}, ${takeLateDecision}, ${takeApproval}, ${takeEvidence}"));
        }
        if (!Xml.camunda(task, "assignee").isEmpty()
                || !Xml.camunda(task, "candidateUsers").isEmpty()) {
            findings.add(new Finding(
                    Xml.id(task),
                    Reason.PEOPLE,
                    "the task is given to a person; give it to candidate groups, who take it themselves"));
        }
        if (!hasGroups(task, kind)) {
            findings.add(new Finding(
                    Xml.id(task),
                    Reason.PEOPLE,
                    "the candidate groups must be ${queue} or names of groups; support-desk and process-owners decide"
                            + " nothing"));
        }
        return findings;
    }

    /** By the listener that takes what the person submits; null where there is none. */
    static TaskKind kind(Element task) {
        return listeners(task).stream()
                .flatMap(listener -> TaskKind.of(listener.bean()).stream())
                .findFirst()
                .orElse(null);
    }

    private static List<Listener> listeners(Element task) {
        return Xml.children(task, "extensionElements").stream()
                .flatMap(extensions -> Xml.children(extensions).stream())
                .filter(child -> "taskListener".equals(child.getLocalName()))
                .map(listener -> new Listener(
                        listener.getAttribute("event"),
                        Expressions.variable(listener.getAttribute("delegateExpression"))
                                .orElse("")))
                .toList();
    }

    private static boolean isComplete(List<Listener> listeners, TaskKind kind) {
        return Set.copyOf(listeners)
                        .equals(Set.of(
                                new Listener("create", TaskKind.BRIEFING), new Listener("complete", kind.bean())))
                && listeners.size() == 2;
    }

    private static boolean hasGroups(Element task, TaskKind kind) {
        String groups = Xml.camunda(task, "candidateGroups");
        if (Expressions.isIn(groups)) {
            return Expressions.variable(groups).filter(QUEUE::equals).isPresent();
        }
        boolean decides = kind != null && kind.decides();
        List<String> names = Stream.of(groups.split(",")).map(String::trim).toList();
        return names.stream().noneMatch(String::isEmpty)
                && !(decides && names.stream().anyMatch(DECIDE_NOTHING::contains));
    }
}
