package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.evidence.EvidenceLimits;
import com.psnb2b.codesupport.intake.StrictJson;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads bodies that are one JSON object. */
@Component
class Bodies {

    /** Base64 makes four bytes of three; the rest is the claim itself. */
    static final int MAX_BYTES = EvidenceLimits.CLAIM_BYTES / 3 * 4 + 1024 * 1024;

    private final StrictJson json;

    Bodies(StrictJson json) {
        this.json = json;
    }

    JsonNode read(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new ApiException(HttpStatus.PAYLOAD_TOO_LARGE, "too_large", "A claim may have 50 MB of evidence.");
        }
        try {
            JsonNode tree = json.read(body);
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
