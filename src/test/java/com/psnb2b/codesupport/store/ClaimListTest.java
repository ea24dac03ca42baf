package com.psnb2b.codesupport.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.ClaimStore.Query;
import com.psnb2b.codesupport.claim.ClaimType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each list that a caller can ask for is read in the order of an index, of a reseller as of all: none is sorted. */
class ClaimListTest extends ApplicationTest {

    @Autowired
    private ClaimStore claims;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    static List<Query> lists() {
        var before = new ClaimStore.Position(Instant.parse("2026-11-20T10:00:00Z"), "clm_x");
        List<Query> lists = new ArrayList<>();
        for (String reseller : new String[] {null, "demo-reseller"}) {
            lists.add(new Query(reseller, null, null, null, null, 51));
            lists.add(new Query(reseller, null, null, null, before, 51));
            Stream.of(ClaimStatus.values())
                    .forEach(status -> lists.add(new Query(reseller, status, null, null, before, 51)));
            Stream.of(ClaimType.values()).forEach(type -> lists.add(new Query(reseller, null, type, null, null, 51)));
        }
        return lists;
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListIsReadInTheOrderOfAnIndex(Query list) {
        String plan = plan(list);
        assertThat(plan).contains("Index").doesNotContain("Sort").doesNotContain("Seq Scan");
        if (isOfFew(list)) {
            assertThat(plan).contains(list.type() != null ? "claim_by_type" : "claim_unresolved");
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void theStatementIsTheOneThatIsAsked(Query list) {
        assertThat(claims.list(list)).hasSizeLessThanOrEqualTo(51);
    }

    @Test
    void anOrderIsFoundByItsIndexForTheSupplierToo() {
        assertThat(plan(new Query(null, null, null, "ORD-1", null, 51))).contains("claim_by_order");
    }

    private static boolean isOfFew(Query list) {
        return list.type() != null || list.status() != null && list.status() != ClaimStatus.RESOLVED;
    }

    /**
     * As it is at any size: on a table of some rows PostgreSQL would rather read them all. A list of few is read without
     * the indexes on all, which PostgreSQL takes where nearly all are of that kind, or where there are few at all, as may be
     * so among the tests' claims.
     */
    private String plan(Query list) {
        Map<String, Object> params = new HashMap<>();
        String sql = JdbcClaimStore.list(list, params);
        return transaction.execute(status -> {
            status.setRollbackOnly();
            if (isOfFew(list) || list.orderId() != null) {
                jdbc.sql("drop index claims.claim_by_time, claims.claim_by_reseller")
                        .update();
            }
            jdbc.sql("set local enable_seqscan = off").update();
            jdbc.sql("set local enable_bitmapscan = off").update();
            if (list.orderId() == null) {
                jdbc.sql("set local enable_sort = off").update();
            }
            return String.join(
                    "\n",
                    jdbc.sql("explain " + sql)
                            .params(params)
                            .query(String.class)
                            .list());
        });
    }
}
