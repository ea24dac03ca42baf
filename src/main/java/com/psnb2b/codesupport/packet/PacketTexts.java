package com.psnb2b.codesupport.packet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.psnb2b.codesupport.claim.ClaimEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes the parts of a packet that are text. */
@Component
class PacketTexts {

    private final ObjectWriter json;
    private final ITemplateEngine templates;
    private final byte[] howToVerify;
    private final byte[] erased;

    PacketTexts(ObjectMapper json, ITemplateEngine templates) throws IOException {
        // The line ends of the machine would make one packet two.
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        this.json = json.writer(
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
        this.templates = templates;
        howToVerify = new ClassPathResource("packet/VERIFY.txt").getContentAsByteArray();
        erased = new ClassPathResource("packet/ERASED.txt").getContentAsByteArray();
    }

    byte[] json(Object document) {
        try {
            return (json.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "cannot write " + document.getClass().getSimpleName(), e);
        }
    }

    byte[] timeline(List<ClaimEvent> events) {
        return json(Map.of("events", events));
    }

    /** The claim for people: one page that needs nothing else, and does nothing. */
    byte[] page(ClaimDocument claim, List<ClaimEvent> events) {
        Context context = new Context(Locale.ENGLISH, Map.of("claim", claim, "events", events));
        return templates.process("packet", context).getBytes(StandardCharsets.UTF_8);
    }

    byte[] howToVerify() {
        return howToVerify.clone();
    }

    /** What lies in place of the parts that were erased. */
    byte[] erased() {
        return erased.clone();
    }
}
