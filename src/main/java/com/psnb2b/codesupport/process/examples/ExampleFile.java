package com.psnb2b.codesupport.process.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.intake.StrictJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of examples: one, or a list of them. In a text, {@code @-2d}, {@code @-3h30m} and {@code @+1h} stand for a
 * time before or after now, {@code @code} and {@code @code-2} to {@code @code-9} for voucher codes, which must not stand in
 * a file that is deployed, and {@code @png} for a small picture.
 */
final class ExampleFile {

    /** Of one file. */
    static final int MOST = 500;

    private static final int LONGEST_NAME = 200;
    private static final Set<String> FIELDS = Set.of("name", "deliveries", "claim", "channel", "reseller", "expect");
    private static final String SOMEBODY = "example-reseller";
    private static final Pattern MOMENT = Pattern.compile("@([+-])((?:\\d{1,6}[dhm])+)");
    private static final Pattern CODE = Pattern.compile("@code(-[2-9])?");
    private static final Pattern PART = Pattern.compile("(\\d+)([dhm])");
    private static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAO0lEQVR4nGNgYGCwYZCrYLDZwhDFIGLDEGAj12Njc8ImikGjgiGlQm5Bhc2diiiQdMUWuS1bbD5siQIAPPsP8epEARcAAAAASUVORK5CYII=";

    /** What is wrong with a file, and with which example in it. */
    static final class Unreadable extends Exception {

        Unreadable(String message) {
            super(message);
        }
    }

    private ExampleFile() {}

    /** @throws Unreadable that says what to change */
    static List<Example> read(byte[] content, StrictJson json, Instant now) throws Unreadable {
        JsonNode root;
        try {
            root = json.read(content);
        } catch (IOException e) {
            throw new Unreadable("is no JSON that can be read");
        }
        List<JsonNode> all = new ArrayList<>();
        if (root instanceof ArrayNode list) {
            list.forEach(all::add);
        } else {
            all.add(root);
        }
        if (all.size() > MOST) {
            throw new Unreadable("has more than " + MOST + " examples");
        }
        List<Example> examples = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (JsonNode one : all) {
            Example example = example(one, examples.size() + 1, now);
            if (!names.add(example.name())) {
                throw new Unreadable("has two examples called \"" + example.name() + "\"");
            }
            examples.add(example);
        }
        return examples;
    }

    /**
     * One that is only to be tried: an example, of which nothing need be expected, or the claim alone.
     *
     * @throws Unreadable that says what to change
     */
    static Example tried(byte[] content, StrictJson json, Instant now) throws Unreadable {
        JsonNode facts;
        try {
            facts = json.read(content);
        } catch (IOException e) {
            throw new Unreadable(
                    "the facts are no JSON that can be read: one object is wanted, as POST /claims takes it,"
                            + " or one example");
        }
        boolean isExample = facts.has("claim");
        return claim(
                isExample ? facts : JsonNodeFactory.instance.objectNode().set("claim", facts),
                "facts",
                "the facts",
                now);
    }

    private static Example example(JsonNode node, int number, Instant now) throws Unreadable {
        String name = node.path("name").asText();
        String which = "example " + number + (name.isEmpty() ? "" : " (\"" + name + "\")");
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Unreadable(which + ": needs a name of at most " + LONGEST_NAME + " characters");
        }
        Example example = claim(node, name, which, now);
        if (!example.expect().isObject() || example.expect().isEmpty()) {
            throw new Unreadable(which + ": lacks \"expect\", an object of what must come out");
        }
        return example;
    }

    private static Example claim(JsonNode node, String name, String which, Instant now) throws Unreadable {
        unknown(node, FIELDS, which);
        if (!node.path("claim").isObject()) {
            throw new Unreadable(which + ": lacks \"claim\", an object as POST /claims takes it");
        }
        JsonNode expect = node.path("expect");
        unknown(expect, Expectation.NAMES, which + ", expect");
        String channel = node.path("channel").asText("api");
        List<JsonNode> deliveries = new ArrayList<>();
        node.path("deliveries").forEach(delivery -> deliveries.add(filled(delivery, now)));
        String reseller = deliveries.stream()
                .map(delivery -> delivery.path("reseller_id").asText())
                .findFirst()
                .orElse(SOMEBODY);
        return new Example(
                name,
                deliveries,
                filled(node.get("claim"), now),
                WireName.find(Channel.class, channel)
                        .orElseThrow(() -> new Unreadable(which + ": there is no channel \"" + channel + "\"")),
                node.path("reseller").asText(reseller),
                expect);
    }

    private static void unknown(JsonNode node, Set<String> known, String which) throws Unreadable {
        for (var names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new Unreadable(which + ": \"" + name + "\" is not known here; known are "
                        + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    private static JsonNode filled(JsonNode node, Instant now) {
        if (node instanceof ObjectNode object) {
            ObjectNode filled = object.objectNode();
            object.fields().forEachRemaining(field -> filled.set(field.getKey(), filled(field.getValue(), now)));
            return filled;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode filled = list.arrayNode();
            list.forEach(value -> filled.add(filled(value, now)));
            return filled;
        }
        return node.isTextual() ? TextNode.valueOf(filled(node.textValue(), now)) : node;
    }

    private static String filled(String text, Instant now) {
        Matcher moment = MOMENT.matcher(text);
        if (!moment.matches()) {
            return CODE.matcher(text).matches() ? code(text) : text.equals("@png") ? PICTURE : text;
        }
        Duration distance = Duration.ZERO;
        Matcher parts = PART.matcher(moment.group(2));
        while (parts.find()) {
            long amount = Long.parseLong(parts.group(1));
            distance = switch (parts.group(2)) {
                case "d" -> distance.plusDays(amount);
                case "h" -> distance.plusHours(amount);
                default -> distance.plusMinutes(amount);
            };
        }
        return (moment.group(1).equals("-") ? now.minus(distance) : now.plus(distance)).toString();
    }

    /** One that nobody was sold; each number has one that does not look like the others. */
    private static String code(String placeholder) {
        int number = placeholder.equals("@code") ? 1 : placeholder.charAt(placeholder.length() - 1) - '0';
        char last = "CDFHJKMPR".charAt(number - 1);
        return "ACDE" + "FHJK" + "MNP" + last;
    }
}
