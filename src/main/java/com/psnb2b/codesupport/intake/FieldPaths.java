package com.psnb2b.codesupport.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.Faults;

/** Fields by their path: {@code product.region} for the region inside the product. */
final class FieldPaths {

    /** The deepest field of a claim; more dots are no path of ours, and a name that nobody knows. */
    private static final int DEEPEST = 2;

    private FieldPaths() {}

    /**
     * The same with each path as an object in an object.
     *
     * @param errors takes a field that is there twice, and one that is null: it says nothing, and would be lost
     */
    static ObjectNode nested(JsonNode sent, Faults errors) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        put(whole, "", sent, errors);
        return whole;
    }

    private static void put(ObjectNode whole, String path, JsonNode value, Faults errors) {
        if (value.isObject() && !value.isEmpty()) {
            value.fields()
                    .forEachRemaining(field -> put(
                            whole,
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                            field.getValue(),
                            errors));
            return;
        }
        if (path.isEmpty()) {
            return;
        }
        if (value.isNull()) {
            errors.add(path, "required", "is null: a fact is corrected, and not taken back");
            return;
        }
        String[] names = path.split("\\.", -1);
        ObjectNode owner = whole;
        String name = path;
        if (names.length == DEEPEST) {
            JsonNode there = whole.path(names[0]);
            owner = there.isMissingNode()
                    ? whole.putObject(names[0])
                    : there instanceof ObjectNode known ? known : null;
            name = names[1];
        }
        if (owner == null || owner.has(name)) {
            errors.add(path, "invalid", "is there twice");
        } else {
            owner.set(name, value);
        }
    }
}
