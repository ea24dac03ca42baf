package com.psnb2b.codesupport.store;

import com.psnb2b.codesupport.claim.DeliveryHistory;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryRecords;
import com.psnb2b.codesupport.claim.DeliveryState;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.OrderIds;
import com.psnb2b.codesupport.claim.OrderRecords;
import com.psnb2b.codesupport.claim.OrderStatus;
import com.psnb2b.codesupport.code.CodeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Delivery records in PostgreSQL: a row for what is known of each, and one for each of its states. */
@Repository
class JdbcDeliveryRecords implements DeliveryRecords {

    /** Holds the row until the transaction ends, so that states of one record come one after the other. */
    private static final String HOLD = """
            insert into claims.delivery as kept (reseller_id, order_id, code_key, code_fingerprint, code_look_alike,
                last_four, updated_at, delivered_at, body)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (reseller_id, order_id, code_key) do update
                set code_look_alike = coalesce(excluded.code_look_alike, kept.code_look_alike)
            returning body, updated_at, xmax <> 0 as was_there""";

    private static final String SELECT_STATES = """
            select body, occurred_at, version, received_at from claims.delivery_state
            where reseller_id = ? and order_id = ? and code_key = ? order by received_at""";

    private static final String ADD_STATE = """
            insert into claims.delivery_state
                (reseller_id, order_id, code_key, received_at, occurred_at, version, body)
            values (?, ?, ?, ?, ?, ?, ?::jsonb)""";

    private static final String SAID_AGAIN = """
            update claims.delivery_state set received_at = ?
            where reseller_id = ? and order_id = ? and code_key = ? and received_at = ?""";

    private static final String UPDATE = """
            update claims.delivery set updated_at = ?, delivered_at = ?, opens_at = ?, made_good = ?, cancelled = ?,
                body = ?::jsonb
            where reseller_id = ? and order_id = ? and code_key = ?""";

    /**
     * In one question all that {@link OrderRecords} asks for: of the order what may be the claim's first, then what was
     * delivered first; and the code under other orders.
     */
    static final String ABOUT = """
            (select true as of_order, body, bool_or(made_good) over () as made_good,
                bool_or(cancelled) over () as cancelled
            from claims.delivery
            where reseller_id = :reseller and order_id = any(:orders)
            order by coalesce(code_fingerprint = any(:exact), false) desc,
                coalesce(code_look_alike = any(:alike), false) desc,
                code_key = '' desc,
                coalesce(last_four like :shown and (code_fingerprint is null or :masked), false) desc,
                opens_at nulls last, code_key
            limit 20)
            union all
            (select false, body, false, false from claims.delivery
            where code_fingerprint = any(:exact) and reseller_id = :reseller and order_id <> all(:orders)
            limit 2)""";

    /** The same of many claims. */
    private static final String ABOUT_EACH = """
            select sought.place, found.* from jsonb_to_recordset(?::jsonb) as sought(place int, reseller text, orders text[],
                exact text[], alike text[], shown text, masked boolean)
            cross join lateral (%s) found""".formatted(ABOUT.replaceAll(":(\\w+)", "sought.$1"));

    private static final String OF_ORDER = """
            select d.body as record, d.updated_at, s.body, s.occurred_at, s.version, s.received_at,
                d.reseller_id, d.order_id, d.code_key
            from (select * from claims.delivery where order_id = any(?)
                order by reseller_id, order_id, code_key limit ? offset ?) d
            left join claims.delivery_state s on s.reseller_id = d.reseller_id and s.order_id = d.order_id
                and s.code_key = d.code_key
            order by d.reseller_id, d.order_id, d.code_key, s.received_at""";

    private final JdbcClient jdbc;
    private final JdbcTemplate writing;
    private final JsonColumns documents;
    private final FingerprintRenewal renewal;
    private final Clock clock;

    JdbcDeliveryRecords(
            JdbcClient jdbc, JdbcTemplate writing, JsonColumns documents, FingerprintRenewal renewal, Clock clock) {
        this.jdbc = jdbc;
        this.writing = writing;
        this.documents = documents;
        this.renewal = renewal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void put(DeliveryState sent) {
        DeliveryRecord said = sent.said();
        renewal.renew(said.code());
        Row row = new Row(said.resellerId(), key(said.orderId()), key(said.code()));
        takeOverOldWriting(row, said.orderId());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<DeliveryState> states = statesHeld(row, said, now);
        DeliveryState last = states.isEmpty() ? null : states.get(states.size() - 1);
        DeliveryState state = new DeliveryState(
                said.of(null),
                sent.occurredAt() == null ? null : sent.occurredAt().truncatedTo(ChronoUnit.MICROS),
                sent.version(),
                last == null || now.isAfter(last.receivedAt())
                        ? now
                        : last.receivedAt().plus(1, ChronoUnit.MICROS));
        StatementBatch message = new StatementBatch();
        if (last != null && isSaidAgain(state, last)) {
            states.remove(last);
            message.add(
                    SAID_AGAIN,
                    Timestamp.from(state.receivedAt()),
                    row.reseller(),
                    row.order(),
                    row.code(),
                    Timestamp.from(last.receivedAt()));
        } else if (states.size() >= STATES) {
            throw InvalidInput.of("status", "too_many", "the record has " + STATES + " states already");
        } else {
            message.add(ADD_STATE, row(row, state));
        }
        states.add(state);
        DeliveryRecord record = new DeliveryHistory(states).record().of(said.code());
        message.add(
                        UPDATE,
                        Timestamp.from(now),
                        Timestamp.from(delivered(record, states.get(0).receivedAt())),
                        timestamp(opening(record)),
                        record.orderStatuses().stream().anyMatch(OrderStatus::isMadeGood),
                        record.orderStatuses().contains(OrderStatus.CANCELLED),
                        documents.write(record),
                        row.reseller(),
                        row.order(),
                        row.code())
                .make(writing);
    }

    /** What makes a record one: its reseller, its order as {@link OrderIds} folds it, its code. */
    private record Row(String reseller, String order, String code) {}

    /** The states of the record in the order in which they came; it is held, and was made where there was none. */
    private List<DeliveryState> statesHeld(Row row, DeliveryRecord said, Instant now) {
        CodeReference code = said.code();
        Optional<DeliveryState> before = jdbc.sql(HOLD)
                .params(
                        row.reseller(),
                        row.order(),
                        row.code(),
                        code == null ? null : code.fingerprint(),
                        code == null ? null : code.lookAlike(),
                        code == null ? null : code.lastFour(),
                        Timestamp.from(now),
                        Timestamp.from(now),
                        documents.write(said))
                .query((kept, number) -> kept.getBoolean("was_there")
                        ? Optional.of(asFirstState(record(kept.getString("body")), kept))
                        : Optional.<DeliveryState>empty())
                .single();
        List<DeliveryState> states = new ArrayList<>(jdbc.sql(SELECT_STATES)
                .params(row.reseller(), row.order(), row.code())
                .query(this::state)
                .list());
        if (states.isEmpty() && before.isPresent()) {
            new StatementBatch().add(ADD_STATE, row(row, before.get())).make(writing);
            states.add(before.get());
        }
        return states;
    }

    /** A record that no migration could fold, and that is sent again as it was written then. */
    private void takeOverOldWriting(Row row, String written) {
        if (!written.equals(row.order())) {
            jdbc.sql("""
                            update claims.delivery d set order_id = :order
                            where reseller_id = :reseller and order_id = :written and code_key = :code and not exists (
                                select 1 from claims.delivery other where other.reseller_id = :reseller
                                    and other.order_id = :order and other.code_key = :code)""")
                    .param("order", row.order())
                    .param("reseller", row.reseller())
                    .param("written", written)
                    .param("code", row.code())
                    .update();
        }
    }

    /** One of a node of the version before, which keeps no states. */
    private static DeliveryState asFirstState(DeliveryRecord record, ResultSet row) throws SQLException {
        return new DeliveryState(
                record.of(null), null, null, row.getTimestamp("updated_at").toInstant());
    }

    private static boolean isSaidAgain(DeliveryState state, DeliveryState last) {
        return state.said().equals(last.said())
                && Objects.equals(state.occurredAt(), last.occurredAt())
                && Objects.equals(state.version(), last.version());
    }

    @Override
    public Optional<DeliveryRecord> matching(Sought sought) {
        if (sought.resellerId() == null) {
            return Optional.empty();
        }
        About about = About.of(0, sought);
        Found found = new Found();
        jdbc.sql(ABOUT)
                .param("reseller", about.reseller())
                .param("orders", about.orders())
                .param("exact", about.exact())
                .param("alike", about.alike())
                .param("shown", about.shown())
                .param("masked", about.masked())
                .query(row -> {
                    found.add(row, this::record);
                });
        return found.about(sought.code());
    }

    @Override
    public List<Optional<DeliveryRecord>> matching(List<Sought> sought) {
        List<About> asked = new ArrayList<>();
        List<Found> found = new ArrayList<>();
        for (Sought one : sought) {
            if (one.resellerId() != null) {
                asked.add(About.of(found.size(), one));
            }
            found.add(new Found());
        }
        // The records of an order come with each of its codes.
        Map<String, DeliveryRecord> read = new HashMap<>();
        if (!asked.isEmpty()) {
            jdbc.sql(ABOUT_EACH).param(documents.write(asked)).query(row -> {
                found.get(row.getInt("place")).add(row, body -> read.computeIfAbsent(body, this::record));
            });
        }
        return IntStream.range(0, sought.size())
                .mapToObj(i -> found.get(i).about(sought.get(i).code()))
                .toList();
    }

    /** The values of {@link #ABOUT}. @param place of the claim among several */
    private record About(
            int place, String reseller, String[] orders, String[] exact, String[] alike, String shown, boolean masked) {

        static About of(int place, Sought sought) {
            CodeReference code = sought.code();
            return new About(
                    place,
                    sought.resellerId(),
                    writings(sought.orderId()),
                    code == null ? new String[0] : code.fingerprints().toArray(String[]::new),
                    code == null ? new String[0] : code.lookAlikes().toArray(String[]::new),
                    code == null ? "" : code.lastFour().replace('?', '_'),
                    code != null && code.fingerprint() == null);
        }
    }

    /** The rows of {@link #ABOUT}. */
    private static final class Found {

        private final List<DeliveryRecord> ofOrder = new ArrayList<>();
        private final List<DeliveryRecord> elsewhere = new ArrayList<>();
        private final Set<OrderStatus> statuses = EnumSet.noneOf(OrderStatus.class);

        void add(ResultSet row, Function<String, DeliveryRecord> reading) throws SQLException {
            (row.getBoolean("of_order") ? ofOrder : elsewhere).add(reading.apply(row.getString("body")));
            if (row.getBoolean("made_good")) {
                statuses.add(OrderStatus.REFUNDED);
            }
            if (row.getBoolean("cancelled")) {
                statuses.add(OrderStatus.CANCELLED);
            }
        }

        Optional<DeliveryRecord> about(CodeReference code) {
            return new OrderRecords(ofOrder, statuses, elsewhere).about(code);
        }
    }

    @Override
    public Optional<String> resellerOf(String orderId, CodeReference code) {
        if (code == null || code.fingerprint() == null) {
            return Optional.empty();
        }
        List<String> resellers = jdbc.sql("""
                        select distinct reseller_id from claims.delivery
                        where code_fingerprint = any(?) and order_id = any(?) limit 2""")
                .params(code.fingerprints().toArray(String[]::new), writings(orderId))
                .query(String.class)
                .list();
        return resellers.size() == 1 ? Optional.of(resellers.get(0)) : Optional.empty();
    }

    @Override
    public List<Kept> ofOrder(String orderId, int after, int limit) {
        Map<Row, DeliveryRecord> records = new LinkedHashMap<>();
        Map<Row, List<DeliveryState>> states = new LinkedHashMap<>();
        jdbc.sql(OF_ORDER).params(writings(orderId), limit, after).query(found -> {
            Row row = new Row(found.getString("reseller_id"), found.getString("order_id"), found.getString("code_key"));
            DeliveryRecord record = record(found.getString("record"));
            records.put(row, record);
            states.computeIfAbsent(row, key -> new ArrayList<>())
                    .add(found.getTimestamp("received_at") == null ? asFirstState(record, found) : state(found, 0));
        });
        return records.entrySet().stream()
                .map(kept -> new Kept(kept.getValue(), new DeliveryHistory(states.get(kept.getKey()))))
                .toList();
    }

    private Object[] row(Row row, DeliveryState state) {
        return new Object[] {
            row.reseller(),
            row.order(),
            row.code(),
            Timestamp.from(state.receivedAt()),
            timestamp(state.occurredAt()),
            state.version(),
            documents.write(state.said())
        };
    }

    private DeliveryState state(ResultSet row, int number) throws SQLException {
        Timestamp occurredAt = row.getTimestamp("occurred_at");
        return new DeliveryState(
                record(row.getString("body")),
                occurredAt == null ? null : occurredAt.toInstant(),
                row.getObject("version", Long.class),
                row.getTimestamp("received_at").toInstant());
    }

    private DeliveryRecord record(String body) {
        return documents.read(body, DeliveryRecord.class);
    }

    /**
     * When the code reached its reseller, as far as the record tells; else when the record first came. Where it tells of no
     * delivery at all, so long ago that no rate counts it.
     */
    private static Instant delivered(DeliveryRecord record, Instant came) {
        return Stream.of(record.deliveredAt(), record.madeAvailableAt())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(record.status() == null ? Instant.EPOCH : came);
    }

    /** What opens the window (policy, section 4); null where nothing does. */
    private static Instant opening(DeliveryRecord record) {
        return Stream.of(record.deliveredAt(), record.madeAvailableAt())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Timestamp timestamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    /** As an order is kept, and as it was written: what no migration could fold is kept so. */
    private static String[] writings(String orderId) {
        return new String[] {key(orderId), orderId};
    }

    private static String key(String orderId) {
        return OrderIds.folded(orderId);
    }

    private static String key(CodeReference code) {
        if (code == null) {
            return "";
        }
        return code.fingerprint() != null ? code.fingerprint() : code.lastFour();
    }
}
