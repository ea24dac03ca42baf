package com.psnb2b.codesupport.web.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An answer to a signal stands at both claims, is for our staff alone, and decides nothing (policy, section 8). */
class AnsweredSignalsTest extends ApplicationTest {

    private static final String[] SUPPLIER = {"Authorization", "Bearer demo-supplier-key", "Content-Type", JSON};
    private static final String NOTE = "Both were bought on one evening.";

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    private final String code = UUID.randomUUID()
            .toString()
            .replace("-", "")
            .toUpperCase(Locale.ROOT)
            .substring(0, 12);

    @Test
    void itStandsAtBothAndCanBeChanged() throws Exception {
        String first = file("demo-reseller-key");
        String second = file("demo-reseller2-key");
        Session reviewer = signedIn("reviewer");

        JsonNode kept = json(answer(reviewer, second, "same_code", first, "duplicate_of", NOTE));
        assertThat(kept.at("/0/text").asText()).isEqualTo("This claim is a duplicate of that one");
        JsonNode there = caseFile(reviewer, first).at("/answers/0");
        assertThat(there.path("signal").asText()).isEqualTo("same_code");
        assertThat(there.path("other").asText()).isEqualTo(second);
        assertThat(there.path("text").asText()).isEqualTo("That claim is a duplicate of this one");
        assertThat(there.path("note").asText()).isEqualTo(NOTE);
        assertThat(there.path("by").asText()).isEqualTo("reviewer");

        // Changed at the other one, by somebody else.
        answer(signedIn("senior"), first, "same_code", second, "not_related", null);
        for (String id : new String[] {first, second}) {
            JsonNode file = caseFile(reviewer, id);
            assertThat(file.get("answers")).as(id).hasSize(1);
            assertThat(file.at("/answers/0/text").asText()).isEqualTo("Not related");
            assertThat(file.at("/answers/0/by").asText()).isEqualTo("senior");
            assertThat(file.get("history").findValuesAsText("text"))
                    .filteredOn(text -> text.startsWith("Signal answered, same code in clm_"))
                    .hasSize(2);
            assertThat(file.get("history").findValuesAsText("note")).contains(NOTE);
        }
    }

    @Test
    void itDecidesNothingAndNoResellerSeesIt() throws Exception {
        String first = file("demo-reseller-key");
        String second = file("demo-reseller2-key");
        String claim = read("/api/v1/claims/" + first, "demo-reseller-key");
        String timeline = read("/api/v1/claims/" + first + "/timeline", "demo-reseller-key");
        int events = events();
        Session reviewer = signedIn("reviewer");

        answer(reviewer, second, "same_code", first, "not_related", NOTE);
        assertThat(read("/api/v1/claims/" + first, "demo-reseller-key")).isEqualTo(claim);
        assertThat(read("/api/v1/claims/" + first + "/timeline", "demo-reseller-key"))
                .isEqualTo(timeline);
        assertThat(read("/api/v1/claims/" + second + "/timeline", "demo-reseller2-key"))
                .doesNotContain("signal", NOTE);
        assertThat(events()).as("events are what webhooks tell of").isEqualTo(events);

        assertThat(decide(second, "Another customer than in " + first + ".").statusCode())
                .isEqualTo(204);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(second)
                        .singleResult()
                        .getTaskDefinitionKey())
                .as("a second person is asked all the same")
                .isEqualTo("approve-outcome");
    }

    @Test
    void theCaseFileNamesTheOthersBesideTheDecisionAndWhoMayAnswer() throws Exception {
        String first = file("demo-reseller-key");
        String second = file("demo-reseller2-key");
        JsonNode file = caseFile(signedIn("reviewer"), second);
        assertThat(file.at("/payout/same_code").findValuesAsText("id")).containsExactly(first);
        assertThat(file.get("may_answer").asBoolean()).isTrue();
        assertThat(caseFile(signedIn("desk"), second).get("may_answer").asBoolean())
                .isFalse();
        assertThat(answer(signedIn("desk"), second, "same_code", first, "related", null)
                        .statusCode())
                .isEqualTo(403);
        String body = body("same_code", first, "related", null);
        assertThat(send(
                                "POST",
                                "/app/claims/" + second + "/signals",
                                body,
                                "Cookie",
                                signedIn("reviewer").cookie(),
                                "Content-Type",
                                JSON)
                        .statusCode())
                .as("without the token")
                .isEqualTo(403);
    }

    @Test
    void whatDoesNotHoldIsRefusedByName() throws Exception {
        String first = file("demo-reseller-key");
        String second = file("demo-reseller2-key");
        Session reviewer = signedIn("reviewer");
        refused(answer(reviewer, second, "many_claims", first, "related", null), "signal");
        refused(answer(reviewer, second, "same_file", first, "related", null), "other");
        refused(answer(reviewer, second, "same_code", second, "related", null), "other");
        refused(answer(reviewer, second, "same_code", "clm_none", "related", null), "other");
        refused(answer(reviewer, second, "same_code", first, "same", null), "answer");
        refused(answer(reviewer, second, "same_code", first, "related", "x".repeat(501)), "note");
        refused(answer(reviewer, second, "same_code", first, "related", "a\u0000b"), "note");
        refused(answer(reviewer, second, "same_code", first, "related", "a\ud800b"), "note");
        assertThat(answer(reviewer, "clm_none", "same_code", first, "related", null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(caseFile(reviewer, second).get("answers")).isEmpty();
    }

    @Test
    void itsNoteHoldsNoCodeAndGoesWithEitherClaim() throws Exception {
        String first = file("demo-reseller-key");
        String second = file("demo-reseller2-key");
        Session reviewer = signedIn("reviewer");
        String small = code.toLowerCase(Locale.ROOT);
        answer(
                reviewer,
                second,
                "same_code",
                first,
                "related",
                small.substring(0, 4) + " then " + small.substring(4, 8) + " and " + small.substring(8));
        String note = caseFile(reviewer, first).at("/answers/0/note").asText();
        assertThat(note)
                .doesNotContain(small.substring(0, 4), small.substring(4, 8))
                .endsWith(" and " + small.substring(8));

        send("POST", "/api/v1/claims/" + first + "/withdrawal", "{}", key("demo-reseller-key"));
        // Still there to be changed, though a withdrawn claim is no signal any more.
        assertThat(answer(reviewer, second, "same_code", first, "not_related", "as said")
                        .statusCode())
                .isEqualTo(200);
        var erased = send("POST", "/api/v1/claims/" + first + "/erasure", "{\"reason\": \"request 7\"}", SUPPLIER);
        assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
        assertThat(caseFile(reviewer, second).at("/answers/0/note").asText()).isEqualTo("[erased]");
        assertThat(jdbc.sql("select count(*) from claims.signal_answer where other_id = ? and note <> '[erased]'")
                        .param(first)
                        .query(Integer.class)
                        .single())
                .isZero();
        refused(answer(reviewer, second, "same_code", first, "related", "once more"), "note");
        assertThat(answer(reviewer, second, "same_code", first, "related", null).statusCode())
                .isEqualTo(200);
    }

    private int events() {
        return jdbc.sql("select count(*) from claims.claim_event where type like 'claim.signal%'")
                .query(Integer.class)
                .single();
    }

    private void refused(HttpResponse<String> answer, String field) throws Exception {
        assertThat(answer.statusCode()).as(field + " " + answer.body()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/field").asText()).isEqualTo(field);
    }

    private HttpResponse<String> answer(
            Session person, String id, String signal, String other, String answer, String note) throws Exception {
        return send(
                "POST",
                "/app/claims/" + id + "/signals",
                body(signal, other, answer, note),
                "Cookie",
                person.cookie(),
                "X-CSRF-TOKEN",
                person.csrf(),
                "Content-Type",
                JSON);
    }

    private static String body(String signal, String other, String answer, String note) throws Exception {
        ObjectNode body = JSON_MAPPER.createObjectNode();
        body.put("signal", signal).put("other", other).put("answer", answer).put("note", note);
        // A lone surrogate is no UTF-8, so it is sent as it is escaped.
        return JSON_MAPPER.writeValueAsString(body).replace("\ud800", "\\ud800");
    }

    private HttpResponse<String> decide(String id, String note) throws Exception {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
        ObjectNode body = JSON_MAPPER.createObjectNode();
        ObjectNode variables = body.putObject("variables");
        variables.putObject("decision").put("value", "refund");
        variables.putObject("reasonCode").put("value", "CODE_INVALID_CONFIRMED");
        variables.putObject("reviewNote").put("value", note);
        return as("reviewer", "POST", "/task/" + task + "/complete", body.toString());
    }

    private String file(String key) throws Exception {
        ObjectNode claim =
                Scenario.named("invalid code, complete, in time").claim().deepCopy();
        claim.put("order_id", "ORD-" + UUID.randomUUID());
        claim.withObjectProperty("code").put("value", code);
        return json(send("POST", "/api/v1/claims", claim.toString(), key(key)))
                .get("id")
                .asText();
    }

    private String read(String path, String key) throws Exception {
        return get(path, key(key)).body();
    }

    private static String[] key(String key) {
        return new String[] {"Authorization", "Bearer " + key, "Content-Type", JSON};
    }

    private JsonNode caseFile(Session person, String id) throws Exception {
        return json(get("/app/claims/" + id, "Cookie", person.cookie()));
    }
}
