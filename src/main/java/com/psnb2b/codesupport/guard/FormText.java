package com.psnb2b.codesupport.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What is written into the properties of one component of a form: expressions, templates, patterns. */
final class FormText {

    private static final Map<String, String> BLOCKS = Map.of("#if ", "/if", "#loop ", "/loop");

    private FormText() {}

    /** What in this component cannot be read, as a sentence; empty where all can. */
    static Optional<String> fault(JsonNode component) {
        var properties = component.fields();
        while (properties.hasNext()) {
            var property = properties.next();
            // Components are looked at by themselves; options are shown as they are.
            if (!property.getKey().equals("components") && !property.getKey().equals("values")) {
                Optional<String> fault = property(property.getKey(), property.getValue());
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> property(String name, JsonNode value) {
        if (value.isObject()) {
            return fault(value);
        }
        String text = value.asText();
        if (!value.isTextual()) {
            return Optional.empty();
        }
        if (name.equals("pattern")) {
            return pattern(text);
        }
        if (text.startsWith("=")) {
            return unreadable(name, text.substring(1));
        }
        return text.contains("{{") ? template(name, text) : Optional.empty();
    }

    private static Optional<String> pattern(String text) {
        try {
            Pattern.compile(text);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("the pattern " + text + " cannot be read: " + e.getDescription());
        }
    }

    private static Optional<String> unreadable(String name, String expression) {
        FeelExpression read = FeelExpression.expression(expression.strip());
        return read.isReadable() ? Optional.empty() : Optional.of(name + " cannot be read as FEEL: " + read.fault());
    }

    /** Text with <code>{{expression}}</code>, <code>{{#if}}</code> and <code>{{#loop}}</code>. */
    private static Optional<String> template(String name, String text) {
        Deque<String> open = new ArrayDeque<>();
        int at = text.indexOf("{{");
        while (at >= 0) {
            int end = text.indexOf("}}", at);
            // The last brace of {{ {a: 1} }} or {{#loop [{…}]}} belongs to the expression.
            while (end > 0 && end + 2 < text.length() && text.charAt(end + 2) == '}') {
                end++;
            }
            if (end < 0) {
                return Optional.of(name + " has {{ without }}");
            }
            String inside = text.substring(at + 2, end).strip();
            if (inside.startsWith("/")) {
                if (open.isEmpty() || !open.pop().equals(inside)) {
                    return Optional.of(name + " has {{" + inside + "}} without its beginning");
                }
            } else {
                String begin = BLOCKS.keySet().stream()
                        .filter(inside::startsWith)
                        .findFirst()
                        .orElse("");
                Optional<String> fault = unreadable(name, inside.substring(begin.length()));
                if (fault.isPresent()) {
                    return fault;
                }
                if (!begin.isEmpty()) {
                    open.push(BLOCKS.get(begin));
                }
            }
            at = text.indexOf("{{", end);
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(name + " lacks {{" + open.peek() + "}}");
    }
}
