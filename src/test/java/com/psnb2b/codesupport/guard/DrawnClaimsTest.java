package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.api.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A claim goes through what owners may draw: side by side, with an error path, many times, in a called process. */
class DrawnClaimsTest extends ModelerDeploymentTest {

    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};
    private static final String WORKER = "a-worker";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ExternalTaskService external;

    @Autowired
    private HistoryService history;

    private String deployment;

    @BeforeEach
    void draw() throws Exception {
        var deployed = deploy(
                "owner",
                Models.key(),
                Map.of(
                        Models.CLAIMS,
                        Drawings.everything(),
                        "check-a.form",
                        Drawings.form("check-a"),
                        "check-c.form",
                        Drawings.form("check-c")));
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        deployment = json(deployed).path("id").asText();
    }

    @AfterEach
    void takeBack() {
        repository.deleteDeployment(deployment, true, true, true);
    }

    @Test
    void aClaimGoesThroughToItsOutcome() throws Exception {
        String claim = file();
        answer(claim, "check-a");
        done(claim, "ask-first");
        answer(claim, "check-c");
        assertThat(waiting(claim)).as("two of three are enough").contains("check-c");
        answer(claim, "check-c");
        done(claim, "ask-supplier");
        done(claim, "ask-shop");
        isDecided(claim);
    }

    @Test
    void aWorkersErrorTakesTheErrorPath() throws Exception {
        String claim = file();
        fails(claim, "ask-first");
        answer(claim, "check-a");
        answer(claim, "check-c");
        answer(claim, "check-c");
        // Out of the called process, and past it.
        fails(claim, "ask-shop");
        isDecided(claim);
        assertThat(passed(claim)).contains("failed-first", "call-failed");
    }

    @Test
    void aClaimIsWithdrawnWithAllThatWaits() throws Exception {
        String claim = file();
        answer(claim, "check-a");
        var withdrawn = send("POST", "/api/v1/claims/" + claim + "/withdrawal", "{}", RESELLER);
        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
        assertThat(external.createExternalTaskQuery()
                        .processDefinitionKey("code-claim")
                        .count())
                .isZero();
        assertThat(waiting(claim)).isEmpty();
    }

    @Test
    void anAnswerThatIsMissingLeavesTheTaskOpen() throws Exception {
        String claim = file();
        assertThat(complete(claim, "check-a", Map.of())).isEqualTo(400);
        assertThat(waiting(claim)).contains("check-a");
    }

    private String file() throws Exception {
        ObjectNode claim = Scenario.onItsOwn(
                Scenario.named("invalid code, complete, in time").claim());
        var answer = send("POST", "/api/v1/claims", claim.toString(), RESELLER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).get("id").asText();
    }

    private void isDecided(String claim) throws Exception {
        assertThat(waiting(claim)).containsExactly("review-claim");
        assertThat(complete(
                        claim,
                        "review-claim",
                        Map.of("decision", "replacement", "reasonCode", "CODE_INVALID_CONFIRMED")))
                .isEqualTo(204);
        var resolved = json(get("/api/v1/claims/" + claim, RESELLER));
        assertThat(resolved.get("status").asText()).isEqualTo("resolved");
        assertThat(resolved.at("/outcome/decision").asText()).isEqualTo("replacement");
        assertThat(waiting(claim)).isEmpty();
    }

    private List<String> waiting(String claim) {
        return tasks.createTaskQuery().processInstanceBusinessKey(claim).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private void answer(String claim, String task) throws Exception {
        String result = "result_" + task.substring("check-".length());
        assertThat(complete(claim, task, Map.of(result, "yes"))).isEqualTo(204);
    }

    private int complete(String claim, String task, Map<String, Object> variables) throws Exception {
        String id = tasks.createTaskQuery()
                .processInstanceBusinessKey(claim)
                .taskDefinitionKey(task)
                .list()
                .get(0)
                .getId();
        tasks.setAssignee(id, "reviewer");
        Map<String, Object> values = new HashMap<>();
        variables.forEach((name, value) -> values.put(name, Map.of("value", value)));
        return as(
                        "reviewer",
                        "POST",
                        "/task/" + id + "/complete",
                        JSON_MAPPER.writeValueAsString(Map.of("variables", values)))
                .statusCode();
    }

    private void done(String claim, String activity) {
        external.complete(locked(claim, activity), WORKER, Map.of("result_" + activity.substring(4), "fine"));
    }

    private void fails(String claim, String activity) {
        external.handleBpmnError(locked(claim, activity), WORKER, "whatever");
    }

    private String locked(String claim, String activity) {
        LockedExternalTask task =
                external.fetchAndLock(10, WORKER).topic("ask-supplier", 60_000).businessKey(claim).execute().stream()
                        .filter(one -> one.getActivityId().equals(activity))
                        .findFirst()
                        .orElseThrow();
        // The others may be fetched again.
        external.createExternalTaskQuery().workerId(WORKER).list().stream()
                .filter(other -> !other.getId().equals(task.getId()))
                .forEach(other -> external.unlock(other.getId()));
        return task.getId();
    }

    private List<String> passed(String claim) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(claim).list().stream()
                .flatMap(instance ->
                        history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .map(activity -> activity.getActivityId())
                .toList();
    }
}
