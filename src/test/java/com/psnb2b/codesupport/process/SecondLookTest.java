package com.psnb2b.codesupport.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.MovableClock;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.secondlook.LookDraw;
import com.psnb2b.codesupport.secondlook.SealedDraw;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A decided claim is drawn, decided once more by somebody who knows nothing of it, and stays as it was. */
class SecondLookTest extends ApplicationTest {

    private static final String NOTE = "The picture is of another order";

    @Autowired
    private LookDraw draw;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private String everyClaim;

    @BeforeEach
    void everyClaimIsDrawn() throws Exception {
        // The keys are made before anything is decided.
        draw.look();
        String table = Files.readString(Path.of("processes/quality-sampling.dmn"))
                .replace("<text>0.10</text>", "<text>1</text>")
                .replace("<text>0.05</text>", "<text>1</text>");
        everyClaim = repository
                .createDeployment()
                .name("every claim")
                .addString("quality-sampling.dmn", table)
                .deploy()
                .getId();
    }

    @AfterEach
    void asBefore() {
        repository.deleteDeployment(everyClaim, true);
        clock.reset();
    }

    @Test
    void whoeverLooksAgainIsNotToldWhatWasDecided() throws Exception {
        String claim = decided();
        assertThat(open(claim)).as("no decision waits for the draw").isEmpty();
        draw.look();
        draw.look();
        assertThat(open(claim)).as("once").hasSize(1);
        String task = open(claim).get(0).get("id").asText();
        assertThat(open(claim).get(0).get("due").asText()).isNotEmpty();

        HttpResponse<String> own = as("reviewer", "POST", "/task/" + task + "/claim", "{\"userId\": \"reviewer\"}");
        assertThat(own.statusCode()).as(own.body()).isEqualTo(400);
        assertThat(own.body()).contains("you have decided this claim");
        assertThat(as("reviewer2", "POST", "/task/" + task + "/claim", "{\"userId\": \"reviewer2\"}")
                        .statusCode())
                .isEqualTo(204);

        Session second = signedIn("reviewer2");
        String form = as("reviewer2", "GET", "/task/" + task + "/form-variables", null)
                .body();
        for (String seen : new String[] {
            get("/app/claims/of-task/" + task, "Cookie", second.cookie()).body(),
            get("/app/claims/" + claim, "Cookie", second.cookie()).body(),
            form,
            open(claim).get(0).get("description").asText()
        }) {
            assertThat(seen)
                    .contains(claim)
                    .doesNotContain(NOTE, "EVIDENCE_INSUFFICIENT", "\"reviewer\"", "by reviewer\"");
            assertThat(seen.toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("resolved", "closure", "evidence insufficient", "decided:");
        }
        assertThat(json(get("/app/claims/" + claim, "Cookie", signedIn("senior").cookie()))
                        .toString())
                .as("others see all of it")
                .contains(NOTE);

        assertThat(complete("reviewer2", task, Map.of("decision", "closure", "reasonCode", "CODE_WORKS"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(open(claim)).as("both agree, in reasons of one group").isEmpty();
        assertThat(row(claim)).containsEntry("ending", "agreed");
        assertThat(get("/app/claims/" + claim, "Cookie", second.cookie()).body())
                .contains(NOTE);
    }

    @Test
    void aDisagreementIsSettledInWordsThatBothReadAndTheOutcomeStays() throws Exception {
        String claim = decided();
        JsonNode before = claim(claim);
        JsonNode course =
                json(get("/api/v1/claims/" + claim + "/timeline", "Authorization", "Bearer demo-reseller-key"));
        draw.look();
        String task = open(claim).get(0).get("id").asText();
        as("reviewer2", "POST", "/task/" + task + "/claim", "{\"userId\": \"reviewer2\"}");
        for (Map<String, Object> wrong : java.util.List.<Map<String, Object>>of(
                Map.of("decision", "more_evidence", "reviewNote", "what?"),
                Map.of("decision", "refund"),
                Map.of("decision", "refund", "reasonCode", "NOT_COVERED"))) {
            assertThat(complete("reviewer2", task, wrong).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        assertThat(complete(
                                "reviewer2",
                                task,
                                Map.of(
                                        "decision", "refund",
                                        "reasonCode", "CODE_INVALID_CONFIRMED",
                                        "reviewNote", "The store says invalid"))
                        .statusCode())
                .isEqualTo(204);

        JsonNode settling = open(claim).get(0);
        assertThat(settling.get("taskDefinitionKey").asText()).isEqualTo("settle-disagreement");
        String settle = settling.get("id").asText();
        assertThat(as("reviewer2", "POST", "/task/" + settle + "/claim", "{\"userId\": \"reviewer2\"}")
                        .statusCode())
                .as("it is for seniors")
                .isGreaterThanOrEqualTo(400);
        as("senior", "POST", "/task/" + settle + "/claim", "{\"userId\": \"senior\"}");
        assertThat(as("senior", "GET", "/task/" + settle + "/form-variables", null)
                        .body())
                .contains("One person decided", "closure", "The other decided", "The store says invalid");
        assertThat(complete("senior", settle, Map.of("settledFor", "second")).statusCode())
                .as("it takes words")
                .isEqualTo(400);
        assertThat(complete("senior", settle, Map.of("settledFor", "second", "reviewNote", "The error code counts"))
                        .statusCode())
                .isEqualTo(204);

        assertThat(claim(claim)).isEqualTo(before);
        assertThat(json(get("/api/v1/claims/" + claim + "/timeline", "Authorization", "Bearer demo-reseller-key")))
                .as("no reseller reads of it")
                .isEqualTo(course);
        for (String person : new String[] {"reviewer", "reviewer2"}) {
            assertThat(get("/app/second-looks", "Cookie", signedIn(person).cookie())
                            .body())
                    .as(person)
                    .contains(claim, "The error code counts")
                    .doesNotContain("How far persons agree");
            assertThat(get(
                                    "/app/insight/agreement.csv",
                                    "Cookie",
                                    signedIn(person).cookie())
                            .statusCode())
                    .isEqualTo(403);
        }
        String senior = signedIn("senior").cookie();
        assertThat(json(get("/app/claims/" + claim, "Cookie", senior))
                        .path("history")
                        .toString())
                .contains("Second look: another person would have decided refund", "The error code counts");
        assertThat(get("/app/second-looks", "Cookie", senior).body()).contains("How far persons agree");
        assertThat(get("/app/insight", "Cookie", senior).body())
                .contains("id=\"table-agreement\"", "reviewer and reviewer2", "too few to say");
        assertThat(get("/app/insight/agreement.csv", "Cookie", senior).body())
                .contains("\r\npair,reviewer,reviewer2,", "\r\nperson,reviewer,");
    }

    @Test
    void whoeverSettlesItMayHaveTheOutcomeCorrected() throws Exception {
        String claim = decided();
        draw.look();
        String task = open(claim).get(0).get("id").asText();
        as("reviewer2", "POST", "/task/" + task + "/claim", "{\"userId\": \"reviewer2\"}");
        complete("reviewer2", task, Map.of("decision", "refund", "reasonCode", "CODE_INVALID_CONFIRMED"));
        String settle = open(claim).get(0).get("id").asText();
        as("senior", "POST", "/task/" + settle + "/claim", "{\"userId\": \"senior\"}");
        Map<String, Object> form =
                new HashMap<>(Map.of("settledFor", "first", "reviewNote", "The wrong log was read", "correct", true));
        assertThat(complete("senior", settle, form).statusCode())
                .as("there is nothing to correct")
                .isEqualTo(400);
        form.put("settledFor", "second");
        assertThat(complete("senior", settle, form).statusCode()).isEqualTo(204);
        JsonNode correcting = json(as("senior", "GET", "/task?processInstanceBusinessKey=" + claim, null))
                .get(0);
        assertThat(correcting.get("taskDefinitionKey").asText()).isEqualTo("correct-outcome");
        assertThat(correcting.get("assignee").asText()).isEqualTo("senior");
        assertThat(correcting.get("description").asText()).contains("The wrong log was read");
        assertThat(claim(claim).at("/outcome/decision").asText()).isEqualTo("closure");
        assertThat(row(claim)).containsEntry("ending", "settled");
    }

    @Test
    void whoeverGetsAKeyAfterItsTimeComesToTheSameDraw() throws Exception {
        String claim = decided();
        draw.look();
        String cookie = signedIn("owner").cookie();
        String page = get("/app/second-looks", "Cookie", cookie).body();
        byte[] secret = jdbc.sql("select secret from claims.second_look_key where id = 1")
                .query(byte[].class)
                .single();
        String key = HexFormat.of().formatHex(secret);
        assertThat(page)
                .as("its hash is there before, and the next one's too")
                .contains(sha256(secret))
                .contains(sha256(jdbc.sql("select secret from claims.second_look_key where id = 2")
                        .query(byte[].class)
                        .single()))
                .doesNotContain(key);
        assertThat(get("/app/second-looks/draws/1", "Cookie", cookie).statusCode())
                .isEqualTo(404);

        clock.moveForward(Duration.ofDays(32));
        draw.look();
        assertThat(get("/app/second-looks", "Cookie", cookie).body()).contains(key);
        assertThat(get("/app/second-looks/draws/1", "Cookie", cookie).body()).contains(claim + ",", ",1,true\r\n");
        assertThat(SealedDraw.isDrawn(HexFormat.of().parseHex(key), claim, BigDecimal.ONE))
                .isTrue();
        assertThat(jdbc.sql("select count(*) from claims.second_look_key")
                        .query(Integer.class)
                        .single())
                .as("the next one's hash is there for a whole period")
                .isEqualTo(3);
    }

    @Test
    void theLookAtAnErasedClaimEnds() throws Exception {
        String claim = decided();
        draw.look();
        assertThat(open(claim)).hasSize(1);
        var erased = send(
                "POST",
                "/api/v1/claims/" + claim + "/erasure",
                "{\"reason\": \"asked for\"}",
                "Authorization",
                "Bearer demo-supplier-key",
                "Content-Type",
                JSON);
        assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
        assertThat(open(claim)).isEmpty();
        assertThat(row(claim)).containsEntry("ending", "erased");
        assertThat(json(get("/app/claims/" + claim, "Cookie", signedIn("senior").cookie()))
                        .path("history")
                        .toString())
                .contains("Second look ended: the claim was erased");
    }

    /** Filed and closed by the first reviewer. */
    private String decided() throws Exception {
        ObjectNode body =
                (ObjectNode) Scenario.named("invalid code, complete, in time").claim();
        var filed = send(
                "POST",
                "/api/v1/claims",
                body.toString(),
                "Authorization",
                "Bearer demo-reseller-key",
                "Content-Type",
                JSON);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        String id = json(filed).get("id").asText();
        String task = json(as("reviewer", "GET", "/task?processInstanceBusinessKey=" + id, null))
                .get(0)
                .get("id")
                .asText();
        as("reviewer", "POST", "/task/" + task + "/claim", "{\"userId\": \"reviewer\"}");
        assertThat(complete(
                                "reviewer",
                                task,
                                Map.of(
                                        "decision", "closure",
                                        "reasonCode", "EVIDENCE_INSUFFICIENT",
                                        "reviewNote", NOTE))
                        .statusCode())
                .isEqualTo(204);
        return id;
    }

    /** The open tasks of the look at a claim, as a senior sees them; none where it was not drawn. */
    private JsonNode open(String claim) throws Exception {
        String look = jdbc.sql("select id from claims.second_look where claim_id = ?")
                .param(claim)
                .query(String.class)
                .optional()
                .orElse("none");
        return json(as("senior", "GET", "/task?processInstanceBusinessKey=" + look, null));
    }

    private JsonNode claim(String id) throws Exception {
        return json(get("/api/v1/claims/" + id, "Authorization", "Bearer demo-reseller-key"));
    }

    private Map<String, Object> row(String claim) {
        return jdbc.sql("select * from claims.second_look where claim_id = ?")
                .param(claim)
                .query()
                .singleRow();
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

    private static String sha256(byte[] bytes) {
        return com.psnb2b.codesupport.claim.Hashes.sha256(bytes);
    }
}
