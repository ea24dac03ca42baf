package com.psnb2b.codesupport.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.access.ApiKeys;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.access.Scope;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders that lead to each state, and a clock that a key moves for its own claims alone. */
class SandboxTest extends ApplicationTest {

    private static final String CLOCK = "/api/v1/sandbox/clock";

    @Autowired
    private ApiKeys keys;

    @Autowired
    private TaskService tasks;

    private String[] mine;
    private String[] others;

    @BeforeEach
    void twoResellers() {
        mine = newReseller();
        others = newReseller();
    }

    @ParameterizedTest
    @CsvSource({
        "COLLECTING, collecting",
        "UNDER-REVIEW, under_review",
        "LATE, late_review",
        "NOT-COVERED, not_covered",
        "RESOLVED-REFUND, under_review"
    })
    void anOrderLeadsToItsState(String name, String status) throws Exception {
        String body = claim("ORD-SANDBOX-" + name + "-7");
        assertThat(json(send("POST", "/api/v1/claims/check", body, mine))
                        .get("status")
                        .asText())
                .isEqualTo(status);
        JsonNode filed = file(body, mine);
        assertThat(filed.get("status").asText()).isEqualTo(status);
        assertThat(filed.get("order_id").asText()).isEqualTo("ORD-SANDBOX-" + name + "-7");
        assertThat(filed.at("/code/masked").asText()).isEqualTo("XXXX-XXXX-0001");
        assertThat(filed.get("outcome").isNull())
                .as("filing answers no outcome")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"REPLACEMENT, replacement", "REFUND, refund", "CLOSURE, closure"})
    void theSandboxsReviewerDecidesThroughTheOrdinaryReview(String name, String decision) throws Exception {
        String id = file(claim("ORD-SANDBOX-RESOLVED-" + name), mine).get("id").asText();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(read(id, mine).at("/outcome/decision").asText())
                                .isEqualTo(decision));
        String timeline = get("/api/v1/claims/" + id + "/timeline", mine).body();
        assertThat(timeline)
                .contains("claim.under_review", "claim.reviewed", "\"reviewer\"", "claim.resolved")
                .doesNotContain("sandbox-reviewer");
        assertThat(as("sandbox-reviewer", "GET", "/task", null).statusCode())
                .as("nobody signs in by that name")
                .isEqualTo(401);
    }

    @Test
    void moreEvidenceIsAskedForOnce() throws Exception {
        String id = file(claim("ORD-SANDBOX-MORE-EVIDENCE"), mine).get("id").asText();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                read(id, mine).at("/evidence/requested/text").asText())
                        .contains("transaction history"));
        String evidence = "{\"type\": \"transaction_history\", \"content\": {\"text\": \"nothing was redeemed\"}}";
        JsonNode answered = json(send("POST", "/api/v1/claims/" + id + "/evidence", evidence, mine));
        assertThat(answered.get("status").asText()).isEqualTo("under_review");
    }

    @Test
    void aWrongFieldIsRefusedAsEver() throws Exception {
        String body = claim("ORD-SANDBOX-LATE").replace("\"reference\"", "\"refrence\"");
        HttpResponse<String> refused = send("POST", "/api/v1/claims", body, mine);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("refrence");
    }

    @Test
    void anyOtherOrderMeansItself() throws Exception {
        assertThat(file(claim("ORD-SANDBOX-LATEST"), mine)
                        .at("/evidence/missing")
                        .toString())
                .contains("product_region");
    }

    @Test
    void theClockOfOnesOwnClaimsIsMovedAndTheirTimersFire() throws Exception {
        String collecting =
                file(claim("ORD-SANDBOX-COLLECTING"), mine).get("id").asText();
        String notCovered =
                file(claim("ORD-SANDBOX-NOT-COVERED"), mine).get("id").asText();
        String othersClaim =
                file(claim("ORD-SANDBOX-COLLECTING"), others).get("id").asText();

        JsonNode moved = advance("P8D", mine);
        assertThat(moved.get("timers_fired").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(moved.get("ahead").asText()).isEqualTo("PT192H");
        assertIsNear(moved.get("now"), Duration.ofDays(8));

        JsonNode late = read(collecting, mine);
        assertThat(late.get("status").asText()).isEqualTo("late_review");
        assertThat(late.get("outcome").isNull()).as("a timer decides nothing").isTrue();
        assertIsNear(late.get("updated_at"), Duration.ofDays(8));
        assertThat(read(notCovered, mine).get("next_actions")).isEmpty();
        assertThat(read(othersClaim, others).get("status").asText()).isEqualTo("collecting");
        assertIsNear(json(get(CLOCK, others)).get("now"), Duration.ZERO);

        JsonNode fresh = file(claim("ORD-SANDBOX-UNDER-REVIEW"), mine);
        assertThat(fresh.get("status").asText())
                .as("in time by the moved clock")
                .isEqualTo("under_review");
        assertIsNear(fresh.get("created_at"), Duration.ofDays(8));
    }

    @Test
    void whoeverWorksOnTheClaimWorksInItsTime() throws Exception {
        advance("P30D", mine);
        String id = file(claim("ORD-SANDBOX-UNDER-REVIEW"), mine).get("id").asText();
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
        String decision = JSON_MAPPER.writeValueAsString(Map.of(
                "variables",
                Map.of(
                        "decision", Map.of("value", "closure"),
                        "reasonCode", Map.of("value", "CODE_WORKS"))));
        assertThat(as("reviewer", "POST", "/task/" + task + "/complete", decision)
                        .statusCode())
                .isEqualTo(204);
        assertIsNear(read(id, mine).at("/outcome/at"), Duration.ofDays(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"advance\": \"-P1D\"}",
                "{\"advance\": \"PT0S\"}",
                "{\"advance\": \"soon\"}",
                "{\"advance\": \"P366D\"}",
                "{\"advnce\": \"P1D\"}"
            })
    void anAdvanceThatIsNoneIsRefused(String body) throws Exception {
        HttpResponse<String> refused = send("POST", CLOCK, body, mine);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/field").asText()).isIn("advance", "advnce");
        assertThat(json(get(CLOCK, mine)).get("ahead").asText()).isEqualTo("PT0S");
    }

    @Test
    void aSupplierHasNoClaimsOfItsOwn() throws Exception {
        assertThat(send("POST", CLOCK, "{\"advance\": \"P1D\"}", headers("demo-supplier-key"))
                        .statusCode())
                .isEqualTo(403);
    }

    private JsonNode advance(String by, String[] key) throws Exception {
        HttpResponse<String> moved = send("POST", CLOCK, "{\"advance\": \"" + by + "\"}", key);
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        return json(moved);
    }

    private JsonNode file(String body, String[] key) throws Exception {
        HttpResponse<String> filed = send("POST", "/api/v1/claims", body, key);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return json(filed);
    }

    private JsonNode read(String id, String[] key) throws Exception {
        return json(get("/api/v1/claims/" + id, key));
    }

    private static void assertIsNear(JsonNode time, Duration ahead) {
        assertThat(Instant.parse(time.asText())).isCloseTo(Instant.now().plus(ahead), within(5, ChronoUnit.MINUTES));
    }

    private static String claim(String order) {
        return "{\"order_id\": \"" + order + "\", \"reported_issue\": \"invalid_code\", \"reference\": \"T-1\","
                + " \"code\": {\"masked\": \"XXXX-XXXX-0001\"}}";
    }

    private String[] newReseller() {
        String id = "sandbox-" + UUID.randomUUID();
        return headers(keys.create(new ApiCaller(id, Scope.reseller, id, 60_000)));
    }

    private static String[] headers(String key) {
        return new String[] {"Authorization", "Bearer " + key, "Content-Type", JSON};
    }
}
