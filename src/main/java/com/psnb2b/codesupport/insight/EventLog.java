package com.psnb2b.codesupport.insight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.platform.database.BackgroundWork;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every event of claims as an object-centric event log (OCEL 2.0, JSON), for tools of process mining. It is read and written
 * row by row, as all claims stood at one moment. Nothing that anybody wrote is in it: of data the kinds alone that have a
 * closed list of values, of orders a hash, of our staff the role, and of codes nothing.
 */
@Component
public class EventLog {

    /** Rows of a round trip. */
    private static final int FETCH_SIZE = 500;

    /** What names something. A sentence, or a name with a blank in it, is left out. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:+-]{0,99}");

    private static final String IN_RANGE = " c.created_at >= ? and c.created_at < ?";

    private static final String ORDER = """
            left(encode(sha256(convert_to(coalesce(c.reseller_id, '') || chr(10) || coalesce(c.order_key, c.order_id),
                'UTF8')), 'hex'), 24)""";

    private static final String RESELLERS =
            "select distinct c.reseller_id from claims.claim c where c.reseller_id is not null and" + IN_RANGE;
    private static final String ORDERS = "select distinct " + ORDER + " from claims.claim c where" + IN_RANGE;
    private static final String CASES = """
            select k.id, k.reseller_id from claims.claim_case k
            where exists (select 1 from claims.claim c where c.case_id = k.id and""" + IN_RANGE + ")";

    /** The SKU by the supplier's record alone: as stated it is what somebody typed. */
    private static final String CLAIMS = "select " + ORDER + """
             as order_hash, c.id, c.reseller_id, c.case_id, c.created_at, c.updated_at, c.status, c.type, c.coverage,
                c.batch_id, lower(c.body ->> 'channel') as channel, c.body #>> '{record,delivered,sku}' as sku,
                lower(c.body #>> '{outcome,decision}') as decision
            from claims.claim c where""" + IN_RANGE + " order by c.created_at, c.id";

    private static final String EVENTS = """
            select e.claim_id, e.sequence, e.type, e.at, e.actor, e.policy_version, c.reseller_id,
                e.data ->> 'channel' as channel, e.data ->> 'coverage' as coverage, e.data ->> 'window' as window_state,
                e.data ->> 'from' as from_type, e.data ->> 'to' as to_type, e.data ->> 'type' as kind,
                coalesce(e.data ->> 'decision', e.data #>> '{internal,decision}') as decision,
                e.data #>> '{internal,approved}' as approved, e.data ->> 'together_with' as together_with
            from claims.claim c join claims.claim_event e on e.claim_id = c.id
            where""" + IN_RANGE + " order by e.claim_id, e.sequence";

    /** Attributes of an event, with the column that each is read from. */
    private static final Map<String, String> OF_EVENTS = Map.of(
            "policy_version", "policy_version",
            "channel", "channel",
            "kind", "kind",
            "coverage", "coverage",
            "window", "window_state",
            "from_type", "from_type",
            "to_type", "to_type",
            "decision", "decision",
            "approved", "approved",
            "together_with", "together_with");

    private static final List<String> OF_CLAIMS = List.of("channel", "sku", "batch_id");

    /** Of a claim as it stands now. */
    private static final List<String> OF_CLAIMS_NOW = List.of("status", "type", "coverage", "decision");

    private static final List<String> ROLES = List.of("reviewer", "support-desk", "supplier", "system", "customer");
    private static final String RESELLER = "reseller:";
    private static final String ROLE = "role:";
    private static final String ORDER_OBJECT = "order:";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate reading;
    private final BackgroundWork background;
    private final JsonFactory json = JsonFactory.builder().build();

    EventLog(DataSource dataSource, PlatformTransactionManager transactions, BackgroundWork background) {
        jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(FETCH_SIZE);
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        // Objects and events are asked for one after the other, and have to be of the same claims.
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.background = background;
        // What broke off is no log: nothing completes it.
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /**
     * Writes the log of the claims that were filed in a range, each with its whole course.
     *
     * @param until not in the range
     * @throws UncheckedIOException where it cannot be written; what was written is then no JSON
     */
    public void write(OutputStream out, Instant from, Instant until) {
        reading.executeWithoutResult(status -> {
            background.takesItsTime();
            try (JsonGenerator log = json.createGenerator(out)) {
                new Writing(log, new Object[] {Timestamp.from(from), Timestamp.from(until)}).all();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** One log as it is written. */
    private final class Writing {

        private final JsonGenerator log;
        private final Object[] range;
        private final Set<String> eventTypes = new TreeSet<>();

        Writing(JsonGenerator log, Object[] range) {
            this.log = log;
            this.range = range;
        }

        void all() throws IOException {
            log.writeStartObject();
            objectTypes();
            log.writeArrayFieldStart("objects");
            for (String role : ROLES) {
                object(ROLE + role, "role");
                endObject();
            }
            each(RESELLERS, row -> {
                object(RESELLER + row.getString(1), "reseller");
                endObject();
            });
            each(ORDERS, row -> {
                object(ORDER_OBJECT + row.getString(1), "order");
                endObject();
            });
            each(CASES, row -> {
                object(row.getString("id"), "case");
                log.writeArrayFieldStart("relationships");
                related(reseller(row), "reported by");
                log.writeEndArray();
                endObject();
            });
            each(CLAIMS, this::claim);
            log.writeEndArray();
            log.writeArrayFieldStart("events");
            each(EVENTS, this::event);
            log.writeEndArray();
            // Last, since only now it is known which there are.
            eventTypes();
            log.writeEndObject();
        }

        private void objectTypes() throws IOException {
            log.writeArrayFieldStart("objectTypes");
            for (String name : List.of("role", "reseller", "order", "case")) {
                type(name, List.of());
            }
            type(
                    "claim",
                    Stream.concat(OF_CLAIMS.stream(), OF_CLAIMS_NOW.stream()).toList());
            log.writeEndArray();
        }

        private void eventTypes() throws IOException {
            log.writeArrayFieldStart("eventTypes");
            for (String name : eventTypes) {
                type(name, List.copyOf(new TreeSet<>(OF_EVENTS.keySet())));
            }
            log.writeEndArray();
        }

        private void type(String name, List<String> attributes) throws IOException {
            log.writeStartObject();
            log.writeStringField("name", name);
            log.writeArrayFieldStart("attributes");
            for (String attribute : attributes) {
                log.writeStartObject();
                log.writeStringField("name", attribute);
                log.writeStringField("type", "string");
                log.writeEndObject();
            }
            log.writeEndArray();
            log.writeEndObject();
        }

        private void claim(ResultSet row) throws SQLException, IOException {
            object(row.getString("id"), "claim");
            log.writeArrayFieldStart("attributes");
            for (String name : OF_CLAIMS) {
                attribute(name, row.getString(name), row.getTimestamp("created_at"));
            }
            for (String name : OF_CLAIMS_NOW) {
                attribute(name, row.getString(name), row.getTimestamp("updated_at"));
            }
            log.writeEndArray();
            log.writeArrayFieldStart("relationships");
            related(ORDER_OBJECT + row.getString("order_hash"), "of order");
            related(row.getString("case_id"), "in case");
            related(reseller(row), "reported by");
            log.writeEndArray();
            endObject();
        }

        private void event(ResultSet row) throws SQLException, IOException {
            String type = row.getString("type");
            eventTypes.add(type);
            log.writeStartObject();
            log.writeStringField("id", row.getString("claim_id") + "/" + row.getInt("sequence"));
            log.writeStringField("type", type);
            log.writeStringField("time", row.getTimestamp("at").toInstant().toString());
            log.writeArrayFieldStart("attributes");
            for (Map.Entry<String, String> attribute : OF_EVENTS.entrySet()) {
                attribute(attribute.getKey(), row.getString(attribute.getValue()), null);
            }
            log.writeEndArray();
            log.writeArrayFieldStart("relationships");
            related(row.getString("claim_id"), "claim");
            related(actor(row, type), "by");
            log.writeEndArray();
            log.writeEndObject();
        }

        private String actor(ResultSet row, String type) throws SQLException {
            String actor = ClaimEvent.outside(row.getString("actor"), type);
            if (actor.startsWith(RESELLER)) {
                return reseller(row);
            }
            return ROLES.contains(actor) ? ROLE + actor : null;
        }

        private static String reseller(ResultSet row) throws SQLException {
            String id = row.getString("reseller_id");
            return id == null ? null : RESELLER + id;
        }

        private void object(String id, String type) throws IOException {
            log.writeStartObject();
            log.writeStringField("id", id);
            log.writeStringField("type", type);
        }

        private void endObject() throws IOException {
            log.writeEndObject();
        }

        /** @param at since when it is so; null for an event's, which has a time of its own */
        private void attribute(String name, String value, Timestamp at) throws IOException {
            if (value == null || !NAME.matcher(value).matches()) {
                return;
            }
            log.writeStartObject();
            log.writeStringField("name", name);
            if (at != null) {
                log.writeStringField("time", at.toInstant().toString());
            }
            log.writeStringField("value", value);
            log.writeEndObject();
        }

        private void related(String object, String as) throws IOException {
            if (object == null) {
                return;
            }
            log.writeStartObject();
            log.writeStringField("objectId", object);
            log.writeStringField("qualifier", as);
            log.writeEndObject();
        }

        private void each(String sql, Row work) {
            jdbc.query(
                    sql,
                    row -> {
                        try {
                            work.write(row);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    range);
        }
    }

    private interface Row {
        void write(ResultSet row) throws SQLException, IOException;
    }
}
