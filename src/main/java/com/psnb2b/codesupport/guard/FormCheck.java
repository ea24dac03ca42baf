package com.psnb2b.codesupport.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Checks that a Camunda Form holds only what Tasklist shows completely. */
final class FormCheck {

    /**
     * What the form library of Tasklist 7.24 (form-js 1.8.7) can show; without frames, which could show any site inside a
     * claim. The schema version of a form says nothing: Modeler of today saves 19, with or without anything new in it.
     */
    private static final Set<String> COMPONENTS = new TreeSet<>(Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "datetime",
            "text",
            "html",
            "image",
            "table",
            "expression",
            "group",
            "dynamiclist",
            "spacer",
            "separator",
            "button"));

    private static final Set<String> KEYED = Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "datetime",
            "expression");

    private static final Set<String> SUBTYPES = Set.of("date", "time", "datetime");
    private static final int DEEPEST = 20;
    private static final int MOST = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Function<String, Optional<String>> promise;
    private int seen;

    private FormCheck(Function<String, Optional<String>> promise) {
        this.promise = promise;
    }

    /** The form; empty where it is not JSON. */
    static Optional<JsonNode> read(byte[] form) {
        try {
            return Optional.of(JSON.readTree(form)).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The id of a Camunda Form; empty where it has none or cannot be read. */
    static Optional<String> id(byte[] form) {
        return read(form).map(json -> json.path("id").textValue());
    }

    /**
     * Looks at a Camunda Form.
     *
     * @param promise the words in a text that read as a promise
     */
    static List<Finding> check(byte[] bytes, Function<String, Optional<String>> promise) {
        FormCheck forms = new FormCheck(promise);
        try {
            JsonNode form = JSON.readTree(bytes);
            String id = form.path("id").asText();
            if (!form.isObject() || id.isBlank() || id.length() > 255) {
                forms.add(null, "a form needs an id of 1 to 255 characters, by which tasks name it");
            }
            forms.components(form, new HashSet<>(), 0);
        } catch (JsonProcessingException e) {
            forms.findings.add(
                    new Finding(null, RefusalReason.RESOURCE, "is not a Camunda Form: " + e.getOriginalMessage()));
        } catch (IOException e) {
            forms.findings.add(new Finding(null, RefusalReason.RESOURCE, "cannot be read"));
        }
        return forms.findings;
    }

    /** @param taken keys that fields around have, as paths */
    private void components(JsonNode parent, Set<String> taken, int depth) {
        if (parent.has("components") && !parent.path("components").isArray() || depth > DEEPEST) {
            add(parent.path("id").textValue(), "its components must be a list, nested " + DEEPEST + " deep at most");
            return;
        }
        for (JsonNode component : parent.path("components")) {
            if (++seen > MOST) {
                if (seen == MOST + 1) {
                    add(null, "has more than " + MOST + " components");
                }
                return;
            }
            component(component, taken);
            boolean scope = component.hasNonNull("path")
                    || "dynamiclist".equals(component.path("type").asText());
            components(component, scope ? new HashSet<>() : taken, depth + 1);
        }
    }

    private void component(JsonNode component, Set<String> taken) {
        String id = component.path("id").textValue();
        String type = component.path("type").asText();
        if (!COMPONENTS.contains(type)) {
            add(
                    id,
                    "Tasklist cannot show a component of type " + type + "; it can show "
                            + String.join(", ", COMPONENTS));
        }
        if (id != null && !ids.add(id)) {
            add(id, "two components have this id; give one of them another");
        }
        if (type.equals("datetime")
                && !SUBTYPES.contains(component.path("subtype").asText("datetime"))) {
            add(id, "the subtype must be one of " + new TreeSet<>(SUBTYPES));
        }
        // Two fields of one key, or one inside the other, fail the whole form.
        String key = component.path(KEYED.contains(type) ? "key" : "path").asText();
        if (!key.isEmpty()) {
            if (taken.stream()
                    .anyMatch(other -> (other + ".").startsWith(key + ".") || (key + ".").startsWith(other + "."))) {
                add(id, "the key " + key + " is taken by another field");
            }
            taken.add(key);
        }
        FormText.fault(component).ifPresent(fault -> add(id, fault));
        promise(component).ifPresent(words -> add(id, words));
    }

    /** A form shows what a reseller will read, and prepares notes for one: it promises nothing. */
    private Optional<String> promise(JsonNode component) {
        List<String> written = new ArrayList<>(component.path("values").findValuesAsText("label"));
        component.forEach(value -> written.add(value.asText()));
        return written.stream()
                .flatMap(text -> promise.apply(text).stream())
                .findFirst()
                .map(words -> "reads as a promise, and a reseller may come to read it: \"" + words + "\"");
    }

    private void add(String element, String message) {
        findings.add(new Finding(element, RefusalReason.FORM, message));
    }
}
