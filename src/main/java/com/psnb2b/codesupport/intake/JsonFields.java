package com.psnb2b.codesupport.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.KnownNames;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.claim.WellFormedText;
import com.psnb2b.codesupport.claim.WireName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads the fields of one JSON object. Faults are collected and not thrown, so that a caller learns of all at once; a
 * faulty field reads as absent. Fields that nobody asked for are faults as well: a typo must not be lost.
 */
public final class JsonFields {

    /** Of how many unknown names the nearest known one is looked for: a caller's body may have any number. */
    private static final int EXPLAINED = 20;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    // PostgreSQL keeps no NUL, and no other control character belongs into a text either.
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");

    /** ISO 8601; the offset in each of its forms: {@code Z}, {@code +01}, {@code +0100}, {@code +01:00}. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXXXX][XXXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private final JsonNode node;
    private final String path;
    private final Faults errors;
    private final Set<String> asked = new TreeSet<>();

    /**
     * @param path of the object in what was sent; empty for the whole
     * @param errors takes the faults
     */
    public JsonFields(JsonNode node, String path, Faults errors) {
        this.path = path;
        this.errors = errors;
        boolean usable = node.isObject() || node.isMissingNode() || node.isNull();
        this.node = usable ? node : MissingNode.getInstance();
        if (!usable) {
            errors.add(path.isEmpty() ? "body" : path, "type", "must be an object");
        }
    }

    /** The same place in what was sent, reading from another node. */
    JsonFields on(JsonNode other) {
        return new JsonFields(other, path, errors);
    }

    /** Whether the field is there and not null. */
    public boolean has(String name) {
        return !get(name).isMissingNode();
    }

    JsonFields object(String name) {
        return new JsonFields(get(name), child(name), errors);
    }

    /** The objects of a list; none where it is absent. */
    List<JsonFields> objects(String name) {
        JsonNode list = get(name);
        if (!list.isMissingNode() && !list.isArray()) {
            fault(name, "type", "must be a list");
        }
        List<JsonNode> items = StreamSupport.stream(list.spliterator(), false).toList();
        return java.util.stream.IntStream.range(0, list.isArray() ? items.size() : 0)
                .mapToObj(i -> new JsonFields(items.get(i), child(name) + "[" + i + "]", errors))
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
        if (WellFormedText.isBroken(text)) {
            return fault(name, "invalid", "holds half of a character (a lone surrogate)");
        }
        return text.isEmpty() ? null : text;
    }

    /** Whether it is true; false where it is absent. */
    public boolean truth(String name) {
        JsonNode value = get(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            fault(name, "type", "must be true or false");
        }
        return value.asBoolean(false);
    }

    /** An id of somebody else's, kept as it is: text that no spreadsheet has destroyed; null where absent or blank. */
    String id(String name, int maxLength) {
        String id = text(name, maxLength);
        String damage = id == null ? null : SpreadsheetDamage.of(id).orElse(null);
        return damage == null ? id : fault(name, SpreadsheetDamage.CODE, damage);
    }

    /** The text, which must be there. */
    public String required(String name, String text) {
        boolean faulty = errors.names(child(name));
        return text != null || faulty ? text : fault(name, "required", "is required");
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        String text = text(name, 40);
        if (text == null) {
            return null;
        }
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return fault(name, "invalid", "must be one of " + wire(type));
        }
    }

    /** @param listed whether the owner's table knows a zone of that name, in capitals */
    Region region(String name, Predicate<String> listed) {
        return read(name, 60, text -> Region.of(text, listed), null);
    }

    /** A moment with its offset, not in the future. */
    Instant instant(String name, Instant now) {
        String text = text(name, 40);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(withT(text), MOMENT).toInstant();
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

    /** A whole number from 0 on, of at most 18 digits; as text too, as CSV has it. */
    Long whole(String name) {
        JsonNode value = get(name);
        if (value.isMissingNode() || value.isTextual() && value.textValue().isBlank()) {
            return null;
        }
        String digits =
                value.isTextual() || value.isIntegralNumber() ? value.asText().strip() : "";
        return WHOLE.matcher(digits).matches()
                ? Long.valueOf(digits)
                : fault(name, "invalid", "must be a whole number of at most 18 digits");
    }

    /**
     * Reads text into a value.
     *
     * @param message for the caller where the reader throws IllegalArgumentException; null takes the exception's own,
     *     which must not hold what was sent
     */
    <T> T read(String name, int maxLength, Function<String, T> reader, String message) {
        return read(name, text(name, maxLength), reader, message);
    }

    private <T> T read(String name, String text, Function<String, T> reader, String message) {
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            return fault(name, "invalid", message != null ? message : e.getMessage());
        }
    }

    /** Reads an id into a value; the reader's exception must not hold what was sent. */
    <T> T readId(String name, int maxLength, Function<String, T> reader) {
        return read(name, id(name, maxLength), reader, null);
    }

    /** Notes a fault of a field; returns null, so that the field reads as absent. */
    public <T> T fault(String name, String code, String message) {
        errors.add(child(name), code, message);
        return null;
    }

    /** Notes every field that nobody asked for. */
    public void nothingElse() {
        int unknown = 0;
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!asked.contains(name)) {
                String instead = unknown++ < EXPLAINED
                        ? KnownNames.instead(name, asked)
                        : "known are " + String.join(", ", asked);
                fault(
                        name.length() > 60 ? name.substring(0, 60) + "…" : name,
                        "unknown_field",
                        "is not a field here; " + instead);
            }
        }
        errors.addUnnamed(StrictJson.leftOut(node));
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

    /** A blank between date and time, as databases write it, leaves no doubt. */
    private static String withT(String text) {
        return text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
    }

    private static boolean lacksOffset(String text) {
        try {
            return LocalDateTime.parse(withT(text)) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    static <E extends Enum<E>> String wire(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> WireName.of(value))
                .collect(Collectors.joining(", "));
    }
}
