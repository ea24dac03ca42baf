package com.psnb2b.codesupport.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What people call the elements of a file: the words in the drawing, the row of a table, the label in a form. */
public final class ElementNames {

    private ElementNames() {}

    /** Names by id, of those that have one; empty where the file cannot be read. */
    public static Map<String, String> of(byte[] content) {
        Map<String, String> names = new HashMap<>();
        try {
            Element root = Xml.parse(content);
            Xml.all(root).forEach(element -> add(element, names));
            Xml.all(root)
                    .filter(element -> Xml.is(element, "sequenceFlow"))
                    .forEach(flow -> names.putIfAbsent(Xml.id(flow), ends(flow, names)));
        } catch (SAXException e) {
            FormCheck.read(content).ifPresent(form -> add(form, names));
        }
        return names;
    }

    private static void add(Element element, Map<String, String> names) {
        String name =
                element.getAttribute("name").isBlank() ? element.getAttribute("label") : element.getAttribute("name");
        if (!Xml.id(element).isEmpty() && !name.isBlank()) {
            names.put(Xml.id(element), name.strip());
        }
        if ("decisionTable".equals(element.getLocalName())) {
            rows(element, names);
        }
    }

    /** A flow is seldom named; it is known by where it leads. */
    private static String ends(Element flow, Map<String, String> names) {
        String from = Xml.attribute(flow, "sourceRef");
        String to = Xml.attribute(flow, "targetRef");
        return "flow from " + names.getOrDefault(from, from) + " to " + names.getOrDefault(to, to);
    }

    private static void rows(Element table, Map<String, String> names) {
        List<String> columns = Stream.concat(Xml.dmn(table, "input"), Xml.dmn(table, "output"))
                .map(column -> column.getAttribute("label"))
                .toList();
        List<Element> rows = Xml.dmn(table, "rule").toList();
        for (int row = 0; row < rows.size(); row++) {
            String name = "row " + (row + 1);
            names.put(Xml.id(rows.get(row)), name);
            List<Element> cells = Stream.concat(
                            Xml.dmn(rows.get(row), "inputEntry"), Xml.dmn(rows.get(row), "outputEntry"))
                    .toList();
            for (int cell = 0; cell < Math.min(cells.size(), columns.size()); cell++) {
                names.put(Xml.id(cells.get(cell)), name + ", " + columns.get(cell));
            }
        }
    }

    private static void add(JsonNode form, Map<String, String> names) {
        for (JsonNode component : form.path("components")) {
            String name = component.path("label").asText(component.path("key").asText());
            if (component.has("id") && !name.isBlank()) {
                names.put(component.path("id").asText(), name);
            }
            add(component, names);
        }
    }
}
