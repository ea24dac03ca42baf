package com.psnb2b.codesupport.precedents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** How like claims were decided: over HTTP, and sought among many. */
class PrecedentsTest extends ApplicationTest {

    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};
    private static final String[] SUPPLIER = {"Authorization", "Bearer demo-supplier-key"};
    private static final String SCENARIO = "invalid code, complete, in time";
    private static final String INSERT = """
            insert into claims.precedent (claim_id, decided_at, decision, reason_code, traits,
                key_1, key_2, key_3, key_4, key_5, key_6) values (?, now(), ?, 'GOODWILL', ?, ?, ?, ?, ?, ?, ?)""";

    /** Decided claims among which like ones are sought; -Dprecedents=1000000 for the figure of the benchmark page. */
    private static final int MANY = Integer.getInteger("precedents", 5_000);

    private static final int PAIRS = 200;

    @Autowired
    private Precedents precedents;

    @Autowired
    private EarlierDecisions earlier;

    @Autowired
    private JdbcTemplate jdbc;

    @AfterEach
    void none() {
        jdbc.update("delete from claims.precedent");
    }

    @Test
    void aLikeClaimIsShownWithHowItWasDecidedAndWhatDiffers() throws Exception {
        String first = file("PSN-US-50");
        decide(first, "refund", "CODE_INVALID_CONFIRMED");
        String second = file("PSN-US-50-B");

        JsonNode like = precedents(second);

        JsonNode one = like.at("/precedents/0");
        assertThat(one.get("claim_id").asText()).isEqualTo(first);
        assertThat(one.get("outcome").asText()).isEqualTo("refund");
        assertThat(one.get("reason_code").asText()).isEqualTo("CODE_INVALID_CONFIRMED");
        assertThat(one.get("likeness").asDouble()).isEqualTo(0.952);
        assertThat(one.get("differs").findValuesAsText("trait")).containsExactly("product");
        assertThat(one.toString()).contains("PSN-US-50-B");
        assertThat(like.at("/decided/looked_at").asInt()).isEqualTo(1);
        assertThat(precedents(first).get("precedents")).as("itself").isEmpty();
    }

    @Test
    void allThatAreAlikeAreCountedByHowTheyWereDecided() throws Exception {
        decide(file("PSN-US-50"), "refund", "CODE_INVALID_CONFIRMED");
        decide(file("PSN-US-50"), "refund", "CODE_INVALID_CONFIRMED");
        decide(file("PSN-US-50"), "closure", "EVIDENCE_INSUFFICIENT");

        JsonNode decided = precedents(file("PSN-US-50")).get("decided");

        assertThat(decided.get("alike").asInt()).isEqualTo(3);
        assertThat(decided.get("outcomes").toString()).contains("\"refund\":2", "\"closure\":1", "\"replacement\":0");
    }

    @Test
    void aResellerSeesNone() throws Exception {
        String id = file("PSN-US-50");

        assertThat(send("GET", "/api/v1/claims/" + id + "/precedents", null, RESELLER)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsKeptHoldsNoWordsAndNoCode() throws Exception {
        String id = file("PSN-US-50");
        decide(id, "refund", "CODE_INVALID_CONFIRMED");

        String kept = jdbc.queryForObject(
                "select precedent::text from claims.precedent where claim_id = ?", String.class, id);

        assertThat(kept).contains("type invalid_code").doesNotContain("ABCD", "ORD-", "customer says");
    }

    @Test
    void whatWasDecidedBeforeIsTakenUp() throws Exception {
        String id = file("PSN-US-50");
        decide(id, "closure", "EVIDENCE_INSUFFICIENT");
        List<Map<String, Object>> atOnce = rows();
        jdbc.update("delete from claims.precedent");
        jdbc.update("insert into claims.precedent_due values (?)", id);

        earlier.takeUp();

        assertThat(rows()).isEqualTo(atOnce);
        assertThat(jdbc.queryForObject("select count(*) from claims.precedent_due", Integer.class))
                .isZero();
    }

    /** Of 200 pairs that differ in one trait one is decided, among many others: it is one of the five. */
    @Test
    void theDecidedOneOfAPairIsFoundAmongMany() {
        RandomTraits random = new RandomTraits(7);
        List<Traits> pairs = new ArrayList<>();
        List<Traits> kept = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            Traits decided = random.next();
            pairs.add(random.like(decided));
            kept.add(decided);
        }
        keep("pair-", kept);
        for (int done = 0; done < MANY; done += 10_000) {
            List<Traits> others = new ArrayList<>();
            for (int i = done; i < Math.min(MANY, done + 10_000); i++) {
                others.add(random.next());
            }
            keep("other-" + done + "-", others);
        }
        jdbc.execute("analyze claims.precedent");

        int found = 0;
        long[] nanos = new long[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            String id = "pair-" + i;
            long began = System.nanoTime();
            LikeClaims like = precedents.like(pairs.get(i), "none");
            nanos[i] = System.nanoTime() - began;
            assertThat(like.nearest()).hasSizeLessThanOrEqualTo(LikeClaims.SHOWN);
            found += like.nearest().stream().anyMatch(one -> one.claimId().equals(id)) ? 1 : 0;
        }

        Arrays.sort(nanos);
        System.out.printf(
                "%d of %d found among %d decided claims; a look took %.1f ms (median), %.1f ms (99th percentile)%n",
                found, PAIRS, MANY, nanos[PAIRS / 2] / 1e6, nanos[PAIRS * 99 / 100] / 1e6);
        assertThat(found).isGreaterThanOrEqualTo(190);
    }

    private void keep(String name, List<Traits> some) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            long[] keys = some.get(i).keys();
            rows.add(new Object[] {
                name + i,
                i % 3 == 0 ? "refund" : "closure",
                some.get(i).text(),
                keys[0],
                keys[1],
                keys[2],
                keys[3],
                keys[4],
                keys[5]
            });
        }
        jdbc.batchUpdate(INSERT, rows);
    }

    private List<Map<String, Object>> rows() {
        return jdbc.queryForList(
                "select claim_id, decided_at, decision, reason_code, traits, key_1, key_6 from claims.precedent");
    }

    private String file(String sku) throws Exception {
        ObjectNode claim = Scenario.onItsOwn(Scenario.named(SCENARIO).claim());
        claim.withObjectProperty("product").put("sku", sku);
        var filed = send("POST", "/api/v1/claims", claim.toString(), RESELLER);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return json(filed).get("id").asText();
    }

    private JsonNode precedents(String id) throws Exception {
        return json(send("GET", "/api/v1/claims/" + id + "/precedents", null, SUPPLIER));
    }

    private void decide(String claimId, String decision, String reason) throws Exception {
        String task = "/task/"
                + json(as("reviewer", "GET", "/task?processInstanceBusinessKey=" + claimId, null))
                        .get(0)
                        .get("id")
                        .asText();
        as("reviewer", "POST", task + "/claim", "{\"userId\": \"reviewer\"}");
        var done = as("reviewer", "POST", task + "/complete", """
                {"variables": {"decision": {"value": "%s"}, "reasonCode": {"value": "%s"}}}""".formatted(decision, reason));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
        assertThat(jdbc.queryForList("select 1 from claims.precedent where claim_id = ?", claimId))
                .as("kept with the outcome")
                .hasSize(1);
    }
}
