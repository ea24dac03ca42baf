package com.psnb2b.codesupport.store;

import static com.psnb2b.codesupport.store.JsonColumns.wire;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.RelatedClaim;
import com.psnb2b.codesupport.claim.RelatedClaims;
import com.psnb2b.codesupport.code.CodeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            c.id, c.reseller_id, c.order_id, c.status, c.type, c.body #>> '{outcome,decision}' as decision, c.created_at,
            coalesce(jsonb_path_exists(c.body -> 'appeals',
                '$[*] ? (@.ended_at == null || @.outcome.decision like_regex "^re" flag "i")'), false) as may_pay_again""";

    static final String SAME_CODE = "select " + CLAIM + ", null as evidence_id, null as like_evidence_id" + """
             from claims.claim c
            where (c.code_fingerprint = any(?) or c.code_look_alike = any(?)) and c.id <> ? and c.status <> 'withdrawn'
            order by c.created_at desc limit ?""";

    /** Of a case's own evidence its first claim stands for all. */
    private static final String OF_EVIDENCE = """
             cross join lateral (
                select * from claims.claim where id = e.claim_id
                union all
                (select * from claims.claim where case_id = e.case_id order by created_at, id limit 1)) c""";

    static final String SAME_FILE = "select " + CLAIM + ", e.id as evidence_id, own.id as like_evidence_id" + """
             from claims.evidence own
            cross join lateral (
                select id, claim_id, case_id from claims.evidence other
                where left(sha256, 8) = left(own.sha256, 8) and sha256 = own.sha256
                    and claim_id is distinct from :claim and case_id is distinct from :case
                    and not exists (
                        select 1 from claims.claim where id = other.claim_id and case_id = :case)
                limit :most) e""" + " "
            + OF_EVIDENCE + " " + """
             where own.id = any(:files)
            order by c.created_at desc limit :most""";

    private static final String LIKE_PICTURE = "select " + CLAIM + """
            , e.id as evidence_id, own.id as like_evidence_id
             from claims.picture mine
            join claims.evidence own on own.id = mine.evidence_id
            cross join lateral (
                select evidence_id, bit_count((fingerprint # mine.fingerprint)::bit(64)) as distance
                from (select fingerprint, claim_id, evidence_id from claims.picture
                    where fingerprint is not null order by looked_at desc limit 100000) newest
                where claim_id <> :claim and claim_id <> :case
                    and bit_count((fingerprint # mine.fingerprint)::bit(64)) < 6
                    and not exists (
                        select 1 from claims.claim where id = newest.claim_id and case_id = :case)
                order by distance limit :most) other
            join claims.evidence e on e.id = other.evidence_id and e.sha256 <> own.sha256""" + " " + OF_EVIDENCE + " " + """
             where mine.evidence_id = any(:files) and mine.fingerprint is not null
            order by other.distance, c.created_at desc limit :most""";

    /** What is in a case with the claim says nothing about it. */
    private static final String NOT_OF_ITS_CASE = " and case_id is distinct from :case";

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
                .params(
                        code.fingerprints().toArray(String[]::new),
                        code.lookAlikes().toArray(String[]::new),
                        claimId,
                        COUNTED)
                .query(JdbcRelatedClaims::related)
                .list();
    }

    @Override
    public Set<String> ofCaseOnSameCode(String caseId) {
        return jdbc.sql("""
                        select own.id from claims.claim own
                        where own.case_id = ? and (
                            exists (select 1 from claims.claim c where c.code_fingerprint = own.code_fingerprint
                                and c.id <> own.id and c.status <> 'withdrawn')
                            or exists (select 1 from claims.claim c where c.code_look_alike = own.code_look_alike
                                and c.id <> own.id and c.status <> 'withdrawn'))""").param(caseId).query(String.class).set();
    }

    @Override
    public Set<String> ofCaseWithSameFile(String caseId) {
        return jdbc.sql("""
                        select own.id from claims.evidence own
                        where (own.case_id = :case
                                or own.claim_id in (select id from claims.claim where case_id = :case))
                            and exists (
                                select 1 from claims.evidence other
                                where left(sha256, 8) = left(own.sha256, 8) and sha256 = own.sha256
                                    and case_id is distinct from :case
                                    and not exists (
                                        select 1 from claims.claim where id = other.claim_id and case_id = :case))""").param("case", caseId).query(String.class).set();
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
                        .param("most", COUNTED)
                        .param("files", files)
                        .param("claim", claim.id())
                        .param("case", claim.caseId() == null ? "" : claim.caseId())
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
        String end =
                (until == null ? "" : "and created_at <= :until") + (claim.caseId() == null ? "" : NOT_OF_ITS_CASE);
        return jdbc.sql(sql.formatted(COUNTED, end, LOOKED_AT))
                .param("case", claim.caseId())
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
                            (select count(*) filter (where case_id is null) + count(distinct case_id)
                             from claims.claim c where c.reseller_id = delivered.reseller_id and c.created_at >= :since),
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
                row.getBoolean("may_pay_again"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("evidence_id"),
                row.getString("like_evidence_id"));
    }

    private static <E extends Enum<E>> E value(Class<E> type, String text) {
        return text == null ? null : Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
