package com.psnb2b.codesupport.guard;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** The processes of one deployment, which may call each other. */
final class Processes {

    private final Map<String, Element> byKey = new LinkedHashMap<>();
    private final Map<Element, List<String>> asks = new LinkedHashMap<>();
    private final ModelEnvironment environment;
    private final ModelContract contract;

    /** @param definitions root of the file that is looked at; others of its deployment are known to the environment */
    Processes(Element definitions, ModelEnvironment environment, ModelContract contract) {
        this.environment = environment;
        this.contract = contract;
        Xml.children(definitions, "process").forEach(process -> byKey.put(Xml.id(process), process));
    }

    Optional<Element> find(String key) {
        return Optional.ofNullable(
                byKey.computeIfAbsent(key, other -> environment.process(other).orElse(null)));
    }

    /** The processes that the claims' one calls, directly or by another. */
    Set<String> called() {
        Set<String> called = new LinkedHashSet<>();
        find(contract.process()).ifPresent(process -> addCalled(process, called));
        return called;
    }

    private void addCalled(Element process, Set<String> called) {
        Xml.all(process)
                .filter(element -> Xml.is(element, "callActivity"))
                .map(call -> Xml.attribute(call, "calledElement"))
                .filter(called::add)
                .forEach(key -> find(key).ifPresent(next -> addCalled(next, called)));
    }

    Trigger.Reader triggers(Element inside) {
        return new Trigger.Reader(inside.getOwnerDocument().getDocumentElement());
    }

    /** The variables that an owner's own table asks for at this task. */
    List<String> asksOfTable(Element task) {
        return Xml.is(task, "businessRuleTask")
                ? asks.computeIfAbsent(task, asked -> ReferenceCheck.asked(asked, environment, contract))
                : List.of();
    }
}
