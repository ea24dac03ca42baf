package com.psnb2b.codesupport.store;

import com.psnb2b.codesupport.claim.CodeReference;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryRecords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Delivery records in PostgreSQL. */
@Repository
class JdbcDeliveryRecords implements DeliveryRecords {

    /**
     * By the full code, and by its last characters where one of the two is masked. Without a reseller only the full code,
     * which nobody can guess, says whose delivery it was.
     */
    private static final String BY_CODE = """
            select true as exact, body from claims.delivery
            where code_fingerprint = any(?) and order_id = ? and reseller_id = coalesce(?, reseller_id)
            union all
            select false, body from claims.delivery
            where reseller_id = ? and order_id = ? and last_four = ? and (code_fingerprint is null or ?)""";

    private final JdbcClient jdbc;
    private final Documents documents;
    private final FingerprintRenewal renewal;
    private final Clock clock;

    JdbcDeliveryRecords(JdbcClient jdbc, Documents documents, FingerprintRenewal renewal, Clock clock) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.renewal = renewal;
        this.clock = clock;
    }

    @Override
    public void put(DeliveryRecord record) {
        CodeReference code = record.code();
        renewal.renew(code);
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into claims.delivery
                            (reseller_id, order_id, code_key, code_fingerprint, last_four, updated_at, delivered_at, body)
                        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                        on conflict (reseller_id, order_id, code_key) do update set updated_at = excluded.updated_at,
                            delivered_at = excluded.delivered_at, body = excluded.body""")
                .params(
                        record.resellerId(),
                        record.orderId(),
                        key(code),
                        code == null ? null : code.fingerprint(),
                        code == null ? null : code.lastFour(),
                        Timestamp.from(now),
                        Timestamp.from(delivered(record, now)),
                        documents.write(record))
                .update();
    }

    @Override
    public Optional<DeliveryRecord> matching(String resellerId, String orderId, CodeReference code) {
        if (code == null) {
            return only(jdbc.sql("select body from claims.delivery where reseller_id = ? and order_id = ? limit 2")
                    .params(resellerId, orderId)
                    .query(this::record)
                    .list());
        }
        Map<Boolean, List<DeliveryRecord>> found = new HashMap<>();
        jdbc.sql(BY_CODE)
                .params(
                        code.fingerprints().toArray(String[]::new),
                        orderId,
                        resellerId,
                        resellerId,
                        orderId,
                        code.lastFour(),
                        code.fingerprint() == null)
                .query(row -> {
                    found.computeIfAbsent(row.getBoolean("exact"), key -> new ArrayList<>())
                            .add(record(row, 0));
                });
        return only(found.getOrDefault(true, found.getOrDefault(false, List.of())));
    }

    private DeliveryRecord record(ResultSet row, int number) throws SQLException {
        return documents.read(row.getString("body"), DeliveryRecord.class);
    }

    /** Of several that fit equally well none is taken: a guess would be worse than no record. */
    private static Optional<DeliveryRecord> only(List<DeliveryRecord> records) {
        return records.size() == 1 ? Optional.of(records.get(0)) : Optional.empty();
    }

    /** When the code reached its reseller, as far as the record tells; else when the record came. */
    private static Instant delivered(DeliveryRecord record, Instant now) {
        return Stream.of(record.deliveredAt(), record.madeAvailableAt())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(now);
    }

    private static String key(CodeReference code) {
        if (code == null) {
            return "";
        }
        return code.fingerprint() != null ? code.fingerprint() : code.lastFour();
    }
}
