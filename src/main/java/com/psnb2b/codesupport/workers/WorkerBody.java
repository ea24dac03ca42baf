package com.psnb2b.codesupport.workers;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.KnownNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a worker sends, field by field; faults are gathered. Clients of the engine send everything that they know of, so
 * a field that is not known here is a fault only where it says something.
 */
final class WorkerBody {

    private final JsonNode sent;
    private final String prefix;
    private final Faults faults;

    private WorkerBody(JsonNode sent, String prefix, Faults faults) {
        this.sent = sent;
        this.prefix = prefix;
        this.faults = faults;
    }

    /** @throws InvalidInput where it is no object */
    static WorkerBody of(JsonNode sent, String... fields) {
        WorkerBody body = new WorkerBody(sent, "", new Faults());
        if (!sent.isObject()) {
            throw InvalidInput.of("body", "type", "must be a JSON object");
        }
        body.knows(fields);
        return body;
    }

    private void knows(String... fields) {
        Set<String> known = Set.of(fields);
        sent.fields().forEachRemaining(field -> {
            if (!known.contains(field.getKey()) && saysSomething(field.getValue())) {
                faults.add(
                        prefix + field.getKey(),
                        "unknown_field",
                        "is not a field here; " + KnownNames.instead(field.getKey(), known));
            }
        });
    }

    private static boolean saysSomething(JsonNode value) {
        return !(value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isBoolean() && !value.asBoolean());
    }

    /** A text of 1 to so many characters, without control characters; null where it is not there. */
    String text(String field, boolean needed, int longest) {
        JsonNode value = sent.path(field);
        if (value.isMissingNode() || value.isNull()) {
            if (needed) {
                faults.add(prefix + field, "required", "is needed");
            }
            return null;
        }
        if (!value.isTextual()) {
            faults.add(prefix + field, "type", "must be a text");
        } else if (value.asText().isBlank() || value.asText().length() > longest) {
            faults.add(prefix + field, "invalid", "must have 1 to " + longest + " characters");
        } else if (value.asText().chars().anyMatch(WorkerBody::isControl)) {
            faults.add(prefix + field, "invalid", "may hold no control characters");
        }
        return value.asText();
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    /** A whole number of this range; the lowest where it is wrong. */
    int number(String field, Integer otherwise, int lowest, int highest) {
        JsonNode value = sent.path(field);
        if ((value.isMissingNode() || value.isNull()) && otherwise != null) {
            return otherwise;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.asInt() < lowest
                || value.asInt() > highest) {
            faults.add(prefix + field, "invalid", "must be a whole number from " + lowest + " to " + highest);
            return lowest;
        }
        return value.asInt();
    }

    /** The same in milliseconds. */
    Duration time(String field, Integer otherwise, Duration shortest, Duration longest) {
        return Duration.ofMillis(number(field, otherwise, (int) shortest.toMillis(), (int) longest.toMillis()));
    }

    /** The objects of a list of 1 to so many. */
    List<WorkerBody> list(String field, int most, String... fields) {
        JsonNode value = sent.path(field);
        if (!value.isArray() || value.isEmpty() || value.size() > most) {
            faults.add(prefix + field, "invalid", "must be a list of 1 to " + most);
            return List.of();
        }
        List<WorkerBody> all = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            WorkerBody one = new WorkerBody(value.get(i), prefix + field + "[" + i + "].", faults);
            one.knows(fields);
            all.add(one);
        }
        return all;
    }

    /** Variables as the engine writes them, {@code {"name": {"value": …}}}: texts, numbers and truths alone. */
    Map<String, Object> variables(int most) {
        Map<String, Object> values = new HashMap<>();
        JsonNode variables = sent.path("variables");
        if (variables.isMissingNode() || variables.isNull()) {
            return values;
        }
        if (!variables.isObject() || variables.size() > most) {
            faults.add("variables", "invalid", "must be an object of " + most + " variables at most");
            return values;
        }
        variables.fields().forEachRemaining(variable -> {
            Object value = value(variable.getValue().path("value"));
            if (value == null) {
                faults.add(
                        "variables." + variable.getKey(),
                        "type",
                        "must be {\"value\": …} with a text, a number, or true or false");
            } else {
                values.put(variable.getKey(), value);
            }
        });
        return values;
    }

    /** Null for what no variable may be. */
    private static Object value(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isIntegralNumber()) {
            return value.canConvertToLong() ? value.asLong() : null;
        }
        return value.isNumber() && Double.isFinite(value.asDouble()) ? value.asDouble() : null;
    }

    /** @throws InvalidInput where there was a fault */
    void refuse() {
        faults.refuse();
    }
}
