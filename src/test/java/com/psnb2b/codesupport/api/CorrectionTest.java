package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.packet.UnpackedPacket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a claim states can be stated anew, and nobody forgets what it said before; what a reseller sees of the course. */
class CorrectionTest extends ApplicationTest {

    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};
    private static final String[] OTHER = {"Authorization", "Bearer demo-reseller2-key", "Content-Type", JSON};
    private static final String[] SUPPLIER = {"Authorization", "Bearer demo-supplier-key", "Content-Type", JSON};

    @Autowired
    private TaskService tasks;

    @LocalServerPort
    private int server;

    @TempDir
    private Path folder;

    @Test
    void aClaimThatWaitsGoesOnWithIt() throws Exception {
        ObjectNode claim = complete();
        JsonNode time = claim.remove("delivered_at");
        claim.remove(List.of("made_available_at", "retrieved_at"));
        JsonNode filed = file(claim);
        assertThat(filed.get("status").asText()).isEqualTo("collecting");

        var corrected = correct(filed, Map.of("delivered_at", time.asText()));

        assertThat(json(corrected).get("status").asText()).as(corrected.body()).isEqualTo("under_review");
        assertThat(contradictions(json(corrected)))
                .as("nothing was stated before")
                .doesNotContain("FACT_CHANGED");
    }

    @Test
    void bothValuesAreKeptAndTheContradictionStays() throws Exception {
        JsonNode filed = file(complete());
        String id = filed.get("id").asText();
        Task task = task(id);
        tasks.setAssignee(task.getId(), "reviewer");
        String code = Scenario.code();
        String before = Instant.now().minus(Duration.ofHours(50)).toString();

        var corrected =
                correct(filed, Map.of("product.region", "GB", "code", Map.of("value", code), "delivered_at", before));

        assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(200);
        assertThat(contradictions(json(corrected))).contains("FACT_CHANGED");
        assertThat(json(corrected).at("/code/masked").asText()).endsWith(code.substring(code.length() - 4));
        JsonNode events = events(id, RESELLER);
        assertThat(events)
                .filteredOn(event -> event.get("type").asText().equals("claim.fact_changed"))
                .extracting(event -> event.at("/data/field").asText())
                .containsExactlyInAnyOrder("product.region", "code", "delivered_at");
        assertThat(events)
                .filteredOn(event -> event.at("/data/field").asText().equals("product.region"))
                .allSatisfy(event -> {
                    assertThat(event.at("/data/old").asText()).isEqualTo("US");
                    assertThat(event.at("/data/new").asText()).isEqualTo("GB");
                });
        assertThat(events.toString()).doesNotContain(code, code.replace("-", ""));

        assertThat(task(id).getAssignee()).as("it stays with its person").isEqualTo("reviewer");
        assertThat(tasks.getVariable(task.getId(), "claimSummary").toString())
                .contains("**Contradictions:** fact changed");
        String tab = send(
                        "GET",
                        "/app/claims/" + id,
                        null,
                        "Cookie",
                        signedIn("reviewer").cookie())
                .body();
        assertThat(tab).contains("Corrected: product.region", "US", "GB");

        String statement = "{\"type\": \"other\", \"content\": {\"text\": \"more\"}}";
        var later = send("POST", "/api/v1/claims/" + id + "/evidence", statement, RESELLER);
        assertThat(contradictions(json(later))).contains("FACT_CHANGED");
        assertThat(correct(filed, Map.of("product", Map.of("region", "GB"))).statusCode())
                .isEqualTo(200);
        assertThat(events(id, RESELLER))
                .as("the same again changes nothing")
                .filteredOn(event -> event.get("type").asText().equals("claim.fact_changed"))
                .hasSize(3);
        assertThat(json(get("/api/v1/claims/" + id + "/packet/supplements", RESELLER))
                        .at("/supplements/0/type")
                        .asText())
                .isEqualTo("claim.fact_changed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order_id           | invalid       | {\"order_id\": \"ORD-OTHER\"}",
                "body               | required      | {}",
                "delivered_at       | required      | {\"delivered_at\": null}",
                "product.region     | invalid       | {\"product.region\": \"Atlantis\"}",
                "product.region     | invalid       | {\"product\": {\"region\": \"US\"}, \"product.region\": \"GB\"}",
                "delivered_at       | missing_offset| {\"delivered_at\": \"2026-01-02T03:04:05\"}",
                "deliveredAt        | unknown_field | {\"deliveredAt\": \"2026-01-02T03:04:05Z\"}",
                "product.colour     | unknown_field | {\"product.colour\": \"blue\"}",
                "evidence           | unknown_field | {\"evidence\": []}"
            })
    void aFaultIsNamedAndNothingIsCorrected(String field, String code, String body) throws Exception {
        JsonNode filed = file(complete());

        var refused = send("POST", "/api/v1/claims/" + filed.get("id").asText() + "/facts", body, RESELLER);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(json(refused).at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(json(get("/api/v1/claims/" + filed.get("id").asText(), RESELLER))
                        .get("sequence"))
                .isEqualTo(filed.get("sequence"));
    }

    @Test
    void anothersClaimIsAsUnknownAndAnEndedOneStays() throws Exception {
        JsonNode filed = file(complete());
        String path = "/api/v1/claims/" + filed.get("id").asText();
        String body = "{\"account_region\": \"GB\"}";
        assertThat(send("POST", path + "/facts", body, OTHER).body())
                .isEqualTo(
                        send("POST", "/api/v1/claims/clm_1/facts", body, OTHER).body());
        assertThat(send("POST", path + "/facts", body, OTHER).statusCode()).isEqualTo(404);
        send("POST", path + "/withdrawal", null, RESELLER);
        var late = send("POST", path + "/facts", body, RESELLER);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(json(late).get("code").asText()).isEqualTo("claim_closed");
    }

    /** Until the second person has approved, nothing tells the decision; and none of our staff is ever named. */
    @Test
    void theResellersCourseShowsNoDecisionBeforeItIsTheOutcome() throws Exception {
        ObjectNode claim = complete();
        claim.withObjectProperty("product").put("denomination", "900 USD");
        claim.withObjectProperty("ordered").put("region", "US").put("denomination", "900 USD");
        String id = file(claim).get("id").asText();
        complete(
                "reviewer",
                id,
                Map.of("decision", "refund", "reasonCode", "CODE_INVALID_CONFIRMED", "reviewNote", "seen"));
        send(
                "POST",
                "/api/v1/claims/" + id + "/evidence",
                "{\"type\": \"other\", \"content\": {\"text\": \"x\"}}",
                RESELLER);

        String waiting = seen(id);
        assertThat(events(id, SUPPLIER).toString()).contains("claim.reviewed", "user:reviewer", "refund");
        assertThat(waiting)
                .doesNotContain("claim.reviewed", "second_review", "user:", "refund", "Looked at by")
                .contains("claim.under_review");
        String supplement = supplement(id, 1);
        assertThat(supplement).doesNotContain("claim.reviewed", "user:");

        complete("senior", id, Map.of("approved", true, "approvalNote", "agreed"));

        assertThat(seen(id))
                .contains("claim.reviewed", "claim.second_review", "claim.resolved", "\"reviewer\"")
                .doesNotContain("user:", "senior", "agreed");
        assertThat(supplement(id, 1)).isEqualTo(supplement);
        assertThat(supplement(id, 2))
                .contains("claim.reviewed", "claim.resolved")
                .doesNotContain("user:");
    }

    private String supplement(String id, int number) throws Exception {
        return new String(
                new UnpackedPacket(folder)
                        .unpack(bytes("/api/v1/claims/" + id + "/packet/supplements/" + number))
                        .get("timeline.json"),
                StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + server + path))
                                .header("Authorization", "Bearer demo-reseller-key")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    /** All that a reseller sees of a claim's course: by the API, and on its page. */
    private String seen(String id) throws Exception {
        return events(id, RESELLER)
                + get("/status/claims/" + id, "Cookie", signedIn("reseller").cookie())
                        .body();
    }

    private void complete(String user, String id, Map<String, Object> variables) throws Exception {
        Map<String, Object> values = new HashMap<>();
        variables.forEach((name, value) -> values.put(name, Map.of("value", value)));
        var done = as(
                user,
                "POST",
                "/task/" + task(id).getId() + "/complete",
                JSON_MAPPER.writeValueAsString(Map.of("variables", values)));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
    }

    private Task task(String id) {
        return tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult();
    }

    private JsonNode events(String id, String[] caller) throws Exception {
        return json(get("/api/v1/claims/" + id + "/timeline", caller)).get("events");
    }

    private HttpResponse<String> correct(JsonNode claim, Map<String, Object> facts) throws Exception {
        return send(
                "POST",
                "/api/v1/claims/" + claim.get("id").asText() + "/facts",
                JSON_MAPPER.writeValueAsString(facts),
                RESELLER);
    }

    private JsonNode file(ObjectNode claim) throws Exception {
        var filed = send("POST", "/api/v1/claims", claim.toString(), RESELLER);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return json(filed);
    }

    private static ObjectNode complete() throws Exception {
        return Scenario.onItsOwn(
                Scenario.named("invalid code, complete, in time").claim());
    }

    private static List<String> contradictions(JsonNode claim) {
        return JSON_MAPPER.convertValue(
                claim.get("contradictions"),
                JSON_MAPPER.getTypeFactory().constructCollectionType(List.class, String.class));
    }
}
