package com.psnb2b.codesupport.intake.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.intake.StrictJson;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What the columns of a CSV body stand for: the fields of the JSON, with dots for those inside others. */
final class CsvColumns {

    /** The one field that is a list; its cell holds the list as JSON. */
    private static final String LIST = "evidence";

    private static final Set<String> FAULTS_OF_A_NAME = Set.of("unknown_field", "type");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<String> paths;
    private final StrictJson json;

    /**
     * @param reader reads a row; what it does not know in an empty one is a fault of the header
     * @throws InvalidInput that names each column that stands for nothing, or for what another stands for
     */
    CsvColumns(List<String> header, StrictJson json, Consumer<ObjectNode> reader) {
        paths = header.stream().map(String::strip).toList();
        this.json = json;
        Faults errors = new Faults();
        ObjectNode empty = NODES.objectNode();
        for (String path : paths) {
            if (!put(empty, path, path.equals(LIST) ? NODES.arrayNode() : NODES.textNode(""))) {
                errors.add(path.isEmpty() ? "header" : path, "invalid", "each column needs a name of its own");
            }
        }
        addUnknown(empty, reader, errors);
        errors.refuse();
    }

    private static void addUnknown(ObjectNode empty, Consumer<ObjectNode> reader, Faults errors) {
        try {
            reader.accept(empty);
        } catch (InvalidInput e) {
            List<FieldError> ofNames = e.errors().stream()
                    .filter(error -> FAULTS_OF_A_NAME.contains(error.code()))
                    .toList();
            errors.add(new InvalidInput(ofNames, e.more()));
        }
    }

    int count() {
        return paths.size();
    }

    /**
     * The row as JSON; a blank cell is an absent field.
     *
     * @throws InvalidInput that names the cell that is no list
     */
    ObjectNode row(List<String> cells) {
        ObjectNode row = NODES.objectNode();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                put(row, paths.get(i), value(paths.get(i), cells.get(i)));
            }
        }
        return row;
    }

    private JsonNode value(String path, String cell) {
        if (!path.equals(LIST)) {
            return NODES.textNode(cell);
        }
        try {
            return json.read(cell);
        } catch (JsonProcessingException e) {
            throw InvalidInput.of(path, "invalid", "must be a list in JSON, as POST /claims takes it");
        }
    }

    /** False where the name is none, or its place is taken. */
    private static boolean put(ObjectNode row, String path, JsonNode value) {
        ObjectNode owner = row;
        String rest = path;
        for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
            String name = rest.substring(0, dot);
            if (!name.isEmpty() && !owner.has(name)) {
                owner.putObject(name);
            }
            if (!(owner.get(name) instanceof ObjectNode child)) {
                return false;
            }
            owner = child;
            rest = rest.substring(dot + 1);
        }
        if (rest.isEmpty() || owner.has(rest)) {
            return false;
        }
        owner.set(rest, value);
        return true;
    }
}
