package com.psnb2b.codesupport.guard;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** The extension properties of a task, by which a drawing says what the task is told and answers. */
final class TaskProperties {

    private TaskProperties() {}

    /** Each with its value, in the order of the drawing; of one that stands twice the first. */
    static Map<String, String> of(Element task) {
        Map<String, String> properties = new LinkedHashMap<>();
        all(task)
                .forEach(property ->
                        properties.putIfAbsent(property.getAttribute("name"), property.getAttribute("value")));
        return properties;
    }

    /** The names that stand twice. */
    static Set<String> twice(Element task) {
        Set<String> once = new HashSet<>();
        return all(task).stream()
                .map(property -> property.getAttribute("name"))
                .filter(name -> !once.add(name))
                .collect(Collectors.toSet());
    }

    private static List<Element> all(Element task) {
        return Xml.children(task, "extensionElements").stream()
                .flatMap(extensions -> Xml.children(extensions).stream())
                .filter(child -> "properties".equals(child.getLocalName()))
                .flatMap(properties -> Xml.children(properties).stream())
                .toList();
    }
}
