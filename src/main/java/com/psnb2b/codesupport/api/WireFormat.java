package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.WireName;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** JSON of this application: enums in lower snake case, but contradictions, which are codes, as they are; the rest stands in the configuration. */
@Configuration(proxyBeanMethods = false)
class WireFormat {

    @Bean
    SimpleModule lowerCaseEnums() {
        return new SimpleModule("lower case enums").addSerializer(new EnumWriter());
    }

    private static final class EnumWriter extends StdSerializer<Enum<?>> {

        EnumWriter() {
            super(Enum.class, false);
        }

        @Override
        public void serialize(Enum<?> value, JsonGenerator json, SerializerProvider provider) throws IOException {
            boolean isCode = value instanceof Contradiction;
            json.writeString(isCode ? value.name() : WireName.of(value));
        }
    }
}
