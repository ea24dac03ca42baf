package com.psnb2b.codesupport.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The claims that a figure counts, as far as they are counted. */
@Component
public class ClaimsBehind {

    /** Of a page. */
    public static final int PAGE = 50;

    /** Which of the figures of a {@link Line}. */
    public enum What {
        FILED("filed_at", "true"),
        DECIDED("ended_at", "ended_as in ('replacement', 'refund', 'closure')"),
        REPLACEMENT("ended_at", "ended_as = 'replacement'"),
        REFUND("ended_at", "ended_as = 'refund'"),
        CLOSURE("ended_at", "ended_as = 'closure'"),
        WITHDRAWN("ended_at", "ended_as = 'withdrawn'"),
        NOT_COVERED("ended_at", "ended_as = 'not_covered'"),
        OVERTURNED("overturned_at", "true");

        private final String time;
        private final String condition;

        What(String time, String condition) {
            this.time = time;
            this.condition = condition;
        }
    }

    /**
     * One of them.
     *
     * @param at when it was filed, ended or sent back, whichever is listed
     * @param endedAs null while it is open
     * @param reviewer who decided; null where nobody has
     */
    public record Found(
            String id,
            String orderId,
            String resellerId,
            String type,
            String sku,
            String batchId,
            Instant at,
            String endedAs,
            String reviewer) {}

    /** A place in the list, after which the next page begins. */
    public record Position(Instant at, String id) {}

    private static final String SELECT = """
            select n.claim_id, c.order_id, n.reseller_id, n.type, n.sku, n.batch_id, n.%1$s as at, n.ended_as,
                n.reviewer
            from claims.counted_claim n join claims.claim c on c.id = n.claim_id
            where %2$s and n.%1$s >= :from and n.%1$s < :end
                and (:reseller::text is null or n.reseller_id = :reseller)
                and (:type::text is null or coalesce(n.type, '') = :type)
                and (:value::text is null or coalesce(n.%3$s, '') = :value)
                and (:before_at::timestamptz is null or (n.%1$s, n.claim_id) < (:before_at, :before_id))
            order by n.%1$s desc, n.claim_id desc limit :limit""";

    private final JdbcClient jdbc;

    ClaimsBehind(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Newest first, at most {@link #PAGE} and one more, which tells that there is a next page.
     *
     * @param value the one of the dimension; null for all
     * @param before null for the first page
     */
    public List<Found> list(What what, Dimension dimension, String value, Filter filter, Position before) {
        String column = switch (dimension) {
            case SKU -> "sku";
            case BATCH -> "batch_id";
            case REVIEWER -> what == What.OVERTURNED ? "overturned" : "reviewer";
            case ALL, RESELLER, STEP -> "reseller_id";
        };
        return jdbc.sql(SELECT.formatted(what.time, what.condition, column))
                .param("from", Timestamp.from(filter.from().atStartOfDay().toInstant(ZoneOffset.UTC)))
                .param(
                        "end",
                        Timestamp.from(filter.until().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)))
                .param("reseller", filter.resellerId())
                .param("type", filter.type())
                .param("value", dimension == Dimension.ALL ? null : value)
                .param("before_at", before == null ? null : Timestamp.from(before.at()))
                .param("before_id", before == null ? null : before.id())
                .param("limit", PAGE + 1)
                .query(ClaimsBehind::found)
                .list();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getTimestamp(7).toInstant(),
                row.getString(8),
                row.getString(9));
    }
}
