package com.psnb2b.codesupport.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import org.springframework.stereotype.Component;

/**
 * Reads JSON strictly, since a field that is given twice or followed by more would be lost without a word; and with an
 * end, since a caller's may hold anything: of more than {@link #VALUES} values the rest is read over, and of an object
 * the number of fields that were left out is kept.
 */
@Component
public class StrictJson {

    /** Values that are kept of one text; a claim with twenty pieces of evidence has less than a thousand. */
    static final int VALUES = 100_000;

    private static final int DEPTH = 100;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Names come from the caller as well, so none is kept longer than its text. */
    private final JsonFactory json = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .build();

    /** @throws IOException where it is not one JSON value; its message may quote what was sent */
    public JsonNode read(byte[] text) throws IOException {
        try (JsonParser parser = json.createParser(text)) {
            return new Reading(parser).whole();
        }
    }

    /** @throws JsonProcessingException where it is not one JSON value; its message may quote what was sent */
    public JsonNode read(String text) throws JsonProcessingException {
        try (JsonParser parser = json.createParser(text)) {
            return new Reading(parser).whole();
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("a text that is in memory can be read", e);
        }
    }

    /** How many fields of an object, or values of a list, were left out, so that nobody asked for them; 0 for what was read by others. */
    static long leftOut(JsonNode node) {
        return node instanceof Read object ? object.leftOut : node instanceof ReadList list ? list.leftOut : 0;
    }

    private static final class ReadList extends ArrayNode {

        private long leftOut;

        ReadList() {
            super(NODES);
        }
    }

    private static final class Read extends ObjectNode {

        private long leftOut;

        Read() {
            super(NODES);
        }
    }

    /** One text on its way to a tree. */
    private static final class Reading {

        private final JsonParser parser;
        private int kept;

        Reading(JsonParser parser) {
            this.parser = parser;
        }

        JsonNode whole() throws IOException {
            if (parser.nextToken() == null) {
                throw new JsonParseException(parser, "nothing");
            }
            JsonNode value = value();
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "more behind the end");
            }
            return value;
        }

        private JsonNode value() throws IOException {
            kept++;
            return switch (parser.currentToken()) {
                case START_OBJECT -> object();
                case START_ARRAY -> array();
                case VALUE_STRING -> NODES.textNode(parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getNumberValue());
                case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
                default -> NODES.nullNode();
            };
        }

        private ObjectNode object() throws IOException {
            Read object = new Read();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (kept >= VALUES) {
                    parser.skipChildren();
                    object.leftOut++;
                } else if (object.replace(name, value()) != null) {
                    throw new JsonParseException(parser, "a field twice");
                }
            }
            return object;
        }

        private ArrayNode array() throws IOException {
            ReadList array = new ReadList();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (kept >= VALUES) {
                    parser.skipChildren();
                    array.leftOut++;
                } else {
                    array.add(value());
                }
            }
            return array;
        }

        private static JsonNode number(Number number) {
            if (number instanceof Integer || number instanceof Long) {
                return NODES.numberNode(number.longValue());
            }
            return number instanceof BigInteger whole
                    ? NODES.numberNode(whole)
                    : NODES.numberNode(number.doubleValue());
        }
    }
}
