package com.psnb2b.codesupport.store;

import com.psnb2b.codesupport.claim.CodeReference;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryRecords;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Delivery records in PostgreSQL. */
@Repository
class JdbcDeliveryRecords implements DeliveryRecords {

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
            return only(read("reseller_id = ? and order_id = ? limit 2", resellerId, orderId));
        }
        if (code.fingerprint() != null) {
            // Without a reseller only the full code, which nobody can guess, says whose delivery it was.
            List<DeliveryRecord> exact = read(
                    "code_fingerprint = any(?) and order_id = ? and reseller_id = coalesce(?, reseller_id)",
                    code.fingerprints().toArray(String[]::new),
                    orderId,
                    resellerId);
            if (!exact.isEmpty()) {
                return only(exact);
            }
        }
        // One of the two is masked: its last characters must do.
        return only(read(
                "reseller_id = ? and order_id = ? and last_four = ? and (code_fingerprint is null or ?)",
                resellerId,
                orderId,
                code.lastFour(),
                code.fingerprint() == null));
    }

    private List<DeliveryRecord> read(String condition, Object... params) {
        return jdbc.sql("select body from claims.delivery where " + condition)
                .params(params)
                .query((row, number) -> documents.read(row.getString("body"), DeliveryRecord.class))
                .list();
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
