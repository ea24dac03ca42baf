package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.psnb2b.codesupport.evidence.EvidenceLimits;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads JSON bodies: strictly, since a field that is given twice or followed by more would be lost without a word. */
@Component
class Bodies {

    /** Base64 makes four bytes of three; the rest is the claim itself. */
    static final int MAX_BYTES = EvidenceLimits.CLAIM_BYTES / 3 * 4 + 1024 * 1024;

    private final ObjectReader reader;

    Bodies(ObjectMapper json) {
        reader = json.reader()
                .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    JsonNode read(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new ApiException(HttpStatus.PAYLOAD_TOO_LARGE, "too_large", "A claim may have 50 MB of evidence.");
        }
        try {
            JsonNode tree = reader.readTree(body);
            if (!tree.isObject()) {
                throw unreadable();
            }
            return tree;
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private static ApiException unreadable() {
        return new ApiException(HttpStatus.BAD_REQUEST, "unreadable", "The body is not one JSON object.");
    }
}
