package com.psnb2b.codesupport.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.access.ApiKeys;
import com.psnb2b.codesupport.access.Scope;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.guard.Drawings;
import com.psnb2b.codesupport.guard.ModelerDeploymentTest;
import com.psnb2b.codesupport.guard.Models;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Claims in a drawing that asks a worker before the review. */
abstract class WorkerDrawingTest extends ModelerDeploymentTest {

    protected static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};
    protected static final String ASK = "ask-supplier";
    protected static final String GOOD = results("yes", "all is well", "3");

    private static final String DRAWN = """
            <bpmn:serviceTask id="ask" camunda:type="external" camunda:topic="ask-supplier">
              <bpmn:extensionElements><camunda:properties>
                <camunda:property name="variables" value="orderId, maskedCode, claimType, accountRegion"/>
                <camunda:property name="result_known" value="yes, no"/>
                <camunda:property name="result_said" value="text"/>
                <camunda:property name="result_times" value="number"/>
              </camunda:properties></bpmn:extensionElements>
            </bpmn:serviceTask>
            <bpmn:exclusiveGateway id="asked"/>
            <bpmn:boundaryEvent id="not-ours-caught" attachedToRef="ask"><bpmn:errorEventDefinition errorRef="not-ours"/></bpmn:boundaryEvent>
            <bpmn:boundaryEvent id="failed-caught" attachedToRef="ask"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="f1" sourceRef="ask" targetRef="asked"/>
            <bpmn:sequenceFlow id="f2" sourceRef="not-ours-caught" targetRef="asked"/>
            <bpmn:sequenceFlow id="f3" sourceRef="failed-caught" targetRef="asked"/>""";

    @Autowired
    private HistoryService history;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ApiKeys keys;

    private String deployment;

    /** Of a worker that may ask for {@link #ASK}. */
    protected String key;

    @BeforeEach
    void draw() throws Exception {
        var deployed = deploy(
                "owner",
                Models.CLAIMS,
                Map.of(Models.CLAIMS, Drawings.beforeReview(new Drawings.Piece("ask", "asked", DRAWN))));
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        deployment = json(deployed).path("id").asText();
        key = key(ASK);
    }

    @AfterEach
    void takeBack() {
        repository.deleteDeployment(deployment, true, true, true);
    }

    protected String key(String topic) {
        return keys.create(new ApiCaller("worker " + UUID.randomUUID(), Scope.worker, null, 60_000, Set.of(topic)));
    }

    protected String file() throws Exception {
        ObjectNode claim = Scenario.onItsOwn(
                Scenario.named("invalid code, complete, in time").claim());
        var answer = send("POST", "/api/v1/claims", claim.toString(), RESELLER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).get("id").asText();
    }

    /** The task that is fetched by a worker of this id, for so many milliseconds. */
    protected JsonNode fetch(String worker, int most, long lock) throws Exception {
        var fetched = call(key, "fetchAndLock", """
                {"workerId": "%s", "maxTasks": %d, "topics": [{"topicName": "%s", "lockDuration": %d}]}""".formatted(worker, most, ASK, lock));
        assertThat(fetched.statusCode()).as(fetched.body()).isEqualTo(200);
        return json(fetched);
    }

    protected String fetchOne(String worker) throws Exception {
        JsonNode fetched = fetch(worker, 1, 60_000);
        assertThat(fetched).hasSize(1);
        return fetched.at("/0/id").asText();
    }

    protected HttpResponse<String> complete(String worker, String task, String results) throws Exception {
        return call(key, task + "/complete", "{\"workerId\": \"" + worker + "\", \"variables\": " + results + "}");
    }

    protected HttpResponse<String> call(String withKey, String call, String body) throws Exception {
        return send(
                "POST",
                "/engine-rest/external-task/" + call,
                body,
                "Authorization",
                "Bearer " + withKey,
                "Content-Type",
                JSON);
    }

    protected static String results(String known, String said, String times) {
        return """
                {"result_known": {"value": "%s", "type": "String"}, "result_said": {"value": "%s"},
                 "result_times": {"value": %s}}""".formatted(known, said, times);
    }

    /** The tasks of people that a claim waits in. */
    protected List<String> waiting(String claim) {
        return tasks.createTaskQuery().processInstanceBusinessKey(claim).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    /** How often the claim has passed the step. */
    final long passed(String claim, String activity) {
        String instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(claim)
                .singleResult()
                .getId();
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityId(activity)
                .count();
    }
}
