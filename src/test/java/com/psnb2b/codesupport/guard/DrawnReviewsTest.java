package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.DecisionKind;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Claims in drawings in which several persons have their say at once: each says their own, and nobody another's. */
class DrawnReviewsTest extends ModelerDeploymentTest {

    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};
    private static final Map<String, Object> REFUND =
            Map.of("decision", "refund", "reasonCode", "CODE_INVALID_CONFIRMED");
    private static final Map<String, Object> CLOSURE = Map.of("decision", "closure", "reasonCode", "CODE_WORKS");

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ClaimStore claims;

    private String deployment;

    @AfterEach
    void takeBack() {
        repository.deleteDeployment(deployment, true, true, true);
    }

    @Test
    void twoWhoReviewAtOnceAndAgreeHaveDecided() throws Exception {
        draw(Drawings.twoReviews());
        assertThat(waiting(file("450 USD"))).as("below the worth").containsExactly("review-claim");
        String id = file("600 USD");
        assertThat(waiting(id)).containsExactlyInAnyOrder("review-first", "review-second");

        taken(complete("reviewer", id, "review-first", REFUND));
        assertThat(runtime.getVariable(process(id), "result_first")).isEqualTo("refund");
        assertThat(runtime.getVariable(process(id), "decision")).isNull();
        assertThat(claim(id).decision()).isNull();
        refused(complete("reviewer", id, "review-second", REFUND), "different persons");
        refused(complete("reviewer2", id, "review-second", Map.of()), "decision");
        taken(complete("reviewer2", id, "review-second", REFUND));

        Claim decided = claim(id);
        assertThat(decided.outcome().decision()).isEqualTo(DecisionKind.REFUND);
        assertThat(decided.decision().persons()).containsExactly("reviewer", "reviewer2");
        assertThat(decided.decision().needsSecondPerson())
                .as("its worth takes a second person, who was shown why")
                .isTrue();
        assertThat(decided.approval().by()).isEqualTo("reviewer2");
        assertThat(claims.timeline(id).stream()
                        .filter(event -> event.type().startsWith("claim.reviewed"))
                        .map(event -> event.type() + " " + event.actor()))
                .containsExactly(
                        "claim.reviewed_beside user:reviewer",
                        "claim.reviewed_beside user:reviewer2",
                        "claim.reviewed user:reviewer");
        assertThat(get("/api/v1/claims/" + id + "/timeline", RESELLER).body())
                .doesNotContain("reviewer2")
                .doesNotContain("CODE_WORKS");
    }

    @Test
    void whereTheyDifferTheSeniorsDecide() throws Exception {
        draw(Drawings.twoReviews());
        String id = file("600 USD");
        taken(complete("reviewer", id, "review-first", REFUND));
        taken(complete("reviewer2", id, "review-second", CLOSURE));

        assertThat(waiting(id)).containsExactly("settle-reviews");
        assertThat(groups(id)).containsExactly("senior-reviewers");
        assertThat(claim(id).decision()).isNull();
        taken(complete("senior", id, "settle-reviews", CLOSURE));
        assertThat(claim(id).outcome().decision()).isEqualTo(DecisionKind.CLOSURE);
        assertThat(claim(id).decision().persons()).containsExactly("senior");
    }

    @Test
    void oneTaskThatTwoPersonsDoIsTheSame() throws Exception {
        draw(Drawings.twoReviews(Drawings.review("both", Drawings.loop(false, "2", null))));
        String id = file("600 USD");
        taken(complete("reviewer", id, "review-both", CLOSURE));
        taken(complete("reviewer2", id, "review-both", CLOSURE));

        assertThat(claim(id).outcome().decision()).isEqualTo(DecisionKind.CLOSURE);
        assertThat(claim(id).decision().persons()).containsExactly("reviewer", "reviewer2");
    }

    @Test
    void whatCameBetweenTwoReviewsLeavesItToTheSeniors() throws Exception {
        draw(Drawings.twoReviews());
        String id = file("600 USD");
        taken(complete("reviewer", id, "review-first", REFUND));
        var added = send("POST", "/api/v1/claims/" + id + "/evidence", """
                {"type": "other", "content": {"customer_report": {"text": "It works after all"}}}""", RESELLER);
        assertThat(added.statusCode()).as(added.body()).isLessThan(300);
        taken(complete("reviewer2", id, "review-second", REFUND));

        assertThat(waiting(id)).containsExactly("settle-reviews");
    }

    @Test
    void bothMayAskForMoreEvidence() throws Exception {
        draw(Drawings.twoReviews());
        String id = file("600 USD");
        taken(complete(
                "reviewer",
                id,
                "review-first",
                Map.of("decision", "more_evidence", "reviewNote", "the wallet history")));
        taken(complete(
                "reviewer2", id, "review-second", Map.of("decision", "more_evidence", "reviewNote", "a screenshot")));

        assertThat(waiting(id)).containsExactly("supply-evidence");
        assertThat(claim(id).request().text()).isEqualTo("the wallet history\na screenshot");
    }

    @ParameterizedTest
    @CsvSource({"50 USD, no, ", "50 USD, yes, decide-late-claim", "150 USD, no, approve-outcome"})
    void fraudIsLookedAtBesideTheReview(String worth, String fraud, String then) throws Exception {
        draw(Drawings.fraudBeside());
        String id = file(worth);
        assertThat(waiting(id)).containsExactlyInAnyOrder("review-claim", "check-fraud");
        taken(complete("reviewer", id, "review-claim", REFUND));
        assertThat(claim(id).outcome()).as("the other still looks").isNull();
        taken(complete("reviewer2", id, "check-fraud", Map.of("result_fraud", fraud)));

        if (then == null) {
            assertThat(claim(id).outcome().decision()).isEqualTo(DecisionKind.REFUND);
        } else {
            assertThat(waiting(id)).containsExactly(then);
            taken(complete(
                    "senior",
                    id,
                    then,
                    then.startsWith("approve")
                            ? Map.of("approved", true)
                            : Map.of("lateDecision", "decline", "reviewNote", "it is fraud")));
            assertThat(claim(id).outcome().decision())
                    .isEqualTo(then.startsWith("approve") ? DecisionKind.REFUND : DecisionKind.CLOSURE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form"})
    void aTaskTakesItsOwnAnswersAndNoOthers(String channel) throws Exception {
        draw(Drawings.beforeReview(Drawings.parallel(Drawings.check("a"), Drawings.check("b"))));
        String id = file("50 USD");
        for (String foreign : List.of("result_b", "result_none", "decision", "claimType", "evidenceComplete")) {
            refused(send(channel, "reviewer", id, "check-a", Map.of("result_a", "yes", foreign, "no")), foreign);
        }
        refused(send(channel, "reviewer", id, "check-a", Map.of("result_a", "perhaps")), "result_a");
        assertThat(waiting(id)).containsExactlyInAnyOrder("check-a", "check-b");
        assertThat(runtime.getVariable(process(id), "result_b")).isNull();
        assertThat(runtime.getVariable(process(id), "claimType")).isEqualTo("invalid_code");
        taken(send(channel, "reviewer", id, "check-a", Map.of("result_a", "yes", "remark", "of no use")));
        taken(send(channel, "reviewer", id, "check-b", Map.of("result_b", "no")));
        refused(send(channel, "reviewer", id, "review-claim", with(CLOSURE, "result_b", "yes")), "result_b");
        refused(send(channel, "reviewer", id, "review-claim", with(CLOSURE, "approved", true)), "approved");
        taken(send(channel, "reviewer", id, "review-claim", CLOSURE));
    }

    @Test
    void nobodyWritesAnAnswerPastItsTask() throws Exception {
        draw(Drawings.beforeReview(Drawings.parallel(Drawings.check("a"), Drawings.check("b"))));
        String id = file("50 USD");
        String task = "/task/" + task(id, "check-a");
        String instance = "/process-instance/" + process(id);
        String execution = "/execution/"
                + tasks.createTaskQuery()
                        .taskId(task(id, "check-a"))
                        .singleResult()
                        .getExecutionId();
        String value = "{\"value\": \"yes\", \"type\": \"String\"}";
        String several = "{\"modifications\": {\"NAME\": " + value + "}}";
        String message = "{\"messageName\": \"evidence-added\", \"processInstanceId\": \"" + process(id)
                + "\", \"KIND\": {\"NAME\": " + value + "}}";
        String batch = "{\"processInstanceIds\": [\"" + process(id) + "\"], \"variables\": {\"NAME\": " + value + "}}";
        List<String[]> channels = List.of(
                new String[] {"PUT", task + "/variables/NAME", value},
                new String[] {"PUT", task + "/localVariables/NAME", value},
                new String[] {"POST", task + "/variables", several},
                new String[] {"POST", task + "/localVariables", "{\"deletions\": [\"NAME\"]}"},
                new String[] {"DELETE", task + "/variables/NAME", null},
                new String[] {"PUT", instance + "/variables/NAME", value},
                new String[] {"POST", instance + "/variables", several},
                new String[] {"DELETE", instance + "/variables/NAME", null},
                new String[] {"PUT", execution + "/localVariables/NAME", value},
                new String[] {"POST", execution + "/localVariables", several},
                new String[] {"POST", execution + "/signal", "{\"variables\": {\"NAME\": " + value + "}}"},
                new String[] {
                    "POST",
                    execution + "/messageSubscriptions/evidence-added/trigger",
                    "{\"variables\": {\"NAME\": " + value + "}}"
                },
                new String[] {"POST", "/message", message.replace("KIND", "processVariables")},
                new String[] {"POST", "/message", message.replace("KIND", "processVariablesLocal")},
                new String[] {
                    "POST",
                    "/message",
                    "{\"all\": true, "
                            + message.replace("KIND", "processVariables").substring(1)
                },
                new String[] {"POST", "/process-instance/variables-async", batch},
                new String[] {
                    "POST",
                    "/process-instance/message-async",
                    "{\"messageName\": \"evidence-added\", " + batch.substring(1)
                });
        for (String[] channel : channels) {
            for (String name : List.of("result_b", "decision", "coverage")) {
                var refused = as(
                        "admin",
                        channel[0],
                        channel[1].replace("NAME", name),
                        channel[2] == null ? null : channel[2].replace("NAME", name));
                assertThat(refused.statusCode())
                        .as(channel[1] + channel[2] + refused.body())
                        .isEqualTo(403);
                assertThat(refused.body()).contains(name).contains("complete that task");
            }
        }
        tasks.setAssignee(task(id, "check-a"), "reviewer");
        for (String thrown : List.of("bpmnError\", \"errorCode", "bpmnEscalation\", \"escalationCode")) {
            String[] call = thrown.split("\", \"");
            var refused = as(
                    "reviewer",
                    "POST",
                    task + "/" + call[0],
                    "{\"" + call[1] + "\": \"failed\", \"variables\": {\"result_b\": " + value + "}}");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        }
        assertThat(runtime.getVariables(process(id))).doesNotContainKeys("result_b", "decision");
        assertThat(waiting(id)).containsExactlyInAnyOrder("check-a", "check-b");
        assertThat(as("admin", "PUT", instance + "/variables/remark", value).statusCode())
                .as("what no step sets")
                .isEqualTo(204);
    }

    private void draw(String model) throws Exception {
        var deployed = deploy(
                "owner",
                Models.key(),
                Map.of(
                        Models.CLAIMS,
                        model,
                        "check-a.form",
                        Drawings.form("check-a"),
                        "check-b.form",
                        Drawings.form("check-b"),
                        "check-fraud.form",
                        Drawings.form("check-fraud")));
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        deployment = json(deployed).path("id").asText();
    }

    private String file(String worth) throws Exception {
        ObjectNode claim = Scenario.onItsOwn(
                Scenario.named("invalid code, complete, in time").claim());
        ((ObjectNode) claim.get("product")).put("denomination", worth).remove("sku");
        var answer = send("POST", "/api/v1/claims", claim.toString(), RESELLER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).get("id").asText();
    }

    private HttpResponse<String> complete(String user, String id, String task, Map<String, Object> variables)
            throws Exception {
        return send("complete", user, id, task, variables);
    }

    private HttpResponse<String> send(
            String channel, String user, String id, String task, Map<String, Object> variables) throws Exception {
        String taskId = task(id, task);
        tasks.setAssignee(taskId, user);
        Map<String, Object> values = new HashMap<>();
        variables.forEach((name, value) -> values.put(name, Map.of("value", value)));
        return as(
                user,
                "POST",
                "/task/" + taskId + "/" + channel,
                JSON_MAPPER.writeValueAsString(Map.of("variables", values)));
    }

    private static Map<String, Object> with(Map<String, Object> answers, String name, Object value) {
        Map<String, Object> more = new HashMap<>(answers);
        more.put(name, value);
        return more;
    }

    private static void taken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static void refused(HttpResponse<String> answer, String why) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(why);
    }

    private String task(String id, String task) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .taskDefinitionKey(task)
                .list()
                .get(0)
                .getId();
    }

    private List<String> waiting(String id) {
        return tasks.createTaskQuery().processInstanceBusinessKey(id).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private List<String> groups(String id) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult();
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private String process(String id) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
    }

    private Claim claim(String id) {
        return claims.find(id).orElseThrow();
    }
}
