package com.psnb2b.codesupport.store;

import static com.psnb2b.codesupport.store.Documents.wire;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.CodeReference;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.RelatedClaim;
import com.psnb2b.codesupport.claim.RelatedClaims;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What claims have in common, in PostgreSQL: each by an index, and none beyond a limit. */
@Repository
class JdbcRelatedClaims implements RelatedClaims {

    /** Of a SKU that sells much, only so many of the newest claims are looked at, for some of them are withdrawn. */
    static final int LOOKED_AT = 2 * COUNTED;

    private static final Duration RATE_PERIOD = Duration.ofDays(30);

    private static final String CLAIM = """
            c.id, c.reseller_id, c.order_id, c.status, c.type, c.body #>> '{outcome,decision}' as decision, c.created_at""";

    static final String SAME_CODE = "select " + CLAIM + ", null as evidence_id, null as like_evidence_id" + """
             from claims.claim c
            where c.code_fingerprint = any(?) and c.id <> ? and c.status <> 'withdrawn'
            order by c.created_at desc limit ?""";

    static final String SAME_FILE = "select " + CLAIM + ", e.id as evidence_id, own.id as like_evidence_id" + """
             from claims.evidence own
            cross join lateral (
                select id, claim_id from claims.evidence
                where left(sha256, 8) = left(own.sha256, 8) and sha256 = own.sha256 and claim_id <> own.claim_id
                limit ?) e
            join claims.claim c on c.id = e.claim_id
            where own.id = any(?)
            order by c.created_at desc limit ?""";

    private static final String LIKE_PICTURE = "select " + CLAIM + """
            , e.id as evidence_id, own.id as like_evidence_id
             from claims.picture mine
            join claims.evidence own on own.id = mine.evidence_id
            cross join lateral (
                select evidence_id, bit_count((fingerprint # mine.fingerprint)::bit(64)) as distance
                from (select fingerprint, claim_id, evidence_id from claims.picture
                    where fingerprint is not null order by looked_at desc limit 100000) newest
                where claim_id <> mine.claim_id
                    and bit_count((fingerprint # mine.fingerprint)::bit(64)) < 6
                order by distance limit ?) other
            join claims.evidence e on e.id = other.evidence_id and e.sha256 <> own.sha256
            join claims.claim c on c.id = e.claim_id
            where mine.evidence_id = any(?) and mine.fingerprint is not null
            order by other.distance, c.created_at desc limit ?""";

    private static final String ON_BATCH = """
            select least(count(*), %d) from (
                select id, status from claims.claim
                where batch_id = :batch and created_at >= :from %s limit %d) found
            where id <> :id and status <> 'withdrawn'""";

    static final String ON_SKU = """
            select least(count(*), %d) from (
                select id, status from claims.claim
                where sku = :sku and type = :type and created_at >= :from %s order by created_at desc limit %d) newest
            where id <> :id and status <> 'withdrawn'""";

    private final JdbcClient jdbc;

    JdbcRelatedClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<RelatedClaim> onSameCode(String claimId, CodeReference code) {
        return jdbc.sql(SAME_CODE)
                .params(code.fingerprints().toArray(String[]::new), claimId, COUNTED)
                .query(JdbcRelatedClaims::related)
                .list();
    }

    @Override
    public List<RelatedClaim> withSameFile(Claim claim) {
        return sharing(SAME_FILE, claim);
    }

    @Override
    public List<RelatedClaim> withLikePicture(Claim claim) {
        return sharing(LIKE_PICTURE, claim);
    }

    private List<RelatedClaim> sharing(String sql, Claim claim) {
        String[] files = claim.evidence().stream()
                .filter(EvidenceItem::isFile)
                .map(EvidenceItem::id)
                .toArray(String[]::new);
        return files.length == 0
                ? List.of()
                : jdbc.sql(sql)
                        .params(COUNTED, files, COUNTED)
                        .query(JdbcRelatedClaims::related)
                        .list();
    }

    @Override
    public Near near(Claim claim, Instant from, Instant until) {
        int onBatch = claim.batchId() == null
                ? 0
                : count(ON_BATCH, Map.of("batch", claim.batchId(), "from", Timestamp.from(from)), claim, until);
        int onSku = claim.sku() == null
                ? 0
                : count(
                        ON_SKU,
                        Map.of(
                                "sku",
                                claim.sku(),
                                "type",
                                wire(claim.judgement().classification().type()),
                                "from",
                                Timestamp.from(from)),
                        claim,
                        until);
        return new Near(onBatch, onSku);
    }

    /** Without an end where there is none: an end that says nothing would have PostgreSQL plan anew for every claim. */
    private int count(String sql, Map<String, ?> params, Claim claim, Instant until) {
        String end = until == null ? "" : "and created_at <= :until";
        return jdbc.sql(sql.formatted(COUNTED, end, LOOKED_AT))
                .params(params)
                .param("id", claim.id())
                .param("until", until == null ? null : Timestamp.from(until))
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<Rate> rate(String resellerId) {
        return jdbc.sql("""
                        select own.claims, own.deliveries, other.claims as other_claims,
                            other.deliveries as other_deliveries
                        from claims.claim_rate own
                        cross join lateral (
                            select coalesce(sum(claims), 0) as claims, coalesce(sum(deliveries), 0) as deliveries
                            from claims.claim_rate where reseller_id <> own.reseller_id) other
                        where own.reseller_id = ?""")
                .param(resellerId)
                .query((row, number) -> new Rate(
                        row.getLong("claims"),
                        row.getLong("deliveries"),
                        row.getLong("other_claims"),
                        row.getLong("other_deliveries")))
                .optional();
    }

    @Override
    @Transactional
    public void countRates(Instant now) {
        Timestamp at = Timestamp.from(now);
        // A little less than the hour, so that an hourly call is never early by its own running time.
        Timestamp recent = Timestamp.from(now.minus(Duration.ofMinutes(55)));
        Timestamp since = Timestamp.from(now.minus(RATE_PERIOD));
        jdbc.sql("""
                        insert into claims.claim_rate (reseller_id, claims, deliveries, counted_at)
                        select reseller_id,
                            (select count(*) from claims.claim c
                             where c.reseller_id = delivered.reseller_id and c.created_at >= :since),
                            count, :at
                        from (select reseller_id, count(*) from claims.delivery
                            where delivered_at >= :since group by reseller_id) delivered
                        where not exists (select 1 from claims.claim_rate where counted_at > :recent)
                        on conflict (reseller_id) do update set claims = excluded.claims,
                            deliveries = excluded.deliveries, counted_at = excluded.counted_at""")
                .param("since", since)
                .param("at", at)
                .param("recent", recent)
                .update();
        // Whoever got no code for 30 days has no rate.
        jdbc.sql("delete from claims.claim_rate where counted_at <= ?")
                .param(recent)
                .update();
    }

    private static RelatedClaim related(ResultSet row, int number) throws SQLException {
        return new RelatedClaim(
                row.getString("id"),
                row.getString("reseller_id"),
                row.getString("order_id"),
                value(ClaimStatus.class, row.getString("status")),
                value(ClaimType.class, row.getString("type")),
                value(DecisionKind.class, row.getString("decision")),
                row.getTimestamp("created_at").toInstant(),
                row.getString("evidence_id"),
                row.getString("like_evidence_id"));
    }

    private static <E extends Enum<E>> E value(Class<E> type, String text) {
        return text == null ? null : Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
