package com.psnb2b.codesupport.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The user tasks of a claim: who gets them, which form they show, and that what is submitted goes through our checks. */
final class UserTaskCheck {

    private static final String QUEUE = "queue";

    /** Before the id of the group of one reseller's people. */
    private static final String RESELLERS = "reseller-";

    /** Who files or changes the rules must not decide. */
    private static final Set<String> DECIDE_NOTHING = Set.of("support-desk", "process-owners");

    private record Listener(String event, String bean) {}

    private UserTaskCheck() {}

    static List<Finding> check(Element task, ModelContract contract) {
        List<Finding> findings = new ArrayList<>();
        List<Listener> listeners = listeners(task);
        UserTaskKind kind = kind(task, contract);
        if (kind == null || !isComplete(listeners, kind, contract)) {
            findings.add(new Finding(
                    Xml.id(task),
                    RefusalReason.BEAN,
                    "a user task has exactly two task listeners: ${" + contract.briefing()
                            + "} on create, and on complete one of "
                            + contract.tasks().values().stream()
                                    .map(known -> "${" + known.bean() + "}")
                                    .collect(Collectors.joining(", "))));
        }
        if (!Xml.camunda(task, "assignee").isEmpty()
                || !Xml.camunda(task, "candidateUsers").isEmpty()) {
            findings.add(new Finding(
                    Xml.id(task),
                    RefusalReason.PEOPLE,
                    "the task is given to a person; give it to candidate groups, who take it themselves"));
        }
        if (!hasGroups(task, kind)) {
            findings.add(new Finding(
                    Xml.id(task),
                    RefusalReason.PEOPLE,
                    "the candidate groups must be ${queue} or names of groups; support-desk and process-owners decide"
                            + " nothing"));
        }
        return findings;
    }

    /** By the listener that takes what the person submits; null where there is none. */
    static UserTaskKind kind(Element task, ModelContract contract) {
        return listeners(task).stream()
                .flatMap(listener -> contract.task(listener.bean()).stream())
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

    private static boolean isComplete(List<Listener> listeners, UserTaskKind kind, ModelContract contract) {
        return Set.copyOf(listeners)
                        .equals(Set.of(
                                new Listener("create", contract.briefing()),
                                new Listener(
                                        "complete", contract.tasks().get(kind).bean())))
                && listeners.size() == 2;
    }

    private static boolean hasGroups(Element task, UserTaskKind kind) {
        String groups = Xml.camunda(task, "candidateGroups");
        if (Expressions.isIn(groups)) {
            return Expressions.variable(groups).filter(QUEUE::equals).isPresent();
        }
        boolean decides = kind != null && kind.hasSay();
        List<String> names = Stream.of(groups.split(",")).map(String::trim).toList();
        return names.stream().noneMatch(String::isEmpty)
                && !(decides && names.stream().anyMatch(UserTaskCheck::decidesNothing));
    }

    /** Whether whoever is in this group gets no claim to decide: who files claims, or changes the rules. */
    static boolean decidesNothing(String group) {
        return DECIDE_NOTHING.contains(group) || isOfReseller(group);
    }

    static boolean isOfReseller(String group) {
        return group.startsWith(RESELLERS);
    }

    static String unknown(String group) {
        return "there is no group " + group + "; make it in Admin before, or name one that is there";
    }

    static String empty(String group) {
        return "nobody is in the group " + group + " who could take the task; give it a member in Admin before";
    }
}
