package com.psnb2b.codesupport.store;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Hashes;
import com.psnb2b.codesupport.claim.OrderIds;
import com.psnb2b.codesupport.claim.Payouts;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payouts in PostgreSQL: one row a claim and an appeal, found by order and by reseller and time. */
@Repository
class JdbcPayouts implements Payouts {

    private static final String BEFORE = """
            select 'order' scope, coalesce(sum(worth), 0) known, count(*) - count(worth) unknown
            from claims.every_payout where order_key = ? and id <> all(?)
            union all
            select 'reseller_day', coalesce(sum(worth), 0), count(*) - count(worth)
            from claims.every_payout where reseller_key = ? and decided_at > ? and id <> all(?)""";

    private final JdbcClient jdbc;

    JdbcPayouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void lock(List<Claim> claims) {
        List<String> keys = Stream.of(
                        claims.stream().map(JdbcPayouts::resellerKey),
                        claims.stream().map(JdbcPayouts::orderKey),
                        claims.stream()
                                .map(claim -> claim.facts().code())
                                .filter(Objects::nonNull)
                                .flatMap(code -> Stream.concat(code.fingerprints(), code.lookAlikes())))
                .flatMap(some -> some.distinct().sorted())
                .toList();
        // Rows come in the order of the list.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('payout ' || key, 0)) from unnest(?) key")
                .param(keys.toArray(String[]::new))
                .query(row -> {});
    }

    @Override
    public Before before(Claim claim, Instant since, Collection<String> leftOut) {
        String[] others = leftOut.toArray(String[]::new);
        List<Sum> sums = jdbc.sql(BEFORE)
                .params(orderKey(claim), others, resellerKey(claim), Timestamp.from(since), others)
                .query((row, number) -> new Sum(row.getBigDecimal("known"), row.getInt("unknown")))
                .list();
        return new Before(sums.get(0), sums.get(1));
    }

    @Override
    public void put(Claim claim, BigDecimal worth, Instant at) {
        jdbc.sql("""
                        insert into claims.payout (claim_id, reseller_key, order_key, worth, decided_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (claim_id) do update set worth = excluded.worth, decided_at = excluded.decided_at""")
                .params(claim.id(), resellerKey(claim), orderKey(claim), worth, Timestamp.from(at))
                .update();
    }

    @Override
    public void remove(Claim claim) {
        jdbc.sql("delete from claims.payout where claim_id = ?")
                .param(claim.id())
                .update();
    }

    @Override
    public void putOnAppeal(Claim claim, String appealId, BigDecimal worth, Instant at) {
        jdbc.sql("""
                        insert into claims.appeal_payout (appeal_id, claim_id, reseller_key, order_key, worth, decided_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (appeal_id) do update set worth = excluded.worth, decided_at = excluded.decided_at""")
                .params(appealId, claim.id(), resellerKey(claim), orderKey(claim), worth, Timestamp.from(at))
                .update();
    }

    @Override
    public void removeOnAppeal(String appealId) {
        jdbc.sql("delete from claims.appeal_payout where appeal_id = ?")
                .param(appealId)
                .update();
    }

    /** Claims of which nobody knows the reseller count together. */
    private static String resellerKey(Claim claim) {
        return claim.resellerId() == null ? "" : claim.resellerId();
    }

    /** Hashed, so that what a reseller wrote does not outlast the claim's erasure. */
    private static String orderKey(Claim claim) {
        String order = resellerKey(claim) + '\n' + OrderIds.folded(claim.facts().orderId());
        return Hashes.sha256(order.getBytes(StandardCharsets.UTF_8));
    }
}
