package com.psnb2b.codesupport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.guard.ModelerDeploymentTest;
import com.psnb2b.codesupport.guard.Models;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds at run time without the guard: a model that was written into the database reaches nothing. */
class EngineWallsTest extends ModelerDeploymentTest {

    private static final AtomicInteger RUNS = new AtomicInteger();

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    private final String key = Models.key();

    /** Code on the class path that a model may not reach. */
    public static class Code implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            RUNS.incrementAndGet();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:delegateExpression=\"${dataSource}\"",
                "camunda:expression=\"${dataSource}\"",
                "camunda:expression=\"${review}\"",
                "camunda:expression=\"${jdbcClient}\"",
                "camunda:expression=\"${''.getClass().forName('java.lang.Runtime')}\"",
                "camunda:expression=\"${execution.processEngineServices}\"",
                "camunda:expression=\"${execution.getProcessBusinessKey()}\"",
                "camunda:expression=\"${takeReviewDecision.notify(task)}\"",
                "camunda:class=\"com.psnb2b.codesupport.engine.EngineWallsTest$Code\""
            })
    void aServiceTaskReachesNothing(String what) throws Exception {
        String answer = startBehindTheGuard("<bpmn:serviceTask id=\"step\" " + what + "/>");

        assertThat(answer).startsWith("500");
        assertThat(RUNS).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "feel", "groovy", "javascript", "ecmascript", "python"})
    void noScriptRuns(String language) throws Exception {
        String answer = startBehindTheGuard("<bpmn:scriptTask id=\"step\" scriptFormat=\"" + language
                + "\" camunda:resultVariable=\"x\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>");

        assertThat(answer).startsWith("500").contains("scripting engine");
    }

    @Test
    void anExpressionIsNoBeanAndStillAVariable() throws Exception {
        assertThat(startBehindTheGuard("<bpmn:userTask id=\"step\" name=\"${dataSource}\"/>"))
                .startsWith("500")
                .contains("Unknown property used in expression");
        assertThat(startBehindTheGuard("<bpmn:userTask id=\"step\" name=\"${word}\"/>"))
                .startsWith("200");
        assertThat(as("admin", "GET", "/task?processDefinitionKey=" + key, null).body())
                .contains("\"name\":\"said\"");
    }

    @Test
    void aVariableTakesNoBeansPlace() throws Exception {
        String answer =
                startBehindTheGuard("<bpmn:serviceTask id=\"step\" camunda:delegateExpression=\"${remindReseller}\"/>");

        assertThat(answer).as("it is the delegate, which misses its claim").doesNotContain("did not resolve");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/task | {\"assigneeExpression\": \"${dataSource}\"}",
                "/task/count | {\"dueBeforeExpression\": \"${now()}\"}",
                "/task | {\"candidateGroupsExpression\": \"${currentUserGroups()}\"}"
            })
    void aQueryCarriesNoExpression(String path, String query) throws Exception {
        for (String user : new String[] {"reviewer", "owner", "admin"}) {
            var answer = as(user, "POST", path, query);
            assertThat(answer.statusCode()).as(user + answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("Expressions are forbidden in queries");
        }
    }

    /** The engine checks a query for expressions, and forgets the queries inside it: {@code OrQueryExpressionCheck} does not. */
    @ParameterizedTest
    @ValueSource(strings = {"dataSource", "execution", "review", "''.getClass()", "currentUser().getClass()"})
    void aQueryInsideAQueryCarriesNoneEither(String expression) throws Exception {
        String query = "{\"orQueries\": [{\"assigneeExpression\": \"${" + expression + "}\", \"name\": \"x\"}]}";

        var answer = as("reviewer", "POST", "/task", query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("Expressions are forbidden in queries");
    }

    @Test
    void nobodyExtendsAListByAnExpression() throws Exception {
        String filter = json(as("reviewer", "GET", "/filter?name=My%20claims", null))
                .path(0)
                .path("id")
                .asText();

        var answer = as("reviewer", "POST", "/filter/" + filter + "/list", "{\"ownerExpression\": \"${dataSource}\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void anAdministratorsListReachesNoBeanEither() throws Exception {
        String list = """
                {"resourceType": "Task", "name": "%s", "query": {"assigneeExpression": "${%s}"}, "properties": {}}""";
        String id = json(as("admin", "POST", "/filter/create", list.formatted(key, "dataSource")))
                .path("id")
                .asText();
        String mine = json(as("admin", "POST", "/filter/create", list.formatted(key + "-mine", "currentUser()")))
                .path("id")
                .asText();

        var answer = as("admin", "GET", "/filter/" + id + "/list", null);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Unable to resolve expression '${dataSource}'");
        assertThat(as("admin", "GET", "/filter/" + mine + "/list", null).statusCode())
                .isEqualTo(200);
        as("admin", "DELETE", "/filter/" + id, null);
        as("admin", "DELETE", "/filter/" + mine, null);
    }

    @Test
    void theDeskStartsNoClaimInTheMiddle() throws Exception {
        long before = claims();
        for (String step : new String[] {"review-claim", "record-outcome", "record-withdrawal"}) {
            String start = """
                    {"businessKey": "clm_of_another", "startInstructions":
                     [{"type": "startBeforeActivity", "activityId": "%s"}],
                     "variables": {"queue": {"value": "support-desk"}}}""";
            var answer = as("desk", "POST", "/process-definition/key/code-claim/start", start.formatted(step));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(answer.body()).contains("starts at its start event");
        }
        assertThat(claims()).isEqualTo(before);
    }

    /** Why another process may not call the claims' one: with the caller the claim's process ends, and the claim stays. */
    @Test
    void aClaimThatAnotherProcessCallsWouldEndWithIt() throws Exception {
        String calls = """
                <bpmn:callActivity id="step" calledElement="code-claim"><bpmn:extensionElements>
                  <camunda:in source="orderId" target="orderId"/><camunda:in source="reportedIssue" target="reportedIssue"/>
                  <camunda:in source="resellerId" target="resellerId"/>
                </bpmn:extensionElements></bpmn:callActivity>
                <bpmn:boundaryEvent id="too-long" attachedToRef="step"><bpmn:timerEventDefinition>
                  <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:endEvent id="given-up"/><bpmn:sequenceFlow id="late" sourceRef="too-long" targetRef="given-up"/>""";
        var refused = deploy("owner", key + "-calls", Map.of("calls.bpmn", Models.other(key + "-calls", calls)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("would be left without one").contains("POST /api/v1/claims");

        String answer = startBehindTheGuard(calls, """
                "orderId": {"value": "ORD-called"}, "reportedIssue": {"value": "invalid_code"},
                "resellerId": {"value": "demo-reseller"}""");
        assertThat(answer).startsWith("200");
        String claim = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("code-claim")
                .superProcessInstanceId(
                        JSON_MAPPER.readTree(answer.substring(4)).path("id").asText())
                .singleResult()
                .getBusinessKey();
        engine.getManagementService()
                .executeJob(engine.getManagementService()
                        .createJobQuery()
                        .activityId("too-long")
                        .singleResult()
                        .getId());

        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(claim)
                        .count())
                .isZero();
        assertThat(json(get("/api/v1/claims/" + claim, "Authorization", "Bearer demo-supplier-key"))
                        .path("status")
                        .asText())
                .as("and nothing will ever end it")
                .isEqualTo("collecting");
    }

    /** Why a called process has no tasks for people: their lists hold those of the claims' process alone. */
    @Test
    void noListHoldsATaskOfAnotherProcess() throws Exception {
        String answer = startBehindTheGuard("<bpmn:userTask id=\"step\" camunda:candidateGroups=\"reviewers\"/>");
        assertThat(answer).startsWith("200");
        assertThat(json(as("reviewer", "GET", "/task?processDefinitionKey=" + key, null)))
                .as("a reviewer could take it")
                .hasSize(1);

        var lists = json(as("reviewer", "GET", "/filter?resourceType=Task", null));
        assertThat(lists).isNotEmpty();
        for (JsonNode list : lists) {
            assertThat(as("reviewer", "GET", "/filter/" + list.path("id").asText() + "/list", null)
                            .body())
                    .as(list.path("name").asText())
                    .doesNotContain(key);
        }
    }

    private long claims() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("code-claim")
                .count();
    }

    /** Deploys a harmless model, puts this step into it in the database, and starts it; status and body. */
    private String startBehindTheGuard(String step) throws Exception {
        return startBehindTheGuard(step, "\"word\": {\"value\": \"said\"}, \"remindReseller\": {\"value\": \"x\"}");
    }

    private String startBehindTheGuard(String step, String variables) throws Exception {
        String harmless = Models.other(key, "<bpmn:userTask id=\"step\"/>");
        var deployed = deploy("owner", key + step.hashCode(), Map.of("probe.bpmn", harmless));
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        int written = jdbc.sql(
                        "update act_ge_bytearray set bytes_ = ? where deployment_id_ = ? and name_ = 'probe.bpmn'")
                .param(Models.other(key, step).getBytes(StandardCharsets.UTF_8))
                .param(json(deployed).path("id").asText())
                .update();
        assertThat(written).isEqualTo(1);
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getDeploymentCache()
                .discardProcessDefinitionCache();
        var answer = as(
                "admin", "POST", "/process-definition/key/" + key + "/start", "{\"variables\": {" + variables + "}}");
        return answer.statusCode() + " " + answer.body();
    }
}
