package com.psnb2b.codesupport.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** All checks of the guard on one file. Pure: the same file gives the same findings everywhere. */
public final class ModelCheck {

    private static final int LARGEST = 1_000_000;

    private final ModelContract contract;

    public ModelCheck(ModelContract contract) {
        this.contract = contract;
    }

    /**
     * @param name the resource's name, which says what it is
     * @param environment what is deployed, or will be with it
     * @return why it is refused; empty where it may be deployed
     */
    public List<Finding> check(String name, byte[] content, ModelEnvironment environment) {
        if (content.length > LARGEST) {
            return List.of(new Finding(
                    null, RefusalReason.SIZE, "is larger than " + LARGEST / 1_000_000 + " MB; ours have 50 KB"));
        }
        Optional<String> wrong = WrongFile.atFirstSight(content);
        if (wrong.isPresent()) {
            return List.of(new Finding(null, RefusalReason.RESOURCE, wrong.get()));
        }
        try {
            if (name.endsWith(".bpmn") || name.endsWith(".bpmn20.xml")) {
                Element definitions = Xml.parse(content);
                Optional<String> foreign = WrongFile.otherThanBpmn(definitions);
                if (foreign.isPresent()) {
                    return List.of(new Finding(null, RefusalReason.RESOURCE, foreign.get()));
                }
                Map<String, byte[]> shipped = contract.asShipped();
                return ShippedModelCheck.in(definitions, shipped)
                        .map(process -> ShippedModelCheck.check(process, content, shipped.get(process)))
                        .orElseGet(() -> model(definitions, environment));
            }
            if (name.endsWith(".dmn") || name.endsWith(".dmn11.xml")) {
                return tables(Xml.parse(content), content, environment);
            }
        } catch (SAXException e) {
            return List.of(new Finding(null, RefusalReason.RESOURCE, WrongFile.unread(content, e)));
        }
        if (name.endsWith(".form")) {
            return FormCheck.check(content, contract.promise());
        }
        if (name.endsWith(".json")) {
            // Examples are run once everything else holds.
            return List.of();
        }
        return List.of(new Finding(
                null,
                RefusalReason.RESOURCE,
                "is neither a BPMN model, nor a decision table, nor a Camunda Form, nor examples (.json); HTML forms are part of the"
                        + " application"));
    }

    /** Code first: what is asked of a table is asked in its own words. */
    private List<Finding> tables(Element definitions, byte[] content, ModelEnvironment environment) {
        List<Finding> findings = DecisionTableCheck.check(definitions, environment);
        return findings.isEmpty()
                ? DmnFileCheck.faults(content, contract.tables()).stream()
                        .map(fault -> new Finding(fault.table(), RefusalReason.TABLE, fault.inTable()))
                        .toList()
                : findings;
    }

    /** @param definitions root of a BPMN file */
    List<Finding> model(Element definitions, ModelEnvironment environment) {
        List<Finding> findings = new ArrayList<>(Vocabulary.check(definitions));
        Processes processes = new Processes(definitions, environment, contract);
        Set<String> called = processes.called();
        for (Element process : Xml.children(definitions, "process")) {
            boolean ofClaims = contract.process().equals(Xml.id(process)) || called.contains(Xml.id(process));
            findings.addAll(ReferenceCheck.check(process, environment, contract, ofClaims));
            findings.addAll(
                    contract.process().equals(Xml.id(process))
                            ? claims(process, processes, findings)
                            : ofClaims ? List.of() : besides(process, environment));
        }
        return findings;
    }

    /** Each look relies on the one before: there is no path to follow in a drawing with elements that nobody knows. */
    private List<Finding> claims(Element process, Processes processes, List<Finding> before) {
        if (!before.isEmpty()) {
            return List.of();
        }
        ProcessGraph graph = ProcessGraph.of(process, processes, contract);
        if (!graph.findings().isEmpty()) {
            return graph.findings();
        }
        List<Finding> names = ContractCheck.check(graph);
        return names.isEmpty() ? PathSearch.check(graph) : names;
    }

    private List<Finding> besides(Element process, ModelEnvironment environment) {
        BesideContract beside = contract.beside().get(Xml.id(process));
        return beside == null ? others(process) : BesideCheck.check(process, environment, beside);
    }

    /** A process beside the claims' one may do what it likes with itself, and nothing with claims. */
    private List<Finding> others(Element process) {
        List<Finding> findings = new ArrayList<>();
        Set<String> messages = messageIds((Element) process.getParentNode());
        Xml.all(process).forEach(element -> {
            if (Xml.is(element, "callActivity")) {
                boolean startsClaims = contract.process().equals(Xml.attribute(element, "calledElement"));
                findings.add(new Finding(
                        Xml.owner(element),
                        RefusalReason.CALLED,
                        startsClaims
                                ? "a claim that another process calls ends when that process does, and would be left"
                                        + " without one. Let whatever stands before it file the claim when it is done: by"
                                        + " the start form of " + contract.process() + ", or by POST /api/v1/claims"
                                : "only the process " + contract.process() + ", and one that it calls, calls another:"
                                        + " what another process calls is read with nobody"));
            }
            if (Xml.is(element, "serviceTask") || "taskListener".equals(element.getLocalName())) {
                findings.add(new Finding(
                        Xml.owner(element),
                        RefusalReason.BEAN,
                        "delegates, listeners and workers work on claims, and belong to the process "
                                + contract.process() + ", or to one that it calls and that is deployed with it"));
            }
            if (messages.contains(element.getAttribute("messageRef"))) {
                findings.add(new Finding(
                        Xml.owner(element),
                        RefusalReason.CONTRACT,
                        "the messages of claims belong to the process " + contract.process()));
            }
        });
        return findings;
    }

    private Set<String> messageIds(Element definitions) {
        return Set.copyOf(Xml.children(definitions, "message").stream()
                .filter(message -> contract.messages().all().contains(message.getAttribute("name")))
                .map(Xml::id)
                .toList());
    }
}
