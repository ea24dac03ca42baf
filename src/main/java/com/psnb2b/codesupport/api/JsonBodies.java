package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.intake.JsonFields;
import com.psnb2b.codesupport.intake.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads bodies that are one JSON object. */
@Component
public class JsonBodies {

    private final StrictJson json;

    JsonBodies(StrictJson json) {
        this.json = json;
    }

    /** @throws ApiException where the body is no JSON object */
    public JsonNode read(byte[] body) {
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

    /**
     * The reason that a body gives, and nothing else.
     *
     * @throws InvalidInput that names {@code reason}, or a field that is none
     */
    String reason(byte[] body, int maxLength) {
        Faults errors = new Faults();
        JsonFields fields = new JsonFields(read(body), "", errors);
        String reason = fields.required("reason", fields.text("reason", maxLength));
        refuse(fields, errors);
        return reason;
    }

    /**
     * Of a call that takes no body: an empty object is none.
     *
     * @param body null where there is none
     * @throws InvalidInput that names what stands in it
     */
    void none(byte[] body) {
        if (body != null && !new String(body, StandardCharsets.ISO_8859_1).isBlank()) {
            Faults errors = new Faults();
            refuse(new JsonFields(read(body), "", errors), errors);
        }
    }

    private static void refuse(JsonFields fields, Faults errors) {
        fields.nothingElse();
        errors.refuse();
    }

    private static ApiException unreadable() {
        return new ApiException(HttpStatus.BAD_REQUEST, "unreadable", "The body is not one JSON object.");
    }
}
