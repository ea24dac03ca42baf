package com.psnb2b.codesupport.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The fields that a form must have for the code that reads it: by key, kind of component and options.
 *
 * @param known every key that is read; empty where others are ignored
 */
public record FormRequirement(List<Field> fields, Set<String> known) {

    /**
     * One field.
     *
     * @param options all that it offers; empty where these are the owner's
     */
    public record Field(String key, Set<String> components, Set<String> options) {}

    /** With a field for each of these variables, too. */
    FormRequirement with(Map<String, VariableType> answered) {
        List<Field> all = new ArrayList<>(fields);
        answered.forEach((name, type) -> all.add(new Field(name, components(type), options(type))));
        return new FormRequirement(all, known);
    }

    private static Set<String> components(VariableType type) {
        return switch (type.kind()) {
            case TRUTH -> Set.of("checkbox");
            case NUMBER -> Set.of("number");
            default -> type.isListed() ? Set.of("radio", "select") : Set.of("radio", "select", "textarea", "textfield");
        };
    }

    private static Set<String> options(VariableType type) {
        return type.values().stream().map(Object::toString).collect(Collectors.toSet());
    }

    /** What a form lacks, each as a half-sentence. */
    List<String> lacking(JsonNode form) {
        List<JsonNode> there = new ArrayList<>();
        collect(form, there);
        List<String> lacking = new ArrayList<>();
        fields.forEach(field -> lacking.addAll(field(field, there)));
        there.stream()
                .filter(component -> !"expression".equals(component.path("type").asText()))
                .map(component -> component.path("key").asText())
                .filter(key -> !key.isEmpty() && !known.isEmpty() && !known.contains(key))
                .forEach(key ->
                        lacking.add("has the field " + key + ", which nothing reads and a start refuses; known are "
                                + String.join(", ", new TreeSet<>(known))));
        return lacking;
    }

    private static List<String> field(Field field, List<JsonNode> there) {
        JsonNode found = there.stream()
                .filter(component -> field.key().equals(component.path("key").asText()))
                .findFirst()
                .orElse(null);
        String kinds = String.join(" or ", new TreeSet<>(field.components()));
        if (found == null) {
            return List.of("lacks the field " + field.key() + " (" + kinds + ")");
        }
        String kind = found.path("type").asText();
        if (!field.components().contains(kind)) {
            return List.of("has the field " + field.key() + " as " + kind + "; it must be " + kinds);
        }
        if (field.options().isEmpty() || kind.equals("checkbox")) {
            return List.of();
        }
        Set<String> offered = new TreeSet<>();
        found.path("values").forEach(value -> offered.add(value.path("value").asText()));
        return offered.equals(field.options())
                ? List.of()
                : List.of("offers " + offered + " in the field " + field.key() + "; it must offer "
                        + new TreeSet<>(field.options()) + ", as static options");
    }

    /** The fields whose key is the variable's name: not those in lists, nor in groups with a path. */
    private static void collect(JsonNode parent, List<JsonNode> fields) {
        for (JsonNode component : parent.path("components")) {
            fields.add(component);
            boolean plain = !component.hasNonNull("path")
                    && !"dynamiclist".equals(component.path("type").asText());
            if (plain) {
                collect(component, fields);
            }
        }
    }
}
