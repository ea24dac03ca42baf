package com.psnb2b.codesupport.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.ClaimEvent;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the body of a webhook from rows that do not change, so that each attempt sends the same. */
@Component
class WebhookMessages {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    WebhookMessages(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The body of a webhook.
     *
     * @param id of the event, the same in each attempt
     * @param claimId null where it is about a case as a whole
     * @param sequence rises with each event of a claim, and of a case
     */
    record Message(
            String id,
            String type,
            String claimId,
            String caseId,
            String orderId,
            String reference,
            int sequence,
            Instant at,
            String policyVersion,
            JsonNode data) {}

    /** A message ready to be sent. */
    record Written(String id, String type, byte[] body) {}

    /** Empty where the claim is there no longer. */
    Optional<Written> of(String id, int sequence) {
        return id.startsWith("cas_") ? ofCase(id, sequence) : ofClaim(id, sequence);
    }

    private Optional<Written> ofCase(String caseId, int sequence) {
        return jdbc.sql("""
                        select event.type, event.at, event.data, claim_case.order_id,
                            claim_case.body ->> 'reference' reference
                        from claims.case_event event join claims.claim_case on claim_case.id = event.case_id
                        where event.case_id = ? and event.sequence = ?""")
                .params(caseId, sequence)
                .query((row, number) -> write(new Message(
                        eventId(caseId, sequence),
                        row.getString("type"),
                        null,
                        caseId,
                        row.getString("order_id"),
                        row.getString("reference"),
                        sequence,
                        row.getTimestamp("at").toInstant(),
                        null,
                        shown(row.getString("data")))))
                .optional();
    }

    private Optional<Written> ofClaim(String claimId, int sequence) {
        return jdbc.sql("""
                        select event.type, event.at, event.policy_version, event.data, claim.order_id, claim.case_id,
                            claim.body #>> '{facts,reference}' reference
                        from claims.claim_event event join claims.claim claim on claim.id = event.claim_id
                        where event.claim_id = ? and event.sequence = ?""")
                .params(claimId, sequence)
                .query((row, number) -> write(new Message(
                        eventId(claimId, sequence),
                        row.getString("type"),
                        claimId,
                        row.getString("case_id"),
                        row.getString("order_id"),
                        row.getString("reference"),
                        sequence,
                        row.getTimestamp("at").toInstant(),
                        row.getString("policy_version"),
                        shown(row.getString("data")))))
                .optional();
    }

    static String eventId(String claimId, int sequence) {
        return claimId.replaceFirst("^(clm|cas)_", "evt_") + "_" + sequence;
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
