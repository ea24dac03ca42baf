package com.psnb2b.codesupport.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.claim.CodeReference;
import com.psnb2b.codesupport.claim.WireName;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes and reads the JSON columns. */
@Component
class Documents {

    private final ObjectMapper json;

    private interface KeptCode {

        @JsonIgnore
        List<String> earlier();
    }

    Documents(ObjectMapper json) {
        this.json = json.copy().addMixIn(CodeReference.class, KeptCode.class);
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            // Jackson's message would quote the row.
            throw new IllegalStateException(
                    "cannot read a kept " + type.getSimpleName() + ": " + e.getOriginalMessage());
        }
    }

    static String wire(Enum<?> value) {
        return value == null ? null : WireName.of(value);
    }
}
