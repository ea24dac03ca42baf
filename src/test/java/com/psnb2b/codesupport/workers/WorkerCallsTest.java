package com.psnb2b.codesupport.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a worker is told, what it may answer, and what becomes of the claim. */
class WorkerCallsTest extends WorkerDrawingTest {

    @Autowired
    private ExternalTaskService external;

    @Autowired
    private RuntimeService runtime;

    @Test
    void aWorkerIsToldWhatItsTaskNamesAndNoMore() throws Exception {
        String claim = file();
        JsonNode task = fetch("w", 5, 60_000).get(0);
        assertThat(task.get("businessKey").asText()).isEqualTo(claim);
        assertThat(task.get("workerId").asText()).isEqualTo("w");
        assertThat(task.get("topicName").asText()).isEqualTo(ASK);
        assertThat(task.get("lockExpirationTime").asText()).matches("[\\d-]+T[\\d:.]+\\+0000");
        List<String> names = new ArrayList<>();
        task.get("variables").fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly("orderId", "maskedCode", "claimType", "accountRegion");
        JsonNode kept = json(get("/api/v1/claims/" + claim, RESELLER));
        assertThat(task.at("/variables/orderId/value")).isEqualTo(kept.get("order_id"));
        assertThat(task.at("/variables/maskedCode/value")).isEqualTo(kept.at("/code/masked"));
        assertThat(task.at("/variables/claimType/value").asText()).isEqualTo("invalid_code");
        assertThat(fetch("other", 5, 60_000)).as("it is one worker's at a time").isEmpty();
    }

    @Test
    void anAnswerMovesTheClaimOnceAndNoCodeIsKept() throws Exception {
        String claim = file();
        String task = fetchOne("w");
        String instance = external.createExternalTaskQuery()
                .externalTaskId(task)
                .singleResult()
                .getProcessInstanceId();
        assertThat(complete("w", task, results("no", "it was ABCD-EFGH-JKLM", "3"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(waiting(claim)).containsExactly("review-claim");
        assertThat(runtime.getVariables(instance))
                .containsEntry("result_known", "no")
                .containsEntry("result_times", 3L)
                .hasEntrySatisfying(
                        "result_said", said -> assertThat((String) said).doesNotContain("ABCD-EFGH"));
        isRefused(complete("w", task, GOOD), 404, "task_gone");
        assertThat(waiting(claim)).containsExactly("review-claim");
    }

    @Test
    void ofAnswersAtOnceOneIsTaken() throws Exception {
        String claim = file();
        String task = fetchOne("w");
        List<Integer> statuses = new ArrayList<>();
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            List<Callable<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(() -> complete("w", task, GOOD));
            }
            for (Future<HttpResponse<String>> answer : many.invokeAll(answers)) {
                statuses.add(answer.get().statusCode());
            }
        } finally {
            many.shutdownNow();
        }
        assertThat(statuses).containsOnlyOnce(204).allMatch(status -> status == 204 || status == 404);
        assertThat(waiting(claim)).containsExactly("review-claim");
        assertThat(passed(claim, "review-claim")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'result_known': {'value': 'yes'}} | variables.result_said",
                "{'result_known': {'value': 'maybe'}, 'result_said': {'value': 'x'}, 'result_times': {'value': 1}} | variables.result_known",
                "{'result_known': {'value': 'yes'}, 'result_said': {'value': 1}, 'result_times': {'value': 1}} | variables.result_said",
                "{'result_known': {'value': 'yes'}, 'result_said': {'value': 'x'}, 'result_times': {'value': '1'}} | variables.result_times",
                "{'result_known': {'value': 'yes'}, 'result_said': {'value': 'x'}, 'result_times': {'value': 1e999}} | variables.result_times",
                "{'result_known': {'value': 'yes'}, 'result_said': {'value': {'a': 1}}, 'result_times': {'value': 1}} | variables.result_said",
                "{'decision': {'value': 'replacement'}, 'result_known': {'value': 'yes'}} | variables.decision",
                "{'result_else': {'value': 'x'}} | variables.result_else",
                "[] | variables"
            })
    void aResultThatIsNotDeclaredSoIsRefused(String results, String field) throws Exception {
        String claim = file();
        String task = fetchOne("w");
        var refused = complete("w", task, results.replace('\'', '"'));
        isRefused(refused, 400, "invalid");
        assertThat(json(refused).get("errors").findValuesAsText("field")).contains(field);
        assertThat(waiting(claim)).isEmpty();
        assertThat(complete("w", task, GOOD).statusCode())
                .as("nothing has moved")
                .isEqualTo(204);
    }

    @Test
    void whatIsTooLongIsRefused() throws Exception {
        file();
        String task = fetchOne("w");
        isRefused(complete("w", task, results("yes", "x".repeat(1001), "1")), 400, "invalid");
        isRefused(complete("w", task, results("yes", "x".repeat(300_000), "1")), 413, "too_large");
        isRefused(complete("w", task, results("yes", "a\\u0000b", "1")), 400, "invalid");
        assertThat(complete("w", task, results("yes", "x".repeat(1000), "1")).statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'workerId': 'w', 'topics': [{'topicName': 'ask-supplier', 'lockDuration': 600001}]}",
                "{'workerId': 'w', 'topics': [{'topicName': 'ask-supplier', 'lockDuration': 999}]}",
                "{'workerId': 'w', 'topics': [{'topicName': 'ask-supplier'}]}",
                "{'workerId': 'w', 'topics': [{'topicName': 'ask-supplier', 'lockDuration': 1000, 'businessKey': 'x'}]}",
                "{'workerId': 'w', 'topics': [{'topicName': 'ask-others', 'lockDuration': 1000}]}",
                "{'workerId': 'w', 'topics': ['ask-supplier']}",
                "{'workerId': 'w', 'topics': []}",
                "{'workerId': 'w'}",
                "{'workerId': 'w', 'maxTasks': 101, 'topics': [{'topicName': 'ask-supplier', 'lockDuration': 1000}]}",
                "{'workerId': 'w', 'asyncResponseTimeout': -1, 'topics': [{'topicName': 'ask-supplier', 'lockDuration': 1000}]}",
                "{'topics': [{'topicName': 'ask-supplier', 'lockDuration': 1000}]}",
                "{'workerId': 'w', 'workerId': 'w'}",
                "[]",
                "nonsense",
                ""
            })
    void aWrongCallFetchesNothing(String body) throws Exception {
        file();
        isRefused(call(key, "fetchAndLock", body.replace('\'', '"')), 400, "invalid");
        assertThat(fetch("w", 5, 60_000)).hasSize(1);
    }

    /** As the engine's own client sends it. */
    @Test
    void aClientOfTheEngineIsUnderstood() throws Exception {
        file();
        var fetched = call(key, "fetchAndLock", """
                {"workerId": "w", "maxTasks": 10, "usePriority": true, "asyncResponseTimeout": null, "topics": [
                 {"topicName": "ask-supplier", "lockDuration": 20000, "variables": null, "localVariables": false,
                  "businessKey": null, "processVariables": null, "tenantIdIn": [], "withoutTenantId": false,
                  "includeExtensionProperties": false}]}""");
        assertThat(fetched.statusCode()).as(fetched.body()).isEqualTo(200);
        String task = json(fetched).at("/0/id").asText();
        var completed = call(key, task + "/complete", """
                {"workerId": "w", "localVariables": {}, "variables": {
                 "result_known": {"value": "yes", "type": "String", "valueInfo": {}},
                 "result_said": {"value": "x", "type": "String"}, "result_times": {"value": 2, "type": "Integer"}}}""");
        assertThat(completed.statusCode()).as(completed.body()).isEqualTo(204);
    }

    @Test
    void aTaskIsAnsweredByWhoHasIt() throws Exception {
        String claim = file();
        String task = fetchOne("w");
        isRefused(complete("other", task, GOOD), 409, "not_locked");
        String anothers = key(ASK);
        isRefused(
                call(anothers, task + "/complete", "{\"workerId\": \"w\", \"variables\": " + GOOD + "}"),
                409,
                "not_locked");
        isRefused(call(anothers, task + "/unlock", "{\"workerId\": \"w\"}"), 409, "not_locked");
        isRefused(call(key("ask-others"), task + "/unlock", "{\"workerId\": \"w\"}"), 404, "task_gone");
        assertThat(call(key, task + "/unlock", "{\"workerId\": \"w\"}").statusCode())
                .isEqualTo(204);
        isRefused(complete("w", task, GOOD), 409, "not_locked");
        assertThat(fetchOne("other")).isEqualTo(task);
        assertThat(complete("other", task, GOOD).statusCode()).isEqualTo(204);
        assertThat(waiting(claim)).containsExactly("review-claim");
    }

    @Test
    void aClaimThatIsWithdrawnMeanwhileStaysSo() throws Exception {
        String claim = file();
        String task = fetchOne("w");
        assertThat(send("POST", "/api/v1/claims/" + claim + "/withdrawal", "{}", RESELLER)
                        .statusCode())
                .isEqualTo(200);
        isRefused(complete("w", task, GOOD), 404, "task_gone");
        isRefused(call(key, task + "/bpmnError", "{\"workerId\": \"w\", \"errorCode\": \"failed\"}"), 404, "task_gone");
        isRefused(call(key, task + "/failure", "{\"workerId\": \"w\", \"retries\": 3}"), 404, "task_gone");
        isRefused(call(key, task + "/extendLock", "{\"workerId\": \"w\", \"newDuration\": 1000}"), 404, "task_gone");
        isRefused(call(key, task + "/unlock", "{\"workerId\": \"w\"}"), 404, "task_gone");
        assertThat(json(get("/api/v1/claims/" + claim, RESELLER)).get("status").asText())
                .isEqualTo("withdrawn");
        assertThat(waiting(claim)).isEmpty();
    }

    /** A claim is withdrawn and its task answered at the same moment, again and again. */
    @Test
    void whoeverComesFirstIsTaken() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 10; i++) {
                String claim = file();
                String task = fetchOne("w");
                List<Callable<HttpResponse<String>>> calls = List.of(
                        () -> complete("w", task, GOOD),
                        () -> send("POST", "/api/v1/claims/" + claim + "/withdrawal", "{}", RESELLER));
                var answers = both.invokeAll(calls);
                assertThat(answers.get(0).get().statusCode()).isIn(204, 404);
                assertThat(answers.get(1).get().statusCode()).isEqualTo(200);
                assertThat(json(get("/api/v1/claims/" + claim, RESELLER))
                                .get("status")
                                .asText())
                        .isEqualTo("withdrawn");
                assertThat(waiting(claim)).isEmpty();
            }
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void aFailedTaskIsTriedAgainAsOftenAsWasLeft() throws Exception {
        String claim = file();
        String task = fetchOne("w");
        assertThat(fails(task, 2, 1000).statusCode()).isEqualTo(204);
        isRefused(complete("w", task, GOOD), 409, "not_locked");
        assertThat(fetch("w", 1, 60_000)).as("it pauses").isEmpty();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !fetch("w", 1, 60_000).isEmpty());
        var again = external.createExternalTaskQuery().externalTaskId(task).singleResult();
        assertThat(again.getRetries()).isEqualTo(2);
        assertThat(again.getErrorMessage()).isEqualTo("no answer about XXXX-XXXX-JKLM");

        assertThat(fails(task, 10, 0).statusCode()).isEqualTo(204);
        assertThat(fetchOne("w")).isEqualTo(task);
        assertThat(external.createExternalTaskQuery()
                        .externalTaskId(task)
                        .singleResult()
                        .getRetries())
                .isEqualTo(1);
        // Whatever it says, none is left; so a person looks.
        assertThat(fails(task, 10, 0).statusCode()).isEqualTo(204);
        assertThat(waiting(claim)).containsExactly("review-claim");
        assertThat(passed(claim, "failed-caught")).isEqualTo(1);
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }

    @Test
    void anErrorThatTheModelNamesTakesItsPath() throws Exception {
        String claim = file();
        String task = fetchOne("w");
        var refused = call(key, task + "/bpmnError", "{\"workerId\": \"w\", \"errorCode\": \"not-our\"}");
        isRefused(refused, 400, "invalid");
        assertThat(refused.body()).contains("not-ours");
        assertThat(waiting(claim)).isEmpty();
        assertThat(call(key, task + "/bpmnError", "{\"workerId\": \"w\", \"errorCode\": \"not-ours\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(passed(claim, "not-ours-caught")).isEqualTo(1);
        assertThat(waiting(claim)).containsExactly("review-claim");
    }

    @Test
    void aLockIsExtendedWithinBounds() throws Exception {
        file();
        String task = fetch("w", 1, 1000).at("/0/id").asText();
        isRefused(call(key, task + "/extendLock", "{\"workerId\": \"w\", \"newDuration\": 600001}"), 400, "invalid");
        assertThat(call(key, task + "/extendLock", "{\"workerId\": \"w\", \"newDuration\": 60000}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(external.createExternalTaskQuery()
                        .externalTaskId(task)
                        .singleResult()
                        .getLockExpirationTime())
                .isAfter(new Date(System.currentTimeMillis() + 30_000));
    }

    @Test
    void whoWaitsIsToldWhenATaskComes() throws Exception {
        String waits = """
                {"workerId": "w", "asyncResponseTimeout": %d, "topics": [
                 {"topicName": "ask-supplier", "lockDuration": 60000}]}""";
        assertThat(json(call(key, "fetchAndLock", waits.formatted(700)))).isEmpty();
        ExecutorService waiter = Executors.newSingleThreadExecutor();
        try {
            var waiting = waiter.submit(() -> call(key, "fetchAndLock", waits.formatted(15_000)));
            String claim = file();
            assertThat(json(waiting.get()).at("/0/businessKey").asText()).isEqualTo(claim);
        } finally {
            waiter.shutdownNow();
        }
    }

    private HttpResponse<String> fails(String task, int retries, int pause) throws Exception {
        return call(
                key,
                task + "/failure",
                JSON_MAPPER.writeValueAsString(Map.of(
                        "workerId", "w",
                        "errorMessage", "no answer about ABCD-EFGH-JKLM",
                        "errorDetails", "a\n\tstack",
                        "retries", retries,
                        "retryTimeout", pause)));
    }

    private void isRefused(HttpResponse<String> answer, int status, String type) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("type").asText()).isEqualTo(type);
        assertThat(json(answer).get("message").asText()).isNotBlank();
    }
}
