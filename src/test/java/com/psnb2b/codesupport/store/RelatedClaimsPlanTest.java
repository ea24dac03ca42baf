package com.psnb2b.codesupport.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.claim.RelatedClaims;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What claims have in common is found by an index each, however many there are. */
class RelatedClaimsPlanTest extends ApplicationTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void theSameCode() {
        assertThat(plan(
                        jdbc.sql("explain " + JdbcRelatedClaims.SAME_CODE)
                                .params(
                                        new String[] {"fingerprint", "earlier fingerprint"},
                                        new String[] {"look-alike", "earlier look-alike"},
                                        "clm_x",
                                        RelatedClaims.COUNTED),
                        "enable_seqscan"))
                .contains("claim_by_code_hash", "claim_by_look_alike")
                .doesNotContain("Seq Scan on claim");
    }

    @Test
    void theSameFile() {
        String[] files = {"ev_x"};
        assertThat(plan(
                        jdbc.sql("explain " + JdbcRelatedClaims.SAME_FILE)
                                .params(Map.of(
                                        "most", RelatedClaims.COUNTED, "files", files, "claim", "clm_x", "case", "")),
                        "enable_seqscan"))
                .contains("evidence_by_content_start")
                .doesNotContain("Seq Scan on evidence");
    }

    @Test
    void ofTheSameKindOnTheSameSku() {
        String sql = JdbcRelatedClaims.ON_SKU.formatted(RelatedClaims.COUNTED, "", JdbcRelatedClaims.LOOKED_AT);
        assertThat(plan(
                        jdbc.sql("explain " + sql)
                                .params(Map.of(
                                        "sku",
                                        "PSN-US-50",
                                        "type",
                                        "already_redeemed",
                                        "from",
                                        new Timestamp(0),
                                        "id",
                                        "clm_x")),
                        "enable_seqscan",
                        "enable_sort"))
                .contains("claim_by_sku_and_type")
                .doesNotContain("Sort");
    }

    /** As it is at any size: of a table of some rows PostgreSQL would rather read all. */
    private String plan(JdbcClient.StatementSpec statement, String... avoided) {
        List<String> lines = transaction.execute(status -> {
            status.setRollbackOnly();
            fill();
            Stream.of(avoided)
                    .forEach(way -> jdbc.sql("set local " + way + " = off").update());
            return statement.query(String.class).list();
        });
        return String.join("\n", lines);
    }

    /** So many that an index which reads more than it needs is never the cheaper one. */
    private void fill() {
        jdbc.sql("""
                insert into claims.claim (id, order_id, status, type, sku, created_at, updated_at, sequence, body)
                select 'clm_plan_' || n, 'ORD-' || n, 'resolved', 'already_redeemed', 'SKU-' || n, now(), now(), 1, '{}'
                from generate_series(1, 5000) n""").update();
        jdbc.sql("analyze claims.claim").update();
    }
}
