package com.psnb2b.codesupport.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.code.CodeReference;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes and reads JSON columns. */
@Component
public class JsonColumns {

    private final ObjectMapper json;

    /** What is kept of a claim are its fields, whatever else it can be asked. */
    @JsonAutoDetect(
            fieldVisibility = Visibility.ANY,
            getterVisibility = Visibility.NONE,
            isGetterVisibility = Visibility.NONE,
            setterVisibility = Visibility.NONE)
    private interface KeptClaim {}

    private interface KeptCode {

        @JsonIgnore
        List<String> earlier();

        @JsonIgnore
        List<String> earlierLookAlikes();
    }

    JsonColumns(ObjectMapper json) {
        this.json = json.copy().addMixIn(Claim.class, KeptClaim.class).addMixIn(CodeReference.class, KeptCode.class);
    }

    public String write(Object value) {
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
