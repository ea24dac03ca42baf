package com.psnb2b.codesupport.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * What an event waits for or throws.
 *
 * @param name of a message, code of an error or escalation; empty where the drawing gives none: a catching event then
 *     takes every code
 */
record Trigger(Kind kind, String name) {

    enum Kind {
        NONE,
        MESSAGE,
        TIMER,
        ERROR,
        ESCALATION,
        TERMINATE,
        /** Several at once, or one that the guard does not know. */
        OTHER
    }

    static final Trigger NONE = new Trigger(Kind.NONE, "");

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Whether what is thrown with this code is caught here. */
    boolean catches(Kind thrown, String code) {
        return kind == thrown && (name.isEmpty() || name.equals(code));
    }

    /** Reads the events of one file, which names messages and codes at its top. */
    static final class Reader {

        private final Map<String, String> names = new HashMap<>();

        Reader(Element definitions) {
            Xml.children(definitions, "message").forEach(one -> names.put(Xml.id(one), one.getAttribute("name")));
            Xml.children(definitions, "error").forEach(one -> names.put(Xml.id(one), one.getAttribute("errorCode")));
            Xml.children(definitions, "escalation")
                    .forEach(one -> names.put(Xml.id(one), one.getAttribute("escalationCode")));
        }

        Trigger of(Element event) {
            List<Element> definitions = Xml.children(event).stream()
                    .filter(child -> child.getLocalName().endsWith("EventDefinition"))
                    .toList();
            if (definitions.size() != 1) {
                return definitions.isEmpty() ? NONE : new Trigger(Kind.OTHER, "");
            }
            Element definition = definitions.get(0);
            return switch (definition.getLocalName()) {
                case "messageEventDefinition" -> named(Kind.MESSAGE, definition, "messageRef");
                case "timerEventDefinition" -> new Trigger(Kind.TIMER, "");
                case "errorEventDefinition" -> named(Kind.ERROR, definition, "errorRef");
                case "escalationEventDefinition" -> named(Kind.ESCALATION, definition, "escalationRef");
                case "terminateEventDefinition" -> new Trigger(Kind.TERMINATE, "");
                default -> new Trigger(Kind.OTHER, "");
            };
        }

        private Trigger named(Kind kind, Element definition, String reference) {
            String id = Xml.attribute(definition, reference);
            // What is named and not there is another fault than what is not named.
            return new Trigger(kind, id.isEmpty() ? "" : names.getOrDefault(id, ""));
        }
    }

    /** Whether an event names something that is not there, or that has no name or code itself. */
    static boolean isBroken(Element event, Trigger read) {
        return read.name().isEmpty()
                && Xml.children(event).stream()
                        .anyMatch(definition -> !(Xml.attribute(definition, "errorRef")
                                        + Xml.attribute(definition, "escalationRef"))
                                .isEmpty());
    }
}
