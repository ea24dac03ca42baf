package com.psnb2b.codesupport.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.claim.WireName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads the fields of one JSON object. Faults are collected and not thrown, so that a caller learns of all at once; a
 * faulty field reads as absent. Fields that nobody asked for are faults as well: a typo must not be lost.
 */
public final class Fields {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    // PostgreSQL keeps no NUL, and no other control character belongs into a text either.
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

    private final JsonNode node;
    private final String path;
    private final List<FieldError> errors;
    private final Set<String> asked = new TreeSet<>();

    /**
     * @param path of the object in what was sent; empty for the whole
     * @param errors takes the faults
     */
    public Fields(JsonNode node, String path, List<FieldError> errors) {
        this.path = path;
        this.errors = errors;
        boolean usable = node.isObject() || node.isMissingNode() || node.isNull();
        this.node = usable ? node : MissingNode.getInstance();
        if (!usable) {
            errors.add(new FieldError(path.isEmpty() ? "body" : path, "type", "must be an object"));
        }
    }

    /** The same place in what was sent, reading from another node. */
    Fields on(JsonNode other) {
        return new Fields(other, path, errors);
    }

    /** Whether the field is there and not null. */
    public boolean has(String name) {
        return !get(name).isMissingNode();
    }

    Fields object(String name) {
        return new Fields(get(name), child(name), errors);
    }

    /** The objects of a list; none where it is absent. */
    List<Fields> objects(String name) {
        JsonNode list = get(name);
        if (!list.isMissingNode() && !list.isArray()) {
            fault(name, "type", "must be a list");
        }
        List<JsonNode> items = StreamSupport.stream(list.spliterator(), false).toList();
        return java.util.stream.IntStream.range(0, list.isArray() ? items.size() : 0)
                .mapToObj(i -> new Fields(items.get(i), child(name) + "[" + i + "]", errors))
                .toList();
    }

    /** Text without white space around it; null where it is absent or blank. */
    public String text(String name, int maxLength) {
        JsonNode value = get(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isTextual()) {
            return fault(name, "type", "must be text");
        }
        String text = value.textValue().strip();
        if (text.length() > maxLength) {
            return fault(name, "too_long", "may have at most " + maxLength + " characters");
        }
        if (CONTROL.matcher(text).find()) {
            return fault(name, "invalid", "must not hold control characters");
        }
        return text.isEmpty() ? null : text;
    }

    /** The text, which must be there. */
    public String required(String name, String text) {
        boolean faulty = errors.stream().anyMatch(error -> error.field().equals(child(name)));
        return text != null || faulty ? text : fault(name, "required", "is required");
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        return read(
                name, 40, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)), "must be one of " + wire(type));
    }

    Region region(String name) {
        return read(name, 40, Region::of, null);
    }

    /** A moment with its offset, not in the future. */
    Instant instant(String name, Instant now) {
        String text = text(name, 40);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isAfter(now.plus(CLOCK_SKEW))) {
                return fault(name, "future", "lies in the future");
            }
            return instant.isBefore(EARLIEST) ? fault(name, "invalid", "lies before the year 2000") : instant;
        } catch (DateTimeException e) {
            return lacksOffset(text)
                    ? fault(name, "missing_offset", "needs an offset, such as 2026-11-20T10:15:00Z")
                    : fault(name, "invalid", "must be ISO 8601 with an offset, such as 2026-11-20T10:15:00Z");
        }
    }

    /**
     * Reads text into a value.
     *
     * @param message for the caller where the reader throws IllegalArgumentException; null takes the exception's own,
     *     which must not hold what was sent
     */
    <T> T read(String name, int maxLength, Function<String, T> reader, String message) {
        String text = text(name, maxLength);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            return fault(name, "invalid", message != null ? message : e.getMessage());
        }
    }

    /** Notes a fault of a field; returns null, so that the field reads as absent. */
    public <T> T fault(String name, String code, String message) {
        errors.add(new FieldError(child(name), code, message));
        return null;
    }

    /** Notes every field that nobody asked for. */
    public void nothingElse() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                fault(
                        name.length() > 60 ? name.substring(0, 60) + "…" : name,
                        "unknown_field",
                        "is not a field here; known are " + String.join(", ", asked));
            }
        });
    }

    /** The value; missing where it is absent or null. */
    public JsonNode get(String name) {
        asked.add(name);
        JsonNode value = node.path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    private String child(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static boolean lacksOffset(String text) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T')) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static <E extends Enum<E>> String wire(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> WireName.of(value))
                .collect(Collectors.joining(", "));
    }
}
