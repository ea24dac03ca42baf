package com.psnb2b.codesupport.store;

import com.psnb2b.codesupport.claim.ClaimSearch;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.OrderIds;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.code.CodeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each way to find a claim by its own index, and no more of each than are shown. */
@Repository
class JdbcClaimSearch implements ClaimSearch {

    private static final String FIND = """
            with found as (
                select id from claims.claim where id = :words
                union (select id from claims.claim where case_id = :words order by created_at desc, id desc limit :limit)
                union (select id from claims.claim where order_id in (:words, :order)
                    order by created_at desc, id desc limit :limit)
                union (select id from claims.claim where order_key = :order order by created_at desc, id desc limit :limit)
                union (select id from claims.claim where reseller_id = :words order by created_at desc, id desc limit :limit)
                union (select id from claims.claim where body #>> '{facts,reference}' = :words
                    order by created_at desc, id desc limit :limit)
                union (select id from claims.claim where body #>> '{facts,code,last_four}' = :last_four
                    order by created_at desc, id desc limit :limit)
                union (select id from claims.claim where code_fingerprint = any(:fingerprints)
                    order by created_at desc, id desc limit :limit))
            select id, case_id, order_id, reseller_id, body #>> '{facts,code,masked}' as code,
                body #>> '{facts,reference}' as reference, status, created_at
            from claims.claim join found using (id) order by created_at desc, id desc limit :limit""";

    private final JdbcClient jdbc;

    JdbcClaimSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Found> find(String words, CodeReference code, int limit) {
        boolean isWhole = code != null && code.fingerprint() != null;
        return jdbc.sql(FIND)
                .param("words", words)
                .param("order", OrderIds.folded(words))
                .param("last_four", code == null || isWhole ? null : code.lastFour())
                .param("fingerprints", isWhole ? code.fingerprints().toArray(String[]::new) : new String[0])
                .param("limit", limit)
                .query(JdbcClaimSearch::found)
                .list();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("order_id"),
                row.getString("reseller_id"),
                row.getString("code"),
                row.getString("reference"),
                WireName.find(ClaimStatus.class, row.getString("status")).orElseThrow(),
                row.getTimestamp("created_at").toInstant());
    }
}
