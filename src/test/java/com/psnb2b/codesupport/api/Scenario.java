package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * A labelled claim, with its relative times and pictures filled in.
 *
 * @param isVerbatim whether the order id is what the line is about
 */
public record Scenario(String name, List<JsonNode> deliveries, JsonNode claim, JsonNode expect, boolean isVerbatim) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNMISTAKABLE = "ACDEFHJKMNPQRTWXY3479";
    private static final Pattern PART = Pattern.compile("(\\d+)([dhm])");

    public static List<Scenario> all() throws IOException {
        return of("/scenarios/claims.jsonl");
    }

    /** Every line of a file of labelled claims, fresh. */
    static List<Scenario> of(String resource) throws IOException {
        try (var file = Scenario.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Scenario::read)
                    .toList();
        }
    }

    /** The scenario of this name, fresh: with times from now and pictures of its own. */
    public static Scenario named(String name) throws IOException {
        return all().stream()
                .filter(scenario -> scenario.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Scenario read(String line) {
        try {
            JsonNode tree = fill(JSON.readTree(line));
            List<JsonNode> deliveries = new java.util.ArrayList<>();
            tree.get("deliveries").forEach(deliveries::add);
            return new Scenario(
                    tree.get("name").asText(),
                    deliveries,
                    tree.get("claim"),
                    tree.get("expect"),
                    tree.path("verbatim").asBoolean());
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode fill(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> object.set(name, fill(object.get(name))));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, fill(array.get(i)));
            }
        } else if (node.isTextual() && node.textValue().equals("@png")) {
            return TextNode.valueOf(png());
        } else if (node.isTextual() && node.textValue().matches("@[+-][0-9dhm]+")) {
            return TextNode.valueOf(moment(node.textValue()));
        }
        return node;
    }

    private static String moment(String text) {
        Duration distance = Duration.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            long amount = Long.parseLong(parts.group(1));
            distance = switch (parts.group(2)) {
                case "d" -> distance.plusDays(amount);
                case "h" -> distance.plusHours(amount);
                default -> distance.plusMinutes(amount);
            };
        }
        return (text.charAt(1) == '-'
                        ? Instant.now().minus(distance)
                        : Instant.now().plus(distance))
                .toString();
    }

    /**
     * The claim with an order and a code that no other claim has: else the same code elsewhere takes a second person
     * (policy, section 9).
     */
    public static ObjectNode onItsOwn(JsonNode claim) {
        ObjectNode own = (ObjectNode) claim;
        own.put("order_id", "ORD-" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L));
        own.putObject("code").put("value", code());
        return own;
    }

    /** A code of letters and digits that no other looks like, different each time. */
    public static String code() {
        return ThreadLocalRandom.current()
                .ints(12, 0, UNMISTAKABLE.length())
                .mapToObj(place -> String.valueOf(UNMISTAKABLE.charAt(place)))
                .collect(Collectors.joining());
    }

    /** A small valid picture that is different each time. */
    public static String png() {
        try {
            BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < 16; i++) {
                picture.setRGB(i % 4, i / 4, ThreadLocalRandom.current().nextInt());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", bytes);
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
