package com.psnb2b.codesupport.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.ClaimEvent;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a webhook says: made of rows that do not change, so that each attempt says the same. */
@Component
class Messages {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Messages(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The body of a webhook.
     *
     * @param id of the event, the same in each attempt
     * @param sequence rises with each event of a claim
     */
    record Message(
            String id,
            String type,
            String claimId,
            String orderId,
            String reference,
            int sequence,
            Instant at,
            String policyVersion,
            JsonNode data) {}

    /** A message ready to be sent. */
    record Written(String id, String type, byte[] body) {}

    /** Empty where the claim is there no longer. */
    Optional<Written> of(String claimId, int sequence) {
        return jdbc.sql("""
                        select event.type, event.at, event.policy_version, event.data, claim.order_id,
                            claim.body #>> '{facts,reference}' reference
                        from claims.claim_event event join claims.claim claim on claim.id = event.claim_id
                        where event.claim_id = ? and event.sequence = ?""")
                .params(claimId, sequence)
                .query((row, number) -> write(new Message(
                        eventId(claimId, sequence),
                        row.getString("type"),
                        claimId,
                        row.getString("order_id"),
                        row.getString("reference"),
                        sequence,
                        row.getTimestamp("at").toInstant(),
                        row.getString("policy_version"),
                        shown(row.getString("data")))))
                .optional();
    }

    static String eventId(String claimId, int sequence) {
        return claimId.replaceFirst("^clm_", "evt_") + "_" + sequence;
    }

    private Written write(Message message) {
        try {
            return new Written(message.id(), message.type(), json.writeValueAsBytes(message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message is plain data and can be written", e);
        }
    }

    private JsonNode shown(String data) {
        try {
            JsonNode tree = json.readTree(data);
            return tree instanceof ObjectNode object ? object.without(ClaimEvent.INTERNAL) : tree;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the data of an event cannot be read");
        }
    }
}
