package com.psnb2b.codesupport.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log of all events is an object-centric event log by its specification, whole, and without anybody's words. */
class EventLogTest extends ApplicationTest {

    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyEventIsInItAndNobodysWords() throws Exception {
        ObjectNode claim = Scenario.onItsOwn(
                Scenario.named("invalid code, complete, in time").claim());
        claim.withObject("/customer_report").put("text", "Herr Krause from Ulm is angry");
        claim.put("reference", "ticket-of-Krause");
        String id = file(claim);
        String other =
                file(Scenario.onItsOwn(Scenario.named("late and incomplete").claim()));
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
        String decision = """
                {"variables": {"decision": {"value": "closure"}, "reasonCode": {"value": "CODE_WORKS"},
                    "reviewNote": {"value": "Krause called twice"}}}""";
        var decided = as("reviewer", "POST", "/task/" + task + "/complete", decision);
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(204);

        HttpResponse<String> answer = log("");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode log = json(answer);
        assertIsOcel(log);
        Map<String, Integer> events = new HashMap<>();
        log.get("events").forEach(event -> events.merge(event.get("id").asText().split("/")[0], 1, Integer::sum));
        assertThat(events.keySet()).contains(id, other);
        events.forEach((one, count) -> assertThat(count)
                .isEqualTo(jdbc.sql("select count(*) from claims.claim_event where claim_id = ?")
                        .param(one)
                        .query(Integer.class)
                        .single()));
        assertThat(answer.body())
                .contains("role:reviewer", "reseller:demo-reseller", "\"closure\"")
                .doesNotContain("Krause", "angry", "called", "user:", "fingerprint")
                .doesNotContain(claim.get("order_id").asText())
                .doesNotContain(claim.at("/code/value").asText().substring(8));
    }

    @Test
    void aRangeHoldsTheClaimsThatWereFiledInIt() throws Exception {
        String id = file(Scenario.onItsOwn(Scenario.named("late and incomplete").claim()));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        assertThat(log("?from=" + today.minusDays(1)).body()).contains(id);
        HttpResponse<String> before = log("?until=" + today.minusDays(1));
        assertThat(before.body()).doesNotContain(id);
        assertIsOcel(json(before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=yesterday",
                "?until=2026-13-01",
                "?from=2026-11-02&until=2026-11-02",
                "?from=-99999999-01-01"
            })
    void aWrongRangeIsRefusedByName(String query) throws Exception {
        var answer = log(query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).containsAnyOf("from", "until");
    }

    private HttpResponse<String> log(String query) throws Exception {
        return get("/admin/event-log" + query, "Authorization", basic("admin", "admin"));
    }

    private String file(ObjectNode claim) throws Exception {
        var filed = send("POST", "/api/v1/claims", claim.toString(), RESELLER);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return json(filed).get("id").asText();
    }

    /** By the schema; and what a schema cannot say: everything that is named is there, once. */
    private void assertIsOcel(JsonNode log) throws Exception {
        try (var schema = getClass().getResourceAsStream("/ocel/schema.json")) {
            assertThat(JsonSchemaFactory.getInstance(VersionFlag.V7)
                            .getSchema(schema)
                            .validate(log))
                    .isEmpty();
        }
        assertThat(names(log.get("objects"), "type")).isSubsetOf(names(log.get("objectTypes"), "name"));
        assertThat(names(log.get("events"), "type")).isEqualTo(names(log.get("eventTypes"), "name"));
        Set<String> objects = names(log.get("objects"), "id");
        assertThat(objects).hasSize(log.get("objects").size());
        assertThat(names(log.get("events"), "id")).hasSize(log.get("events").size());
        for (String part : new String[] {"objects", "events"}) {
            for (JsonNode one : log.get(part)) {
                assertThat(objects).containsAll(names(one.path("relationships"), "objectId"));
            }
        }
    }

    private static Set<String> names(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.get(field).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
