package com.psnb2b.codesupport.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Reads JSON strictly, since a field that is given twice or followed by more would be lost without a word. */
@Component
public class StrictJson {

    private final ObjectReader reader;

    public StrictJson(ObjectMapper json) {
        reader = json.reader()
                .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** @throws IOException where it is not one JSON value; its message may quote what was sent */
    public JsonNode read(byte[] text) throws IOException {
        return reader.readTree(text);
    }

    /** @throws JsonProcessingException where it is not one JSON value; its message may quote what was sent */
    public JsonNode read(String text) throws JsonProcessingException {
        return reader.readTree(text);
    }
}
