package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every labelled claim comes out as labelled, and the same through each channel. */
class ScenarioTest extends LabelledClaims {

    static List<Scenario> scenarios() throws IOException {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void comesOutAsLabelledThroughTheApi(Scenario scenario) throws Exception {
        fileThroughTheApi(scenario);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void comesOutAsLabelledThroughTheChecklist(Scenario scenario) throws Exception {
        deliver(scenario);
        var answer = send("POST", "/api/v1/claims/check", scenario.claim().toString(), HEADERS);
        if (refused(scenario, answer.statusCode(), answer.body())) {
            return;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertAsLabelled(scenario, json(answer));
        assertThat(json(answer).get("id").isNull()).as("nothing is filed").isTrue();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void comesOutAsLabelledThroughTheBatch(Scenario scenario) throws Exception {
        deliver(scenario);
        var answer = send(
                "POST",
                "/api/v1/claims/batch",
                scenario.claim().toString(),
                "Authorization",
                RESELLER,
                "Content-Type",
                "application/x-ndjson");
        JsonNode line = json(answer);
        if (refused(scenario, line.get("status").asInt(), answer.body())) {
            return;
        }
        assertThat(line.get("status").asInt()).as(answer.body()).isEqualTo(201);
        assertAsLabelled(scenario, line.get("claim"));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void comesOutAsLabelledThroughEngineRest(Scenario scenario) throws Exception {
        fileThroughEngineRest(scenario);
    }
}
