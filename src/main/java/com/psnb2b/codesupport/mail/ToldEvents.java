package com.psnb2b.codesupport.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.webhooks.Channel.QueuedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events that mails are about, as their reseller may see them. */
@Repository
class ToldEvents {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ToldEvents(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param caseId the case that it belongs to, or is about; null for a claim of no case */
    record Told(String about, int sequence, String caseId, String type, Map<String, Object> data) {}

    /** Empty where it is there no longer. */
    Optional<Told> find(String about, int sequence) {
        String sql = about.startsWith("cas_")
                ? "select case_id about, sequence, case_id, type, data from claims.case_event where case_id = ? and sequence = ?"
                : """
                        select event.claim_id about, event.sequence, claim.case_id, event.type, event.data
                        from claims.claim_event event join claims.claim on claim.id = event.claim_id
                        where event.claim_id = ? and event.sequence = ?""";
        return jdbc.sql(sql).params(about, sequence).query(this::told).optional();
    }

    /**
     * What else a mail about this event tells a contact: the same of other claims of its case, each where nothing before it
     * is still to be told.
     */
    List<QueuedEvent> together(String contactId, Told told) {
        return jdbc.sql("""
                        select delivery.claim_id, delivery.sequence, delivery.attempts, delivery.created_at
                        from claims.webhook_delivery delivery
                        join claims.claim_event event using (claim_id, sequence)
                        join claims.claim on claim.id = delivery.claim_id
                        where delivery.endpoint_id = :contact and delivery.state = 'pending' and claim.case_id = :case
                            and event.type = :type and event.data ->> 'requested' is not distinct from :requested::text
                            and delivery.claim_id <> :about
                            and not exists (
                                select 1 from claims.webhook_delivery earlier
                                where earlier.endpoint_id = delivery.endpoint_id and earlier.claim_id = delivery.claim_id
                                    and earlier.sequence < delivery.sequence and earlier.state = 'pending')""")
                .param("contact", contactId)
                .param("case", told.caseId())
                .param("type", told.type())
                .param("requested", told.data().get("requested"))
                .param("about", told.about())
                .query((row, number) -> new QueuedEvent(
                        row.getString("claim_id"),
                        row.getInt("sequence"),
                        row.getInt("attempts"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    private Told told(ResultSet row, int number) throws SQLException {
        Map<String, Object> data = data(row.getString("data"));
        data.remove(ClaimEvent.INTERNAL);
        return new Told(
                row.getString("about"), row.getInt("sequence"), row.getString("case_id"), row.getString("type"), data);
    }

    private Map<String, Object> data(String written) {
        try {
            return json.readValue(written, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the data of an event cannot be read");
        }
    }
}
