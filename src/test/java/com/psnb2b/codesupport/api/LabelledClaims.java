package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Files labelled claims through one channel, and holds what comes out against their labels. */
abstract class LabelledClaims extends ApplicationTest {

    static final String RESELLER = "Bearer demo-reseller-key";
    static final String[] HEADERS = {"Authorization", RESELLER, "Content-Type", JSON};

    void fileThroughTheApi(Scenario scenario) throws Exception {
        deliver(scenario);
        var answer = send("POST", "/api/v1/claims", scenario.claim().toString(), HEADERS);
        if (refused(scenario, answer.statusCode(), answer.body())) {
            return;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertAsLabelled(scenario, json(answer));
        String id = json(answer).get("id").asText();
        assertAsLabelled(scenario, json(get("/api/v1/claims/" + id, "Authorization", RESELLER)));
    }

    void fileThroughEngineRest(Scenario scenario) throws Exception {
        deliver(scenario);
        String body = JSON_MAPPER.writeValueAsString(Map.of(
                "variables",
                Map.of(
                        "claim", Map.of("value", scenario.claim().toString(), "type", "Json"),
                        "resellerId", Map.of("value", "demo-reseller", "type", "String"))));
        var started = as("desk", "POST", "/process-definition/key/code-claim/start", body);
        if (scenario.expect().has("http")) {
            assertThat(started.statusCode()).as(started.body()).isEqualTo(400);
            assertThat(started.body()).contains("claim.");
            return;
        }
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        String id = json(started).get("businessKey").asText();
        assertAsLabelled(scenario, json(get("/api/v1/claims/" + id, "Authorization", RESELLER)));
    }

    void deliver(Scenario scenario) throws Exception {
        for (JsonNode delivery : scenario.deliveries()) {
            deliver(delivery);
        }
    }

    boolean refused(Scenario scenario, int status, String body) {
        if (!scenario.expect().has("http")) {
            return false;
        }
        assertThat(status).as(body).isEqualTo(scenario.expect().get("http").asInt());
        assertThat(body).contains("\"errors\"");
        return true;
    }

    static void assertAsLabelled(Scenario scenario, JsonNode claim) {
        JsonNode expect = scenario.expect();
        assertSame(expect, "type", claim.at("/classification/type"));
        assertSame(expect, "coverage", claim.get("coverage"));
        assertSame(expect, "window", claim.at("/window/state"));
        assertSame(expect, "status", claim.get("status"));
        if (expect.has("missing")) {
            assertThat(texts(claim.at("/evidence/missing"))).isEqualTo(texts(expect.get("missing")));
        }
        if (expect.has("reason")) {
            assertThat(claim.at("/classification/reasons").findValuesAsText("code"))
                    .contains(expect.get("reason").asText());
        }
        if (expect.has("contradiction")) {
            assertThat(texts(claim.get("contradictions")))
                    .contains(expect.get("contradiction").asText());
        }
        if (expect.has("notContradiction")) {
            assertThat(texts(claim.get("contradictions")))
                    .doesNotContain(expect.get("notContradiction").asText());
        }
    }

    private static void assertSame(JsonNode expect, String label, JsonNode actual) {
        if (expect.has(label)) {
            assertThat(actual.asText()).as(label).isEqualTo(expect.get(label).asText());
        }
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
