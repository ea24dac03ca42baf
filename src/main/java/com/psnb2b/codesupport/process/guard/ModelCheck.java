package com.psnb2b.codesupport.process.guard;

import com.psnb2b.codesupport.process.ClaimProcess;
import com.psnb2b.codesupport.process.TableCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Everything that the guard asks of one file. Pure: the same file gives the same findings everywhere. */
public final class ModelCheck {

    private static final Set<String> OUR_MESSAGES =
            Set.of(ClaimProcess.EVIDENCE_ADDED, ClaimProcess.RECONSIDERATION_REQUESTED, ClaimProcess.CLAIM_WITHDRAWN);

    private ModelCheck() {}

    /**
     * @param name the resource's name, which says what it is
     * @param isForm whether a Camunda Form of this id is or will be deployed
     * @return why it is refused; empty where it may be deployed
     */
    public static List<Finding> check(String name, byte[] content, Predicate<String> isForm) {
        try {
            if (name.endsWith(".bpmn") || name.endsWith(".bpmn20.xml")) {
                return model(Xml.parse(content), isForm);
            }
            if (name.endsWith(".dmn") || name.endsWith(".dmn11.xml")) {
                return tables(Xml.parse(content), content);
            }
        } catch (SAXException e) {
            return List.of(new Finding(null, Reason.RESOURCE, "cannot be read: " + e.getMessage()));
        }
        if (name.endsWith(".form")) {
            return Forms.check(content);
        }
        return List.of(new Finding(
                null,
                Reason.RESOURCE,
                "is neither a BPMN model, nor a decision table, nor a Camunda Form; HTML forms are part of the"
                        + " application"));
    }

    /** Code first: what is asked of a table is asked in its own words. */
    private static List<Finding> tables(Element definitions, byte[] content) {
        List<Finding> findings = Tables.check(definitions);
        return findings.isEmpty()
                ? TableCheck.faults(content).stream()
                        .map(fault -> new Finding(fault.table(), Reason.TABLE, fault.inTable()))
                        .toList()
                : findings;
    }

    /** @param definitions root of a BPMN file */
    static List<Finding> model(Element definitions, Predicate<String> isForm) {
        List<Finding> findings = new ArrayList<>(Vocabulary.check(definitions));
        for (Element process : Xml.children(definitions, "process")) {
            all(process)
                    .flatMap(element -> Forms.check(element, isForm).stream())
                    .forEach(findings::add);
            findings.addAll(ClaimProcess.KEY.equals(Xml.id(process)) ? claims(process, findings) : others(process));
        }
        return findings;
    }

    /** Each look relies on the one before: there is no path to follow in a drawing with elements that nobody knows. */
    private static List<Finding> claims(Element process, List<Finding> before) {
        if (!before.isEmpty()) {
            return List.of();
        }
        Graph graph = Graph.of(process);
        if (!graph.findings().isEmpty()) {
            return graph.findings();
        }
        List<Finding> contract = Contract.check(graph);
        return contract.isEmpty() ? PathSearch.check(graph) : contract;
    }

    /** A process beside the claims' one may do what it likes with itself, and nothing with claims. */
    private static List<Finding> others(Element process) {
        List<Finding> findings = new ArrayList<>();
        Set<String> messages = messageIds((Element) process.getParentNode());
        all(process).forEach(element -> {
            if (Xml.is(element, "serviceTask") || "taskListener".equals(element.getLocalName())) {
                findings.add(new Finding(
                        owner(element),
                        Reason.BEAN,
                        "delegates and listeners work on claims, and belong to the process " + ClaimProcess.KEY));
            }
            if (messages.contains(element.getAttribute("messageRef"))) {
                findings.add(new Finding(
                        owner(element),
                        Reason.CONTRACT,
                        "the messages of claims belong to the process " + ClaimProcess.KEY));
            }
        });
        return findings;
    }

    private static Set<String> messageIds(Element definitions) {
        return Set.copyOf(Xml.children(definitions, "message").stream()
                .filter(message -> OUR_MESSAGES.contains(message.getAttribute("name")))
                .map(Xml::id)
                .toList());
    }

    private static String owner(Element element) {
        Element named = element;
        while (Xml.id(named).isEmpty() && named.getParentNode() instanceof Element parent) {
            named = parent;
        }
        return Xml.id(named);
    }

    private static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), Xml.children(element).stream().flatMap(ModelCheck::all));
    }
}
