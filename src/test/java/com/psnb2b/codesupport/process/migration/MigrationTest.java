package com.psnb2b.codesupport.process.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.process.migration.Migrations.Actor;
import com.psnb2b.codesupport.process.migration.Migrations.AddedTimer;
import com.psnb2b.codesupport.process.migration.Migrations.Plan;
import com.psnb2b.codesupport.process.migration.Migrations.Step;
import com.psnb2b.codesupport.process.migration.Migrations.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Running claims get to a new version of the process: none is lost, none moves, and none is carried past a review. */
class MigrationTest extends ApplicationTest {

    private static final String[] RESELLER = {
        "Authorization", "Bearer demo-reseller-key", "Content-Type", "application/json"
    };
    private static final Actor OWNER = new Actor("owner", List.of("process-owners"));

    /** What waits where. */
    private static final Map<String, String> STEPS = Map.of(
            "invalid code, complete, in time", "review-claim",
            "invalid code without screenshot", "complete-evidence",
            "late by a minute", "decide-late-claim",
            "wallet limit", "not-covered-wait");

    @Autowired
    private Migrations migrations;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    private final Map<String, String> waiting = new HashMap<>();
    private String before;
    private NewVersion version;

    @BeforeEach
    void fileClaims() throws Exception {
        before = migrations.versions().get(0).id();
        for (int round = 0; round < 12; round++) {
            for (Map.Entry<String, String> step : STEPS.entrySet()) {
                waiting.put(file(step.getKey()), step.getValue());
            }
        }
        String overdue = ofStep("review-claim").get(0);
        fire(overdue, "review-overdue");
        String askedForMore = ofStep("review-claim").get(1);
        complete(askedForMore, Map.of("decision", "more_evidence", "reviewNote", "the receipt"));
        waiting.put(askedForMore, "supply-evidence");
    }

    @AfterEach
    void takeTheVersionBack() {
        if (version != null) {
            version.close();
        }
    }

    @Test
    void everyClaimIsAtItsStepAfterwardsWithItsDeadlines() throws Exception {
        Map<String, List<Date>> deadlines = deadlines();
        deploy("camunda:versionTag=\"1.0.0\"", "camunda:versionTag=\"1.1.0\"");
        Plan plan = migrations.plan(before).orElseThrow();
        assertThat(plan.hindering()).isEmpty();
        assertThat(plan.to().tag()).isEqualTo("1.1.0");
        assertThat(plan.steps()).extracting(Step::id).contains("review-claim", "not-covered-wait", "escalate-review");

        Migration migration = new Migration(plan, OWNER);
        migration.run(migrations);

        assertThat(migration.state()).isEqualTo(Migration.State.DONE);
        assertThat(migration.staying()).isEmpty();
        assertThat(migration.migrated()).isEqualTo(plan.from().claims()).isGreaterThanOrEqualTo(waiting.size());
        assertThat(version(before).claims()).isZero();
        waiting.forEach((claim, step) -> {
            assertThat(instance(claim).getProcessDefinitionId())
                    .isEqualTo(plan.to().id());
            assertThat(runtime.getActiveActivityIds(instance(claim).getId())).contains(step);
        });
        assertThat(deadlines()).isEqualTo(deadlines);
    }

    @Test
    void aMigratedClaimGoesOnToItsEnd() throws Exception {
        deploy("camunda:versionTag=\"1.0.0\"", "camunda:versionTag=\"1.1.0\"");
        new Migration(migrations.plan(before).orElseThrow(), OWNER).run(migrations);

        String reviewed = ofStep("review-claim").get(0);
        complete(reviewed, Map.of("decision", "closure", "reasonCode", "CODE_WORKS"));
        assertThat(status(reviewed)).isEqualTo("resolved");

        String late = ofStep("decide-late-claim").get(0);
        complete(late, Map.of("lateDecision", "decline", "reviewNote", "late"));
        assertThat(status(late)).isEqualTo("resolved");

        String collecting = ofStep("complete-evidence").get(0);
        send(
                "POST",
                "/api/v1/claims/" + collecting + "/evidence",
                "{\"type\": \"error_screenshot\", \"file\": {\"name\": \"a.png\", \"content_base64\": \""
                        + Scenario.png() + "\"}}",
                RESELLER);
        assertThat(status(collecting)).isEqualTo("under_review");

        String notCovered = ofStep("not-covered-wait").get(0);
        send("POST", "/api/v1/claims/" + notCovered + "/reconsideration", "{\"reason\": \"look\"}", RESELLER);
        assertThat(status(notCovered)).isEqualTo("under_review");

        String withdrawn = ofStep("complete-evidence").get(1);
        send("POST", "/api/v1/claims/" + withdrawn + "/withdrawal", null, RESELLER);
        assertThat(status(withdrawn)).isEqualTo("withdrawn");

        String overdue = ofStep("decide-late-claim").get(1);
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(overdue).count())
                .isEqualTo(1);
    }

    @Test
    void aStepThatIsGoneIsNamedAndItsClaimsStay() throws Exception {
        deploy("\"supply-evidence\"", "\"supply-what-was-asked\"");
        Plan plan = migrations.plan(before).orElseThrow();
        assertThat(plan.hindering()).singleElement().satisfies(step -> {
            assertThat(step.id()).isEqualTo("supply-evidence");
            assertThat(step.name()).isEqualTo("Supply requested evidence");
            assertThat(step.hindrance()).contains("no step with this id");
        });

        Migration migration = new Migration(plan, OWNER);
        migration.run(migrations);

        String stays = ofStep("supply-evidence").get(0);
        assertThat(migration.staying()).containsKey(stays);
        assertThat(migration.staying().get(stays)).contains("supply-evidence");
        assertThat(instance(stays).getProcessDefinitionId()).isEqualTo(before);
        assertThat(version(before).claims()).isEqualTo(migration.left()).isEqualTo(plan.staying());
        assertThat(migration.migrated()).isEqualTo(plan.from().claims() - migration.left());
        complete(stays, Map.of("customerReport", "it was used already"));
        assertThat(status(stays)).as("it goes on where it is").isEqualTo("under_review");
    }

    @Test
    void anAddedTimerIsNamedAndStartsWithTheMigration() throws Exception {
        deploy("<bpmn:subProcess id=\"withdrawal\"", """
                <bpmn:boundaryEvent id="review-forgotten" name="Review forgotten" cancelActivity="false" attachedToRef="review-claim">
                  <bpmn:timerEventDefinition>
                    <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT9H</bpmn:timeDuration>
                  </bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:endEvent id="forgotten"/>
                <bpmn:sequenceFlow id="to-forgotten" sourceRef="review-forgotten" targetRef="forgotten"/>
                <bpmn:subProcess id="withdrawal\"""");
        Plan plan = migrations.plan(before).orElseThrow();
        assertThat(plan.addedTimers()).containsExactly(new AddedTimer("Review forgotten", "Review claim"));
        assertThat(plan.movable()).isEqualTo(plan.from().claims());
        Instant start = ClockUtil.getCurrentTime().toInstant();

        new Migration(plan, OWNER).run(migrations);

        Date due = management
                .createJobQuery()
                .processInstanceId(instance(ofStep("review-claim").get(0)).getId())
                .activityId("review-forgotten")
                .singleResult()
                .getDuedate();
        assertThat(due).isAfterOrEqualTo(Date.from(start.plus(Duration.ofHours(9))));
    }

    @Test
    void aMigrationThatCarriesAClaimPastItsReviewIsRefused() throws Exception {
        deploy("camunda:versionTag=\"1.0.0\"", "camunda:versionTag=\"1.1.0\"");
        String to = migrations.versions().get(0).id();
        String claim = ofStep("review-claim").get(0);
        String past = plan(to, "review-claim", "approve-outcome", "{}");
        String brings =
                plan(to, "review-claim", "review-claim", "{\"approved\": {\"value\": true, \"type\": \"Boolean\"}}");
        for (String user : List.of("owner", "admin")) {
            assertRefused(user, "/migration/execute", execution(past, claim), "cannot become approve-outcome");
            assertRefused(user, "/migration/executeAsync", execution(past, claim), "cannot become approve-outcome");
            assertRefused(user, "/migration/execute", execution(brings, claim), "sets no variables");
        }
        assertThat(as(
                                "reviewer",
                                "POST",
                                "/migration/execute",
                                execution(plan(to, "review-claim", "review-claim", "{}"), claim))
                        .statusCode())
                .isEqualTo(403);
        assertThat(instance(claim).getProcessDefinitionId()).isEqualTo(before);
        assertThat(runtime.getActiveActivityIds(instance(claim).getId())).contains("review-claim");
    }

    private void assertRefused(String user, String path, String body, String why) throws Exception {
        var answer = as(user, "POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(why);
    }

    private String plan(String to, String from, String target, String variables) {
        return """
                {"sourceProcessDefinitionId": "%s", "targetProcessDefinitionId": "%s", "variables": %s,
                 "instructions": [{"sourceActivityIds": ["%s"], "targetActivityIds": ["%s"]}]}""".formatted(before, to, variables, from, target);
    }

    private String execution(String plan, String claim) {
        return "{\"migrationPlan\": " + plan + ", \"processInstanceIds\": [\""
                + instance(claim).getId() + "\"]}";
    }

    private void deploy(String was, String becomes) throws Exception {
        version = new NewVersion(repository, runtime, was, becomes);
    }

    private Version version(String id) {
        return migrations.versions().stream()
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> ofStep(String step) {
        return waiting.entrySet().stream()
                .filter(claim -> claim.getValue().equals(step))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The due times of a claim's timers. */
    private Map<String, List<Date>> deadlines() {
        Map<String, List<Date>> all = new HashMap<>();
        waiting.keySet()
                .forEach(claim -> all.put(
                        claim,
                        new ArrayList<>(
                                management
                                        .createJobQuery()
                                        .timers()
                                        .processInstanceId(instance(claim).getId())
                                        .list()
                                        .stream()
                                        .map(Job::getDuedate)
                                        .sorted()
                                        .toList())));
        return all;
    }

    private ProcessInstance instance(String claim) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(claim)
                .singleResult();
    }

    private String file(String scenario) throws Exception {
        ObjectNode claim = (ObjectNode) Scenario.named(scenario).claim();
        var answer = send("POST", "/api/v1/claims", claim.toString(), RESELLER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).get("id").asText();
    }

    private String status(String claim) throws Exception {
        return json(get("/api/v1/claims/" + claim, RESELLER)).get("status").asText();
    }

    private void complete(String claim, Map<String, Object> variables) throws Exception {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(claim)
                .singleResult()
                .getId();
        Map<String, Object> values = new HashMap<>();
        variables.forEach((name, value) -> values.put(name, Map.of("value", value)));
        String body = JSON_MAPPER.writeValueAsString(Map.of("variables", values));
        var answer = as("admin", "POST", "/task/" + task + "/complete", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private void fire(String claim, String activity) {
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instance(claim).getId())
                .activityId(activity)
                .singleResult()
                .getId());
    }
}
