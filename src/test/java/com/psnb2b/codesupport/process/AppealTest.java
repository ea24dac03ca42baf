package com.psnb2b.codesupport.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.MovableClock;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A decided claim is looked at again by other persons than before, and gets an outcome of its own. */
class AppealTest extends ApplicationTest {

    private static final String WORDS = "The log shows that nobody ever opened it";
    private static final Map<String, Object> REFUND =
            Map.of("decision", "refund", "reasonCode", "CODE_INVALID_CONFIRMED", "reviewNote", "invalid indeed");

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @LocalServerPort
    private int port;

    @AfterEach
    void asBefore() {
        clock.reset();
    }

    @Test
    void anotherPersonDecidesAndASecondOneApprovesWhereMoneyIsPaid() throws Exception {
        String claim = decided("closure", "EVIDENCE_INSUFFICIENT");
        JsonNode first = claim(claim);
        assertThat(first.at("/appeal/state").asText()).isEqualTo("open");
        assertThat(Instant.parse(first.at("/appeal/until").asText()))
                .isEqualTo(Instant.parse(first.at("/outcome/at").asText()).plus(Duration.ofDays(14)));
        assertThat(first.get("next_actions").toString()).contains("appeal");

        JsonNode appealed = json(appeal(claim, body(WORDS, Scenario.png())));
        assertThat(appealed.get("status").asText()).isEqualTo("resolved");
        assertThat(appealed.at("/appeal/state").asText()).isEqualTo("under_review");
        JsonNode asked = appealed.at("/appeal/records/0");
        assertThat(asked.get("reason").asText()).isEqualTo(WORDS);
        assertThat(asked.get("evidence")).hasSize(1);
        assertThat(asked.at("/of/decision").asText()).isEqualTo("closure");
        assertThat(asked.get("outcome").isNull()).isTrue();
        assertThat(appealed.get("outcome")).as("the first stays").isEqualTo(first.get("outcome"));
        assertThat(appealed.get("notice").asText()).contains("Another person than before looks at the claim");
        assertThat(appealed.get("next_actions").toString()).doesNotContain("appeal", "add_evidence");

        JsonNode task = task(claim);
        assertThat(task.get("taskDefinitionKey").asText()).isEqualTo("decide-appeal");
        assertThat(task.get("description").asText()).contains("Appeal: by the reseller: " + WORDS);
        String id = task.get("id").asText();
        HttpResponse<String> own = as("reviewer", "POST", "/task/" + id + "/claim", "{\"userId\": \"reviewer\"}");
        assertThat(own.statusCode()).as(own.body()).isEqualTo(400);
        assertThat(own.body()).contains("somebody else has to look at it");
        take("reviewer2", id);
        assertThat(as("reviewer2", "GET", "/task/" + id + "/form-variables", null)
                        .body())
                .contains("The reseller appeals", WORDS, "Outcome so far", "New evidence");
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("decision", "more_evidence", "reviewNote", "what?"),
                Map.of("decision", "refund"),
                Map.of("decision", "refund", "reasonCode", "GOODWILL"))) {
            assertThat(complete("reviewer2", id, wrong).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        done("reviewer2", id, REFUND);
        assertThat(claim(claim).at("/appeal/records/0/outcome").isNull())
                .as("no outcome before the second person")
                .isTrue();
        assertThat(types(claim, "demo-reseller-key")).doesNotContain("claim.appeal_reviewed");
        assertThat(types(claim, "demo-supplier-key")).contains("claim.appeal_reviewed");

        JsonNode approval = task(claim);
        assertThat(approval.get("taskDefinitionKey").asText()).isEqualTo("approve-appeal");
        String approve = approval.get("id").asText();
        assertThat(as("reviewer2", "POST", "/task/" + approve + "/claim", "{\"userId\": \"reviewer2\"}")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        take("senior", approve);
        assertThat(complete("senior", approve, Map.of("approved", false)).statusCode())
                .as("it takes words")
                .isEqualTo(400);
        done("senior", approve, Map.of("approved", false, "approvalNote", "look at the record"));
        assertThat(paidOnAppeal(claim)).as("what is sent back is not paid").isZero();
        JsonNode again = task(claim);
        assertThat(again.get("taskDefinitionKey").asText()).isEqualTo("decide-appeal");
        take("reviewer2", again.get("id").asText());
        assertThat(as("reviewer2", "GET", "/task/" + again.get("id").asText() + "/form-variables", null)
                        .body())
                .contains("Sent back", "look at the record");
        done("reviewer2", again.get("id").asText(), REFUND);
        String second = task(claim).get("id").asText();
        take("senior", second);
        assertThat(as("senior", "GET", "/task/" + second + "/form-variables", null)
                        .body())
                .contains("On appeal, the outcome was changed. After review, a refund was approved");
        done("senior", second, Map.of("approved", true));

        JsonNode after = claim(claim);
        assertThat(open(claim)).isEmpty();
        assertThat(after.get("outcome")).as("the first is never changed").isEqualTo(first.get("outcome"));
        assertThat(after.at("/appeal/state").asText()).isEqualTo("closed");
        JsonNode outcome = after.at("/appeal/records/0/outcome");
        assertThat(outcome.get("decision").asText()).isEqualTo("refund");
        assertThat(outcome.get("text").asText())
                .isEqualTo("On appeal, the outcome was changed. After review, a refund was approved for this claim."
                        + " The code was confirmed as invalid or not activating.");
        assertThat(after.get("notice")).isEqualTo(outcome.get("text"));
        assertThat(json(get(
                                "/api/v1/claims/" + claim,
                                "Authorization",
                                "Bearer demo-reseller-key",
                                "Accept-Language",
                                "ja"))
                        .at("/appeal/records/0/outcome/text")
                        .asText())
                .startsWith("異議申し立てを受けて、結果が変更されました。確認の結果、");
        assertThat(types(claim, "demo-reseller-key"))
                .endsWith(
                        "claim.resolved",
                        "claim.appealed",
                        "claim.evidence_added",
                        "claim.appeal_reviewed",
                        "claim.appeal_second_review",
                        "claim.appeal_reviewed",
                        "claim.appeal_second_review",
                        "claim.appeal_resolved");
        assertThat(timeline(claim, "demo-reseller-key").toString()).doesNotContain("reviewer2", "senior", "first_by");
        JsonNode last = timeline(claim, "demo-supplier-key")
                .get(timeline(claim, "demo-supplier-key").size() - 1);
        assertThat(last.get("actor").asText()).isEqualTo("user:reviewer2");
        assertThat(last.at("/data/internal/first_by").toString()).isEqualTo("[\"reviewer\"]");
        assertThat(last.at("/data/of/decision").asText()).isEqualTo("closure");
        assertThat(paidOnAppeal(claim)).isOne();
        refused(appeal(claim, body("again", null)), 409, "appealed_already");
        packetHolds(claim);
    }

    /** The packet stays; each supplement holds what came: evidence and words, then an outcome that names the first. */
    private void packetHolds(String claim) throws Exception {
        String path = "/api/v1/claims/" + claim + "/packet/supplements";
        List<String> types = new ArrayList<>();
        Map<String, JsonNode> outcomes = new HashMap<>();
        for (JsonNode supplement :
                json(get(path, "Authorization", "Bearer demo-reseller-key")).get("supplements")) {
            String type = supplement.get("type").asText();
            types.add(type);
            Map<String, String> parts =
                    parts(path + "/" + supplement.get("number").asInt());
            if (parts.containsKey("outcome.json")) {
                outcomes.put(type, JSON_MAPPER.readTree(parts.get("outcome.json")));
            }
            if (type.equals("claim.appealed")) {
                assertThat(parts.get("timeline.json")).contains(WORDS);
            }
        }
        assertThat(types)
                .containsExactly("claim.resolved", "claim.appealed", "claim.evidence_added", "claim.appeal_resolved");
        assertThat(outcomes.get("claim.resolved").at("/decision").asText()).isEqualTo("closure");
        JsonNode second = outcomes.get("claim.appeal_resolved");
        assertThat(second.at("/decision").asText()).isEqualTo("refund");
        assertThat(second.get("of")).isEqualTo(outcomes.get("claim.resolved"));
    }

    private Map<String, String> parts(String path) throws Exception {
        Map<String, String> parts = new HashMap<>();
        HttpResponse<byte[]> packet = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", "Bearer demo-reseller-key")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(packet.statusCode()).isEqualTo(200);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packet.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    @Test
    void anOutcomeStandsByOnePersonAlone() throws Exception {
        ObjectNode body = Scenario.onItsOwn(
                Scenario.named("invalid code, complete, in time").claim());
        // A letter just before a code that is the code's first is masked with it.
        ObjectNode sent = (ObjectNode) body.get("code");
        sent.put("value", "ZXQW" + sent.get("value").asText().substring(4));
        String claim = decided(body, "closure", "EVIDENCE_INSUFFICIENT");
        deliver(JSON_MAPPER
                .createObjectNode()
                .put("order_id", body.get("order_id").asText())
                .put("reseller_id", "demo-reseller")
                .put("status", "replaced"));
        String code = body.at("/code/value").asText();
        assertThat(appeal(claim, body("look again at " + code.toLowerCase(java.util.Locale.ROOT), null))
                        .body())
                .contains("look again at ")
                .doesNotContainIgnoringCase(code);
        String task = task(claim).get("id").asText();
        take("senior", task);
        assertThat(as("senior", "GET", "/task/" + task + "/form-variables", null)
                        .body())
                .contains("They have changed since the outcome");
        JsonNode question = json(get(
                        "/app/claims/of-task/" + task,
                        "Cookie",
                        signedIn("senior").cookie()))
                .get("appeal");
        assertThat(question.get("asked").asText()).isEqualTo("The reseller appeals against the outcome");
        assertThat(question.get("reason").asText()).startsWith("look again at ").doesNotContainIgnoringCase(code);
        assertThat(question.get("before").asText()).contains("EVIDENCE_INSUFFICIENT", "reviewer");
        assertThat(question.get("record").asText()).contains("replaced");
        assertThat(question.get("may_correct").asBoolean()).isFalse();
        done("senior", task, Map.of("decision", "closure", "reasonCode", "CODE_WORKS"));
        JsonNode outcome = claim(claim).at("/appeal/records/0/outcome");
        assertThat(outcome.get("text").asText())
                .startsWith("On appeal, another person looked at the claim again, and the outcome stands.");
        assertThat(outcome.get("reason_code").asText()).isEqualTo("CODE_WORKS");
    }

    @Test
    void itCountsOnceInTimeAndWithWordsOrEvidence() throws Exception {
        String open = filed();
        refused(appeal(open, body("early", null)), 409, "not_decided");
        String withdrawn = filed();
        post("/api/v1/claims/" + withdrawn + "/withdrawal", "{}", "demo-reseller-key");
        refused(appeal(withdrawn, body("late", null)), 409, "claim_withdrawn");

        String claim = decided("closure", "EVIDENCE_INSUFFICIENT");
        HttpResponse<String> nothing = appeal(claim, "{}");
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(json(nothing).at("/errors/0/field").asText()).isEqualTo("reason");
        assertThat(json(nothing).at("/errors/0/code").asText()).isEqualTo("required");
        assertThat(appeal(claim, "{\"why\": \"a typo\"}").statusCode()).isEqualTo(422);
        assertThat(post("/api/v1/claims/" + claim + "/appeal", body("theirs", null), "demo-reseller2-key")
                        .statusCode())
                .isEqualTo(404);
        clock.moveForward(Duration.ofDays(14).plusMinutes(1));
        refused(appeal(claim, body("late", null)), 409, "appeal_closed");
        assertThat(claim(claim).at("/appeal/state").asText()).isEqualTo("closed");
    }

    @Test
    void aCallSentAgainAppealsOnce() throws Exception {
        String claim = decided("closure", "EVIDENCE_INSUFFICIENT");
        String key = "appeal-" + claim;
        for (String replay : new String[] {null, "true"}) {
            HttpResponse<String> answer = send(
                    "POST",
                    "/api/v1/claims/" + claim + "/appeal",
                    body("once", null),
                    "Authorization",
                    "Bearer demo-reseller-key",
                    "Content-Type",
                    JSON,
                    "Idempotency-Key",
                    key);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Idempotent-Replay").orElse(null))
                    .isEqualTo(replay);
        }
        assertThat(claim(claim).at("/appeal/records")).hasSize(1);
    }

    @Test
    void aFormBringsFilesAsTheyAre() throws Exception {
        String claim = decided("closure", "EVIDENCE_INSUFFICIENT");
        byte[] png = java.util.Base64.getDecoder().decode(Scenario.png());
        var form = new java.io.ByteArrayOutputStream();
        form.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nerror_screenshot\r\n"
                        + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(png);
        form.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        var answer = sendBytes(
                "POST",
                "/api/v1/claims/" + claim + "/appeal",
                form.toByteArray(),
                "Authorization",
                "Bearer demo-reseller-key",
                "Content-Type",
                "multipart/form-data; boundary=x");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).at("/appeal/records/0/evidence")).hasSize(1);
        assertThat(json(answer).at("/appeal/records/0/reason").isNull()).isTrue();
    }

    @Test
    void whatIsOverdueGoesToTheSeniorsTooAndDecidesNothing() throws Exception {
        String claim = decided("closure", "EVIDENCE_INSUFFICIENT");
        json(appeal(claim, body("look again", null)));
        int before = task(claim).get("priority").asInt();
        fire(claim, "appeal-overdue");
        fire(claim, "escalate-appeal");
        assertThat(task(claim).get("priority").asInt()).isGreaterThan(before);
        assertThat(types(claim, "demo-supplier-key")).endsWith("claim.appeal_escalated");
        assertThat(claim(claim).at("/appeal/records/0/outcome").isNull()).isTrue();
        take("reviewer2", task(claim).get("id").asText());
        done("reviewer2", task(claim).get("id").asText(), REFUND);
        fire(claim, "appeal-approval-overdue");
        fire(claim, "escalate-appeal");
        assertThat(task(claim).get("taskDefinitionKey").asText()).isEqualTo("approve-appeal");
    }

    @Test
    void aSeniorCorrectsWithASecondPersonAndTheResellerIsTold() throws Exception {
        String claim = decided("closure", "EVIDENCE_INSUFFICIENT");
        String path = "/app/claims/" + claim + "/correction";
        assertThat(page("reviewer2", path, "{\"reason\": \"wrong\"}").statusCode())
                .isEqualTo(403);
        assertThat(page("senior", path, "{\"reason\": \" \"}").statusCode()).isEqualTo(422);
        HttpResponse<String> begun = page("senior", path, "{\"reason\": \"Wrong log was read\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        assertThat(types(claim, "demo-reseller-key"))
                .as("nothing is told before it has an outcome")
                .endsWith("claim.resolved");
        refused(appeal(claim, body("meanwhile", null)), 409, "outcome_under_review");
        JsonNode task = task(claim);
        assertThat(task.get("taskDefinitionKey").asText()).isEqualTo("correct-outcome");
        assertThat(task.get("assignee").asText()).as("they get it").isEqualTo("senior");
        fire(claim, "correction-overdue");
        fire(claim, "escalate-appeal");
        done("senior", task.get("id").asText(), REFUND);
        String approve = task(claim).get("id").asText();
        assertThat(as("senior", "POST", "/task/" + approve + "/claim", "{\"userId\": \"senior\"}")
                        .statusCode())
                .isEqualTo(400);
        take("admin", approve);
        done("admin", approve, Map.of("approved", true));
        JsonNode after = claim(claim);
        assertThat(after.at("/appeal/records/0/kind").asText()).isEqualTo("correction");
        assertThat(after.at("/appeal/records/0/reason").isNull()).isTrue();
        assertThat(after.at("/appeal/records/0/outcome/text").asText())
                .startsWith("The outcome was corrected. After review, a refund");
        assertThat(types(claim, "demo-reseller-key")).endsWith("claim.outcome_corrected");
        assertThat(after.at("/appeal/state").asText())
                .as("what was corrected may be appealed")
                .isEqualTo("open");
        assertThat(json(get("/app/claims/" + claim, "Cookie", signedIn("senior").cookie()))
                        .path("history")
                        .toString())
                .contains(
                        "Outcome corrected: refund, code invalid confirmed; before it closure, evidence insufficient, by reviewer");
    }

    @Test
    void aCorrectionThatCorrectsNothingIsNoneToTheReseller() throws Exception {
        String claim = decided("closure", "EVIDENCE_INSUFFICIENT");
        page("senior", "/app/claims/" + claim + "/correction", "{\"reason\": \"maybe wrong\"}");
        done(
                "senior",
                task(claim).get("id").asText(),
                Map.of("decision", "closure", "reasonCode", "EVIDENCE_INSUFFICIENT"));
        assertThat(open(claim)).isEmpty();
        assertThat(claim(claim).at("/appeal/records")).isEmpty();
        assertThat(types(claim, "demo-reseller-key")).endsWith("claim.resolved");
        assertThat(claim(claim).at("/appeal/state").asText()).isEqualTo("open");
    }

    /** Twice on one code needs two persons, though the first time was an appeal. */
    @Test
    void whatWasPaidOnAppealCountsForWhatIsPaidLater() throws Exception {
        ObjectNode body =
                (ObjectNode) Scenario.named("invalid code, complete, in time").claim();
        String claim = decided(body, "closure", "EVIDENCE_INSUFFICIENT");
        json(appeal(claim, body("look again", null)));
        take("reviewer2", task(claim).get("id").asText());
        done("reviewer2", task(claim).get("id").asText(), REFUND);
        String approve = task(claim).get("id").asText();
        take("senior", approve);
        done("senior", approve, Map.of("approved", true));

        String later = filed(body);
        String task = task(later).get("id").asText();
        take("reviewer", task);
        done("reviewer", task, REFUND);
        assertThat(task(later).get("taskDefinitionKey").asText()).isEqualTo("approve-outcome");
        assertThat(timeline(later, "demo-supplier-key").toString()).contains("is in " + claim);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "ended"})
    void anAppealIsErasedWithItsClaimOnceItHasEnded(String state) throws Exception {
        String claim = decided("closure", "EVIDENCE_INSUFFICIENT");
        json(appeal(claim, body(WORDS, Scenario.png())));
        if (state.equals("ended")) {
            String task = task(claim).get("id").asText();
            take("senior", task);
            done("senior", task, Map.of("decision", "closure", "reasonCode", "CODE_WORKS", "reviewNote", "a word"));
        }
        HttpResponse<String> erased =
                post("/api/v1/claims/" + claim + "/erasure", "{\"reason\": \"asked for\"}", "demo-supplier-key");
        assertThat(erased.statusCode()).as(erased.body()).isEqualTo(state.equals("ended") ? 200 : 409);
        if (state.equals("ended")) {
            assertThat(claim(claim).at("/appeal/records/0/reason").asText()).isEqualTo("[erased]");
            assertThat(claim(claim).at("/appeal/records/0/outcome/decision").asText())
                    .isEqualTo("closure");
            assertThat(timeline(claim, "demo-supplier-key").toString()).doesNotContain(WORDS, "a word");
            assertThat(jdbc.sql("select count(*) from claims.idempotency_key where response like ?")
                            .param("%" + WORDS + "%")
                            .query(Integer.class)
                            .single())
                    .isZero();
            refused(appeal(claim, body("again", null)), 409, "appealed_already");
        }
    }

    private static String body(String reason, String png) throws Exception {
        ObjectNode body = JSON_MAPPER.createObjectNode().put("reason", reason);
        if (png != null) {
            ObjectNode piece = body.putArray("evidence").addObject().put("type", "error_screenshot");
            piece.putObject("file").put("name", "new.png").put("content_base64", png);
        }
        return body.toString();
    }

    private HttpResponse<String> appeal(String claim, String body) throws Exception {
        return post("/api/v1/claims/" + claim + "/appeal", body, "demo-reseller-key");
    }

    private HttpResponse<String> post(String path, String body, String key) throws Exception {
        return send("POST", path, body, "Authorization", "Bearer " + key, "Content-Type", JSON);
    }

    private HttpResponse<String> page(String person, String path, String body) throws Exception {
        Session session = signedIn(person);
        return send(
                "POST", path, body, "Cookie", session.cookie(), "X-CSRF-TOKEN", session.csrf(), "Content-Type", JSON);
    }

    private void refused(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("code").asText()).isEqualTo(code);
    }

    private String filed() throws Exception {
        return filed(
                (ObjectNode) Scenario.named("invalid code, complete, in time").claim());
    }

    private String filed(ObjectNode body) throws Exception {
        HttpResponse<String> filed = post("/api/v1/claims", body.toString(), "demo-reseller-key");
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return json(filed).get("id").asText();
    }

    private String decided(String decision, String reason) throws Exception {
        return decided(
                (ObjectNode) Scenario.named("invalid code, complete, in time").claim(), decision, reason);
    }

    /** Filed and decided by the first reviewer. */
    private String decided(ObjectNode body, String decision, String reason) throws Exception {
        String claim = filed(body);
        String task = task(claim).get("id").asText();
        take("reviewer", task);
        done("reviewer", task, Map.of("decision", decision, "reasonCode", reason));
        return claim;
    }

    private JsonNode open(String claim) throws Exception {
        return json(as("admin", "GET", "/task?processInstanceBusinessKey=" + claim, null));
    }

    private JsonNode task(String claim) throws Exception {
        JsonNode open = open(claim);
        assertThat(open).as("one task").hasSize(1);
        return open.get(0);
    }

    private void take(String person, String task) throws Exception {
        var taken = as(person, "POST", "/task/" + task + "/claim", "{\"userId\": \"" + person + "\"}");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
    }

    private void done(String person, String task, Map<String, Object> form) throws Exception {
        var completed = complete(person, task, form);
        assertThat(completed.statusCode()).as(completed.body()).isEqualTo(204);
    }

    private HttpResponse<String> complete(String person, String task, Map<String, Object> form) throws Exception {
        Map<String, Object> variables = new HashMap<>();
        form.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return as(
                person,
                "POST",
                "/task/" + task + "/complete",
                JSON_MAPPER.writeValueAsString(Map.of("variables", variables)));
    }

    private JsonNode claim(String id) throws Exception {
        return json(get("/api/v1/claims/" + id, "Authorization", "Bearer demo-reseller-key"));
    }

    private JsonNode timeline(String claim, String key) throws Exception {
        return json(get("/api/v1/claims/" + claim + "/timeline", "Authorization", "Bearer " + key))
                .get("events");
    }

    private List<String> types(String claim, String key) throws Exception {
        return StreamSupport.stream(timeline(claim, key).spliterator(), false)
                .map(event -> event.get("type").asText())
                .toList();
    }

    private int paidOnAppeal(String claim) {
        return jdbc.sql("select count(*) from claims.appeal_payout where claim_id = ?")
                .param(claim)
                .query(Integer.class)
                .single();
    }

    private void fire(String claim, String activity) {
        String instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey("appeal")
                .processInstanceBusinessKey(claim)
                .singleResult()
                .getId();
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instance)
                .activityId(activity)
                .singleResult()
                .getId());
    }
}
