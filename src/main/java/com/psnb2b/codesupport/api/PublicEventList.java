package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.intake.JsonFields;
import com.psnb2b.codesupport.webhooks.PublicEvents;
import java.util.ArrayList;
import java.util.List;

/** The field {@code events}: which of the public events somebody wants to be told of. */
final class PublicEventList {

    private PublicEventList() {}

    /** @param otherwise where it is absent */
    static List<String> read(JsonFields fields, List<String> otherwise) {
        if (!fields.has("events")) {
            return otherwise;
        }
        JsonNode list = fields.get("events");
        List<String> events = new ArrayList<>();
        list.forEach(event -> events.add(event.asText()));
        if (!list.isArray() || events.isEmpty() || !PublicEvents.ALL.containsAll(events)) {
            fields.fault("events", "invalid", "must be a list of " + String.join(", ", PublicEvents.ALL));
        }
        return events.stream().distinct().toList();
    }
}
