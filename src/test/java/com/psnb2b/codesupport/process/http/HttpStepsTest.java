package com.psnb2b.codesupport.process.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.guard.Drawings;
import com.psnb2b.codesupport.guard.ModelerDeploymentTest;
import com.psnb2b.codesupport.guard.Models;
import com.psnb2b.codesupport.process.http.SupplierApi.Call;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A claim in a drawing that calls another system before the review, and what that system may do to it. */
class HttpStepsTest extends ModelerDeploymentTest {

    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private HistoryService history;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient database;

    private String deployment;

    @BeforeEach
    void draw() throws Exception {
        deployment = deployed(Drawings.http(
                "method",
                "POST",
                "path",
                "[\"orders\", orderId, \"..%2F?\"]",
                "query",
                "{code: maskedCode, reference: accountRegion}",
                "body",
                "{claim: claimId, order: orderId, about: {type: claimType, complete: evidenceComplete, \"error\": errorCode}}",
                "timeout",
                "PT3S",
                "retries",
                "2",
                "pause",
                "PT1S",
                "result_state",
                "used, unused",
                "answer_state",
                "answer.items[kind = \"code\"][1].state",
                "result_said",
                "text",
                "answer_said",
                "if answer.said = null then \"nothing\" else answer.said",
                "result_times",
                "number",
                "answer_times",
                "count(answer.items)"));
    }

    @AfterEach
    void takeBack() {
        SupplierApi.HERE.answers(call -> SupplierApi.answer(404, "{}"));
        repository.deleteDeployment(deployment, true, true, true);
    }

    /** Two answers of 500, one that comes slowly; the same key each time, and another for another claim. */
    @Test
    void aCallIsMadeAgainUntilItIsAnsweredAndWhatItDeclaresIsKept() throws Exception {
        AtomicInteger times = new AtomicInteger();
        SupplierApi.HERE.answers(call -> times.incrementAndGet() < 3
                ? SupplierApi.answer(times.get() == 1 ? 500 : 429, "{\"said\": \"later\"}")
                : slowly(SupplierApi.answer(200, """
                        {"items": [{"kind": "sku", "state": "sold"}, {"kind": "code", "state": "used"}],
                         "said": "it was ABCD-EFGH-JKLM", "decision": "replacement", "more": {"x": 1}}""")));
        String claim = file();
        JsonNode filed = claim(claim);
        assertThat(waiting(claim)).as("filed before anybody is asked").isEmpty();
        comesTo(claim, "review-claim");

        List<Call> calls = callsOf(claim);
        assertThat(calls).hasSize(3).allSatisfy(call -> {
            assertThat(call.line())
                    .isEqualTo("POST /v2/orders/%s/..%%252F%%3F?code=%s&reference=US HTTP/1.1"
                            .formatted(
                                    filed.get("order_id").asText(),
                                    filed.at("/code/masked").asText()));
            assertThat(call.headers())
                    .containsEntry("authorization", SupplierApi.SECRET)
                    .containsEntry("idempotency-key", calls.get(0).headers().get("idempotency-key"));
            JsonNode body = JSON_MAPPER.readTree(call.body());
            assertThat(body.get("claim").asText()).isEqualTo(claim);
            assertThat(body.at("/about/type").asText()).isEqualTo("invalid_code");
            assertThat(body.at("/about/complete").asBoolean()).isTrue();
        });
        assertThat(variables(claim))
                .containsEntry("result_state", "used")
                .containsEntry("result_times", 2L)
                .doesNotContainKeys("decision", "more")
                .hasEntrySatisfying(
                        "result_said",
                        said -> assertThat((String) said).startsWith("it was ").doesNotContain("ABCD-EFGH"));
        assertThat(ends(claim)).containsExactly("call-supplier");

        String another = file();
        comesTo(another, "review-claim");
        assertThat(callsOf(another).get(0).headers().get("idempotency-key"))
                .isNotEqualTo(calls.get(0).headers().get("idempotency-key"));
    }

    private static List<Arguments> errors() {
        String items = "\"items\": [{\"kind\": \"code\", \"state\": \"%s\"}]";
        return List.of(
                error("refused-it", 1, call -> SupplierApi.answer(404, "{}")),
                error(
                        "refused-it",
                        1,
                        call -> "HTTP/1.1 302 Moved\r\nLocation: http://localhost:1/\r\nContent-Length: 0\r\n\r\n"),
                error("not-read", 1, call -> SupplierApi.answer(200, "<html>")),
                error("not-read", 1, call -> SupplierApi.answer(204, "")),
                error("not-read", 1, call -> SupplierApi.answer(200, "{" + items.formatted("stolen") + "}")),
                error(
                        "not-read",
                        1,
                        call -> SupplierApi.answer(200, "{" + items.formatted("used") + ", \"said\": 1e999}")),
                error(
                        "not-read",
                        1,
                        call -> SupplierApi.answer(
                                200, "{" + items.formatted("used") + ", \"said\": \"" + "x".repeat(1001) + "\"}")),
                error("not-read", 1, call -> SupplierApi.answer(200, "{\"x\": \"" + "x".repeat(70_000) + "\"}")),
                error(
                        "not-read",
                        1,
                        call -> SupplierApi.answer(
                                200,
                                "{" + items.formatted("used") + ", \"said\": \""
                                        + call.headers().get("authorization") + "\"}")),
                error("not-read", 1, call -> SupplierApi.ENDLESS),
                error("no-answer", 3, call -> SupplierApi.answer(503, "{}")),
                error("no-answer", 3, call -> SupplierApi.SILENCE));
    }

    /** All at once, so that the pauses cost the time of one. */
    @Test
    void aClaimTakesTheErrorPathOfWhatHappened() throws Exception {
        Map<String, Arguments> claims = new LinkedHashMap<>();
        Map<String, Function<Call, String>> behaviours = new ConcurrentHashMap<>();
        SupplierApi.HERE.answers(call -> behaviours
                .get(call.line().replaceAll("^POST /v2/orders/([^/]*)/.*$", "$1"))
                .apply(call));
        for (Arguments error : errors()) {
            ObjectNode claim = fresh();
            @SuppressWarnings("unchecked")
            Function<Call, String> behaviour = (Function<Call, String>) error.get()[2];
            behaviours.put(claim.get("order_id").asText(), behaviour);
            claims.put(file(claim), error);
        }
        for (var filed : claims.entrySet()) {
            comesTo(filed.getKey(), "review-claim");
            Object[] expected = filed.getValue().get();
            String order = claim(filed.getKey()).get("order_id").asText();
            assertThat(ends(filed.getKey())).as(order).contains((String) expected[0]);
            assertThat(callsOf(filed.getKey())).as(order + " " + expected[0]).hasSize((int) expected[1]);
            assertThat(variables(filed.getKey())).doesNotContainKeys("result_state", "result_said");
        }
        assertThat(whereIs(SupplierApi.SECRET.substring("Bearer ".length()))).isEmpty();
    }

    /** The other system is never asked about a claim that has gone on meanwhile. */
    @Test
    void aClaimThatIsWithdrawnWhileItsCallIsOutStaysSo() throws Exception {
        CompletableFuture<String> filed = new CompletableFuture<>();
        SupplierApi.HERE.answers(call -> {
            try {
                String withdrawal = "/api/v1/claims/" + filed.get(10, TimeUnit.SECONDS) + "/withdrawal";
                assertThat(send("POST", withdrawal, "{}", RESELLER).statusCode())
                        .isEqualTo(200);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return SupplierApi.answer(200, "{\"items\": [{\"kind\": \"code\", \"state\": \"used\"}]}");
        });
        String claim = file();
        filed.complete(claim);
        await().atMost(SOON).until(() -> claim(claim).get("status").asText().equals("withdrawn"));
        assertThat(waiting(claim)).isEmpty();
    }

    private static Arguments error(String event, int calls, Function<Call, String> behaviour) {
        return Arguments.of(event, calls, behaviour);
    }

    private static String slowly(String answer) {
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        return answer;
    }

    private String deployed(String drawing) throws Exception {
        var deployed = deploy("owner", "a step that calls", Map.of(Models.CLAIMS, drawing));
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        return json(deployed).path("id").asText();
    }

    private static ObjectNode fresh() throws Exception {
        return Scenario.onItsOwn(
                Scenario.named("invalid code, complete, in time").claim());
    }

    private String file() throws Exception {
        return file(fresh());
    }

    private String file(ObjectNode claim) throws Exception {
        var answer = send("POST", "/api/v1/claims", claim.toString(), RESELLER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).get("id").asText();
    }

    private JsonNode claim(String id) throws Exception {
        return json(get("/api/v1/claims/" + id, RESELLER));
    }

    private List<Call> callsOf(String claim) throws Exception {
        String order = claim(claim).get("order_id").asText();
        return SupplierApi.HERE.calls().stream()
                .filter(call -> call.line().contains("/" + order + "/"))
                .toList();
    }

    private void comesTo(String claim, String task) {
        await().atMost(SOON).until(() -> waiting(claim), List.of(task)::equals);
    }

    private List<String> waiting(String claim) {
        return tasks.createTaskQuery().processInstanceBusinessKey(claim).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private Map<String, Object> variables(String claim) {
        return runtime.getVariables(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(claim)
                .singleResult()
                .getId());
    }

    /** Of the step and the events on it, those that the claim has passed. */
    private Set<String> ends(String claim) {
        String instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(claim)
                .singleResult()
                .getId();
        Set<String> passed = new TreeSet<>();
        history.createHistoricActivityInstanceQuery().processInstanceId(instance).list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .filter(List.of("call-supplier", "no-answer", "refused-it", "not-read")::contains)
                .forEach(passed::add);
        return passed;
    }

    /** Every table that holds this text, and the log. */
    private Set<String> whereIs(String text) throws Exception {
        Set<String> found = new TreeSet<>();
        for (String table : database.sql("""
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""").query(String.class).list()) {
            database.sql("select t::text from " + table + " t where t::text like '%" + text + "%'")
                    .query((ResultSet row) -> {
                        found.add(table);
                    });
        }
        try (var files = Files.list(Path.of(LOG))) {
            for (Path file : files.toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }
}
