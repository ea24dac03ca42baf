package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.guard.GraphNode.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A called process: pinned in its deployment, told the claim and the variables that it asks for, and doing nothing that
 * moves the claim itself.
 */
final class CallCheck {

    /** The claim's id, by which listeners in the called process find the claim. */
    static final String BUSINESS_KEY = "#{execution.processBusinessKey}";

    private final GraphNode call;
    private final ModelContract contract;
    private final List<Finding> findings = new ArrayList<>();

    private CallCheck(GraphNode call, ModelContract contract) {
        this.call = call;
        this.contract = contract;
    }

    static List<Finding> check(GraphNode call, ModelContract contract) {
        CallCheck check = new CallCheck(call, contract);
        check.pinned();
        check.mappings();
        check.steps();
        return check.findings;
    }

    private void pinned() {
        if (!"deployment".equals(Xml.camunda(call.element(), "calledElementBinding"))) {
            add("call it with binding deployment: by any other, a newer version could come in between that nobody has"
                    + " checked with this one");
        }
    }

    private void mappings() {
        if (mapped("in").map(in -> Xml.attribute(in, "businessKey")).noneMatch(BUSINESS_KEY::equals)) {
            add("the called process must know the claim: pass the business key on, as " + BUSINESS_KEY);
        }
        Stream.concat(mapped("in"), mapped("out"))
                .filter(mapping -> Xml.attribute(mapping, "businessKey").isEmpty())
                .filter(mapping -> !isPlain(mapping))
                .findFirst()
                .ifPresent(mapping -> add("a variable is passed on under its own name: source and target alike, in what"
                        + " a claim is routed by and lasts, out what the process answers as " + Results.PREFIX + "…"));
        Set<String> unknown = new TreeSet<>();
        within(call).forEach(node -> unknown.addAll(node.everythingAsked()));
        unknown.removeAll(names("in"));
        within(call).forEach(node -> unknown.removeAll(givenBy(node)));
        if (!unknown.isEmpty()) {
            add("the called process asks for " + unknown + ", which it is not told: pass that in, or set it in the"
                    + " called process");
        }
    }

    private boolean isPlain(Element mapping) {
        String source = Xml.attribute(mapping, "source");
        boolean known = "out".equals(mapping.getLocalName())
                ? answered().contains(source)
                : contract.variables().isStored(source)
                        && !contract.variables().chosen().contains(source);
        return known && source.equals(Xml.attribute(mapping, "target"));
    }

    private void steps() {
        within(call)
                .filter(node -> node.is(Kind.USER)
                        || node.is(Kind.SERVICE)
                        || node.trigger().is(Trigger.Kind.MESSAGE))
                .findFirst()
                .ifPresent(node -> add(
                        node.is(Kind.USER)
                                ? node + " is a task for a person, and people's lists hold the tasks of the process "
                                        + contract.process() + " alone: nobody would find it. Put it into a subprocess"
                                        + " in place of the call, or before or after the call"
                                : node + " belongs to the process " + contract.process()
                                        + ": a called process asks workers and tables for results, and moves no claim."
                                        + " Draw it before or after the call"));
    }

    /** What is passed on, by name. */
    Set<String> names(String direction) {
        return mapped(direction)
                .map(mapping -> Xml.attribute(mapping, "source"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The results that are gone with the called process. */
    static Set<String> kept(GraphNode call) {
        CallCheck check = new CallCheck(call, null);
        Set<String> kept = new HashSet<>(check.answered());
        kept.removeAll(check.names("out"));
        return kept;
    }

    /** What must be there when it is called. */
    static Set<String> told(GraphNode call) {
        return new CallCheck(call, null).names("in");
    }

    private Set<String> answered() {
        return within(call).flatMap(node -> node.results().keySet().stream()).collect(Collectors.toSet());
    }

    private static Set<String> givenBy(GraphNode node) {
        Set<String> given = new HashSet<>(node.gives());
        given.addAll(node.results().keySet());
        return given;
    }

    private Stream<Element> mapped(String direction) {
        return Xml.children(call.element(), "extensionElements").stream()
                .flatMap(extensions -> Xml.children(extensions).stream())
                .filter(child -> direction.equals(child.getLocalName()));
    }

    private static Stream<GraphNode> within(GraphNode scope) {
        return scope.children().stream().flatMap(child -> Stream.concat(Stream.of(child), within(child)));
    }

    private void add(String message) {
        findings.add(new Finding(call.id(), RefusalReason.CALLED, message));
    }
}
