package com.psnb2b.codesupport.guard;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * Some elements of a drawing, laid out anew from left to right for a picture: what lies between two of them is left out, and a
 * note stands below an element.
 */
final class Sketch {

    private static final int COLUMN = 150;
    private static final int ROW = 130;
    private static final int TASK_WIDTH = 100;
    private static final int TASK_HEIGHT = 80;

    /** Where an element stands. */
    private record Box(int x, int y, int width, int height) {
        int middle() {
            return y + height / 2;
        }
    }

    /** A flow, or several on end through what is left out. */
    private record Line(String from, String to, String name, int leftOut) {}

    private final Map<String, Element> elements = new LinkedHashMap<>();
    private final Map<String, List<Element>> flows = new HashMap<>();
    private final List<String> shown;
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final StringBuilder semantic = new StringBuilder();
    private final StringBuilder drawn = new StringBuilder();

    private Sketch(String model, List<String> shown) throws Exception {
        this.shown = shown;
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(model)));
        var all = document.getElementsByTagNameNS("http://www.omg.org/spec/BPMN/20100524/MODEL", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.getLocalName().equals("sequenceFlow")) {
                flows.computeIfAbsent(element.getAttribute("sourceRef"), first -> new ArrayList<>())
                        .add(element);
            } else if (element.hasAttribute("id")) {
                elements.putIfAbsent(element.getAttribute("id"), element);
            }
        }
    }

    /**
     * @param shown ids, those further left first; a boundary event behind what it stands on
     * @param notes text by the id of the element that it is about
     */
    static String of(String model, List<String> shown, Map<String, String> notes) throws Exception {
        return new Sketch(model, shown).draw(notes);
    }

    private String draw(Map<String, String> notes) {
        List<Line> lines = lines();
        place(lines);
        shown.forEach(this::element);
        lines.forEach(this::line);
        notes.forEach(this::note);
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                    xmlns:di="http://www.omg.org/spec/DD/20100524/DI" targetNamespace="sketch">
                  <bpmn:process id="sketch">%s</bpmn:process>
                  <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="sketch">%s</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </bpmn:definitions>""".formatted(semantic, drawn);
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (String from : shown) {
            Set<String> seen = new HashSet<>();
            Deque<Line> open = new ArrayDeque<>();
            leave(from, new Line(from, from, "", 0), open);
            while (!open.isEmpty()) {
                Line next = open.removeFirst();
                if (shown.contains(next.to())) {
                    // A way back through much else is another story.
                    int ahead = shown.indexOf(next.to()) - shown.indexOf(from);
                    if (ahead > 0 || ahead < 0 && next.leftOut() <= 2) {
                        lines.add(next);
                    }
                } else if (seen.add(next.to())) {
                    leave(next.to(), new Line(from, next.to(), next.name(), next.leftOut() + 1), open);
                }
            }
        }
        return lines;
    }

    private void leave(String element, Line so, Deque<Line> open) {
        for (Element flow : flows.getOrDefault(element, List.of())) {
            String own = flow.getAttribute("name");
            open.add(
                    new Line(so.from(), flow.getAttribute("targetRef"), own.isEmpty() ? so.name() : own, so.leftOut()));
        }
    }

    private void place(List<Line> lines) {
        Map<String, Integer> columns = new HashMap<>();
        Map<Integer, Integer> rows = new HashMap<>();
        for (String id : shown) {
            Element element = elements.get(id);
            if (element == null) {
                throw new IllegalArgumentException("the drawing has no " + id);
            }
            String host = element.getAttribute("attachedToRef");
            if (!host.isEmpty()) {
                Box at = boxes.get(host);
                columns.put(id, columns.get(host));
                boxes.put(id, new Box(at.x() + at.width() * 3 / 4 - 18, at.y() + at.height() - 18, 36, 36));
                continue;
            }
            int column = lines.stream()
                    .filter(line -> line.to().equals(id) && columns.containsKey(line.from()))
                    .mapToInt(line -> columns.get(line.from()) + 1)
                    .max()
                    .orElse(0);
            // What a boundary event leads to stands below the straight path.
            boolean below = lines.stream()
                            .filter(line -> line.to().equals(id) && boxes.containsKey(line.from()))
                            .allMatch(line -> elements.get(line.from()).hasAttribute("attachedToRef"))
                    && lines.stream().anyMatch(line -> line.to().equals(id) && boxes.containsKey(line.from()));
            int row = Math.max(rows.getOrDefault(column, 0), below ? 1 : 0);
            columns.put(id, column);
            rows.put(column, row + 1);
            boxes.put(id, box(kind(element), 40 + column * COLUMN + TASK_WIDTH / 2, 60 + row * ROW + TASK_HEIGHT / 2));
        }
    }

    private static Box box(String kind, int x, int y) {
        int size = kind.endsWith("Event") ? 36 : kind.endsWith("Gateway") ? 50 : 0;
        return size == 0
                ? new Box(x - TASK_WIDTH / 2, y - TASK_HEIGHT / 2, TASK_WIDTH, TASK_HEIGHT)
                : new Box(x - size / 2, y - size / 2, size, size);
    }

    private static String kind(Element element) {
        return element.getLocalName();
    }

    private void element(String id) {
        Element element = elements.get(id);
        String kind = kind(element);
        boolean isStep = !kind.endsWith("Gateway") && !kind.endsWith("Event");
        String name = element.getAttribute("name").isEmpty() && isStep ? id : element.getAttribute("name");
        semantic.append("<bpmn:%s id=\"%s\" name=\"%s\"".formatted(kind, id, escaped(name)));
        for (String kept : List.of("attachedToRef", "cancelActivity")) {
            if (element.hasAttribute(kept)) {
                semantic.append(" %s=\"%s\"".formatted(kept, element.getAttribute(kept)));
            }
        }
        semantic.append(">");
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            String inside = child.getLocalName();
            if (inside != null && inside.endsWith("EventDefinition")) {
                semantic.append("<bpmn:%s/>".formatted(inside));
            } else if (inside != null && inside.endsWith("LoopCharacteristics")) {
                semantic.append("<bpmn:%s isSequential=\"%s\"/>"
                        .formatted(
                                inside,
                                ((Element) child).getAttribute("isSequential").equals("true")));
            }
        }
        semantic.append("</bpmn:%s>".formatted(kind));
        shape(id, boxes.get(id));
    }

    private void shape(String id, Box box) {
        drawn.append("<bpmndi:BPMNShape bpmnElement=\"%s\"%s><dc:Bounds x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
                        .formatted(id, " isExpanded=\"false\"", box.x(), box.y(), box.width(), box.height()))
                .append("</bpmndi:BPMNShape>");
    }

    private void line(Line line) {
        Box from = boxes.get(line.from());
        Box to = boxes.get(line.to());
        String id = "line-" + line.from() + "-" + line.to();
        semantic.append("<bpmn:sequenceFlow id=\"%s\" name=\"%s\" sourceRef=\"%s\" targetRef=\"%s\"/>"
                .formatted(id, escaped(line.name()), line.from(), line.to()));
        int fromX = from.x() + from.width();
        int middle = fromX + (COLUMN - TASK_WIDTH) / 2;
        if (elements.get(line.from()).hasAttribute("attachedToRef")) {
            int x = from.x() + 18;
            int below = from.y() + 36;
            if (to.middle() > below) {
                edge(id, x, below, x, to.middle(), to.x(), to.middle());
            } else {
                int at = to.x() + to.width() / 2;
                edge(id, x, below, x, below + 25, at, below + 25, at, to.y() + to.height());
            }
        } else if (to.x() < fromX) {
            // Back: over what lies between.
            int x = from.x() + from.width() / 2;
            int back = to.x() + to.width() / 2;
            int over = Math.min(from.y(), to.y()) - 30;
            edge(id, x, from.y(), x, over, back, over, back, to.y());
        } else if (from.middle() == to.middle() && to.x() - fromX > COLUMN) {
            int x = from.x() + from.width() / 2;
            int ahead = to.x() + to.width() / 2;
            int over = from.middle() - TASK_HEIGHT / 2 - 18;
            edge(id, x, from.y(), x, over, ahead, over, ahead, to.y());
        } else if (from.middle() == to.middle()) {
            edge(id, fromX, from.middle(), to.x(), to.middle());
        } else {
            edge(id, fromX, from.middle(), middle, from.middle(), middle, to.middle(), to.x(), to.middle());
        }
    }

    private void edge(String id, int... points) {
        drawn.append("<bpmndi:BPMNEdge bpmnElement=\"%s\">".formatted(id));
        for (int i = 0; i < points.length; i += 2) {
            drawn.append("<di:waypoint x=\"%d\" y=\"%d\"/>".formatted(points[i], points[i + 1]));
        }
        drawn.append("</bpmndi:BPMNEdge>");
    }

    private void note(String about, String text) {
        Box box = boxes.get(about);
        int bottom = boxes.values().stream()
                .mapToInt(other -> other.y() + other.height())
                .max()
                .orElseThrow();
        Box at = new Box(box.x() + box.width() / 2 - 60, bottom + 50, 180, 44);
        semantic.append("<bpmn:textAnnotation id=\"note-%1$s\"><bpmn:text>%2$s</bpmn:text></bpmn:textAnnotation>"
                        .formatted(about, escaped(text))
                + "<bpmn:association id=\"about-%1$s\" sourceRef=\"%1$s\" targetRef=\"note-%1$s\"/>".formatted(about));
        shape("note-" + about, at);
        edge("about-" + about, box.x() + box.width() / 2, box.y() + box.height(), box.x() + box.width() / 2, at.y());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
