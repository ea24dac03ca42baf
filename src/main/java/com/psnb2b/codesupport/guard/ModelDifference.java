package com.psnb2b.codesupport.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What differs between two versions of a file, element by element, by their ids. Where they are drawn says nothing. */
public final class ModelDifference {

    /** What became of an element. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One element that is not as before.
     *
     * @param element its id
     * @param name for people; null where it has none
     * @param before what it held itself, shortened; null where it was not there
     * @param after what it holds itself, shortened; null where it is gone
     */
    public record Change(Kind kind, String element, String name, String before, String after) {}

    private static final int SHOWN = 200;

    private ModelDifference() {}

    /** @return empty where a version cannot be read, as where nothing differs */
    public static List<Change> between(byte[] before, byte[] after) {
        Map<String, String> old = elements(before);
        Map<String, String> now = elements(after);
        Map<String, String> names = ElementNames.of(before);
        names.putAll(ElementNames.of(after));
        List<Change> changes = new ArrayList<>();
        Stream.concat(now.keySet().stream(), old.keySet().stream()).distinct().forEach(id -> {
            String was = old.get(id);
            String is = now.get(id);
            if (!Objects.equals(was, is) && !old.isEmpty() && !now.isEmpty()) {
                Kind kind = was == null ? Kind.ADDED : is == null ? Kind.REMOVED : Kind.CHANGED;
                changes.add(new Change(kind, id, names.get(id), shortened(was), shortened(is)));
            }
        });
        return changes;
    }

    private static String shortened(String text) {
        return text == null || text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static Map<String, String> elements(byte[] content) {
        Map<String, String> elements = new LinkedHashMap<>();
        try {
            add(Xml.parse(content), elements);
        } catch (SAXException e) {
            FormCheck.read(content).ifPresent(form -> add(form, elements));
        }
        return elements;
    }

    private static void add(Element element, Map<String, String> elements) {
        if (String.valueOf(element.getNamespaceURI()).endsWith("/DI")
                || String.valueOf(element.getNamespaceURI()).endsWith("/DMNDI/")) {
            return;
        }
        if (!Xml.id(element).isEmpty()) {
            elements.put(Xml.id(element), own(element));
        }
        Xml.children(element).forEach(child -> add(child, elements));
    }

    /** A flow tells it of both its ends, and the width of a column is a matter of the screen. */
    private static boolean isSaidElsewhere(Node part) {
        return Xml.BPMN.equals(part.getNamespaceURI())
                        && List.of("incoming", "outgoing").contains(part.getLocalName())
                || String.valueOf(part.getNamespaceURI()).startsWith("http://bpmn.io/");
    }

    /** Its attributes and text, and those of what in it has no id of its own. */
    private static String own(Element element) {
        return Stream.concat(
                        Stream.concat(
                                Xml.attributes(element).stream()
                                        .filter(attribute ->
                                                !"id".equals(attribute.getName()) && !isSaidElsewhere(attribute))
                                        .map(attribute -> attribute.getName() + " " + attribute.getValue()),
                                Stream.of(Xml.text(element))),
                        Xml.children(element).stream()
                                .filter(child -> Xml.id(child).isEmpty() && !isSaidElsewhere(child))
                                .map(ModelDifference::own))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("; "));
    }

    private static void add(JsonNode form, Map<String, String> elements) {
        int number = 0;
        for (JsonNode component : form.path("components")) {
            String id = component.path("id").asText("component " + ++number);
            StringBuilder own = new StringBuilder();
            component.fields().forEachRemaining(field -> {
                if (!field.getKey().equals("components") && !field.getKey().equals("layout")) {
                    own.append(field.getKey())
                            .append(' ')
                            .append(field.getValue())
                            .append("; ");
                }
            });
            elements.put(id, own.toString());
            add(component, elements);
        }
    }
}
