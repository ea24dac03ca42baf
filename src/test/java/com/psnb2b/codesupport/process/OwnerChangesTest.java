package com.psnb2b.codesupport.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.MovableClock;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.guard.Drawings;
import com.psnb2b.codesupport.guard.ModelerDeploymentTest;
import com.psnb2b.codesupport.guard.Models;
import com.psnb2b.codesupport.process.http.SupplierApi;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Changes that owners ask for: each is drawn, deployed as from Modeler, and a claim goes through it. */
class OwnerChangesTest extends ModelerDeploymentTest {

    private static final String DEPLOYMENT = "an owner's change";
    private static final String COMPLETE = "invalid code, complete, in time";
    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};
    private static final String[] RESELLER2 = {"Authorization", "Bearer demo-reseller2-key", "Content-Type", JSON};
    private static final LocalDate WORKDAY = LocalDate.now(ZoneOffset.UTC).plusDays(10);

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private IdentityService people;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private MovableClock clock;

    private interface Course {
        void of(OwnerChangesTest test) throws Exception;
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change(
                        "a window of ten days",
                        Map.of(
                                "claim-window.dmn",
                                Models.shipped("claim-window.dmn").replace("\"P7D\"", "\"P10D\"")),
                        test -> {
                            ObjectNode claim = fresh(COMPLETE);
                            claim.put(
                                    "delivered_at",
                                    Instant.now().minus(Duration.ofDays(8)).toString());
                            claim.remove("retrieved_at");
                            String id = test.file(claim, RESELLER);
                            assertThat(test.task(id).getTaskDefinitionKey()).isEqualTo("review-claim");
                            assertThat(test.claim(id).at("/window/state").asText())
                                    .isEqualTo("open");
                        }),
                change("a new error code", Map.of("psn-error-codes.dmn", withErrorCode()), test -> {
                    ObjectNode claim = fresh(COMPLETE);
                    ((ObjectNode) claim.get("customer_report")).put("error_code", "WC-40399-9");
                    JsonNode judged = test.claim(test.file(claim, RESELLER));
                    assertThat(judged.at("/classification/reasons/0/code").asText())
                            .isEqualTo("PSN_ERROR_NEW");
                    assertThat(judged.at("/classification/type").asText()).isEqualTo("temporary");
                }),
                change(
                        "a new reason",
                        Map.of(
                                "review-claim.form",
                                Models.shipped("review-claim.form")
                                        .replace(
                                                "{label: \\\"The code works\\\"",
                                                "{label: \\\"Sold by another shop\\\", value: \\\"OTHER_SHOP\\\", fits:"
                                                        + " \\\"every type\\\"}, {label: \\\"The code works\\\"")),
                        test -> {
                            String id = test.file(fresh(COMPLETE), RESELLER);
                            test.complete("reviewer", id, Map.of("decision", "closure", "reasonCode", "OTHER_SHOP"));
                            assertThat(test.claim(id).at("/outcome/reason_code").asText())
                                    .isEqualTo("OTHER_SHOP");
                        }),
                change(
                        "a third group by region and by reseller, and another by worth",
                        Map.of("review-routing.dmn", routing("""
                                "review"|"DE","FR"|||"eu-reviewers"
                                "review"||"demo-reseller2"||"eu-reviewers"
                                "review"|||>= 400|"senior-reviewers"
                                """)),
                        test -> {
                            ObjectNode german = fresh(COMPLETE);
                            german.put("account_region", "DE");
                            german.putObject("ordered").put("region", "DE");
                            german.putObject("product").put("region", "DE").put("denomination", "50 EUR");
                            assertThat(test.groups(test.file(german, RESELLER))).containsExactly("eu-reviewers");
                            assertThat(test.groups(test.file(fresh(COMPLETE), RESELLER2)))
                                    .containsExactly("eu-reviewers");
                            ObjectNode dear = fresh(COMPLETE);
                            ((ObjectNode) dear.get("product")).put("denomination", "450 USD");
                            assertThat(test.groups(test.file(dear, RESELLER))).containsExactly("senior-reviewers");
                            ObjectNode unknown = fresh(COMPLETE);
                            ((ObjectNode) unknown.get("product")).remove(List.of("denomination", "sku"));
                            assertThat(test.groups(test.file(unknown, RESELLER)))
                                    .containsExactly("senior-reviewers");
                            String other = test.file(fresh(COMPLETE), RESELLER);
                            assertThat(test.groups(other)).containsExactly("reviewers");
                        }),
                change(
                        "two escalations, the second to managers",
                        Map.of(
                                "code-claim.bpmn",
                                Models.claims("<bpmn:subProcess id=\"withdrawal\"", """
                                        <bpmn:boundaryEvent id="review-long-overdue" cancelActivity="false" attachedToRef="review-claim">
                                          <bpmn:outgoing>to-managers</bpmn:outgoing>
                                          <bpmn:timerEventDefinition id="review-long-overdue_timer">
                                            <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${escalateAt}</bpmn:timeDate>
                                          </bpmn:timerEventDefinition>
                                        </bpmn:boundaryEvent>
                                        <bpmn:serviceTask id="tell-managers" camunda:delegateExpression="${escalateReview}" camunda:asyncBefore="true">
                                          <bpmn:extensionElements>
                                            <camunda:failedJobRetryTimeCycle>R3/PT5M</camunda:failedJobRetryTimeCycle>
                                          </bpmn:extensionElements>
                                        </bpmn:serviceTask>
                                        <bpmn:endEvent id="managers-told"/>
                                        <bpmn:sequenceFlow id="to-managers" sourceRef="review-long-overdue" targetRef="tell-managers"/>
                                        <bpmn:sequenceFlow id="to-managers-told" sourceRef="tell-managers" targetRef="managers-told"/>
                                        <bpmn:subProcess id="withdrawal\""""),
                                "review-routing.dmn",
                                routing("\"overdue\"|||||\"tell-managers\"|\"managers\"\n")),
                        test -> {
                            String id = test.file(fresh(COMPLETE), RESELLER);
                            Instant due = test.task(id).getDueDate().toInstant();
                            assertThat(test.job(id, "review-long-overdue").toInstant())
                                    .as("the overdue row's own time after the first")
                                    .isEqualTo(due.plus(Duration.ofDays(1)));
                            test.fire(id, "review-overdue");
                            test.fire(id, "escalate-review");
                            assertThat(test.groups(id)).containsExactlyInAnyOrder("reviewers", "senior-reviewers");
                            test.fire(id, "review-long-overdue");
                            test.fire(id, "tell-managers");
                            assertThat(test.groups(id))
                                    .containsExactlyInAnyOrder("reviewers", "senior-reviewers", "managers");
                        }),
                change(
                        "business hours",
                        Map.of(
                                "business-calendar.dmn",
                                Models.shipped("business-calendar.dmn")
                                        .replace("\"00:00-24:00\"", "\"closed\"")
                                        .replaceFirst("<rule id=\"Rule_work\">", """
                                                <rule id="Rule_one"><inputEntry id="one_day"><text>"%s"</text></inputEntry>
                                                <inputEntry id="one_weekday"><text></text></inputEntry>
                                                <outputEntry id="one_hours"><text>"10:00-11:00"</text></outputEntry>
                                                <outputEntry id="one_zone"><text>"UTC"</text></outputEntry></rule>
                                                <rule id="Rule_work">""".formatted(WORKDAY)),
                                "review-routing.dmn",
                                Models.shipped("review-routing.dmn").replace("\"P1D\"", "\"PT30M\"")),
                        test -> {
                            String id = test.file(fresh(COMPLETE), RESELLER);
                            assertThat(test.task(id).getDueDate().toInstant())
                                    .isEqualTo(Instant.parse(WORKDAY + "T10:30:00Z"));
                            assertThat(test.job(id, "review-overdue").toInstant())
                                    .as("the escalation keeps the same hours")
                                    .isEqualTo(Instant.parse(WORKDAY + "T10:30:00Z"));
                            JsonNode window = test.claim(id).get("window");
                            assertThat(Duration.between(
                                            Instant.parse(window.get("opens_at").asText()),
                                            Instant.parse(
                                                    window.get("closes_at").asText())))
                                    .as("the claim window stays the calendar's")
                                    .isEqualTo(Duration.ofDays(7));
                        }),
                change(
                        "no waiting for evidence for a trusted reseller",
                        Map.of("code-claim.bpmn", Models.claims("<bpmn:sequenceFlow id=\"covered-or-open\"", """
                                        <bpmn:sequenceFlow id="is-trusted" sourceRef="evidence-complete" targetRef="submit">
                                          <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${resellerId == 'demo-reseller2'}</bpmn:conditionExpression>
                                        </bpmn:sequenceFlow>
                                        <bpmn:sequenceFlow id="covered-or-open\"""")),
                        test -> {
                            String trusted = test.file(fresh("invalid code without screenshot"), RESELLER2);
                            assertThat(test.task(trusted).getTaskDefinitionKey())
                                    .isEqualTo("review-claim");
                            String other = test.file(fresh("invalid code without screenshot"), RESELLER);
                            assertThat(test.task(other).getTaskDefinitionKey()).isEqualTo("complete-evidence");
                        }),
                change(
                        "a person before a claim closes as not covered",
                        Map.of(
                                "code-claim.bpmn",
                                withoutShape(
                                        "claim-not-covered",
                                        Models.claims(
                                                "sourceRef=\"reconsideration-closed\" targetRef=\"claim-not-covered\"",
                                                "sourceRef=\"reconsideration-closed\" targetRef=\"look-again\""))),
                        test -> {
                            String id = test.file(fresh("bought the wrong region"), RESELLER);
                            test.clock.moveForward(Duration.ofDays(6));
                            test.fire(id, "reconsideration-closed");
                            assertThat(test.task(id).getTaskDefinitionKey()).isEqualTo("review-claim");
                            test.complete("reviewer", id, Map.of("decision", "closure", "reasonCode", "NOT_COVERED"));
                            assertThat(test.claim(id).get("status").asText()).isEqualTo("resolved");
                        }),
                change(
                        "a word to the reseller when evidence is asked",
                        Map.of(
                                "code-claim.bpmn",
                                Models.telling(
                                        "<camunda:property name=\"text\" value=\"We look again once it has come.\" />"
                                                + "<camunda:property name=\"text_de\" value=\"Wir sehen wieder hin, wenn es da ist.\" />")),
                        test -> {
                            String id = test.file(fresh(COMPLETE), RESELLER);
                            test.complete(
                                    "reviewer",
                                    id,
                                    Map.of("decision", "more_evidence", "reviewNote", "Please send the log."));
                            assertThat(test.task(id).getTaskDefinitionKey()).isEqualTo("supply-evidence");
                            JsonNode events = test.json(test.get("/api/v1/claims/" + id + "/timeline", RESELLER))
                                    .get("events");
                            JsonNode told = events.get(events.size() - 1);
                            assertThat(told.get("type").asText()).isEqualTo("claim.notice");
                            assertThat(told.at("/data/text").asText()).isEqualTo("We look again once it has come.");
                            assertThat(told.at("/data/texts/de").asText()).startsWith("Wir sehen");
                        }),
                change(
                        "a second person always",
                        Map.of("code-claim.bpmn", Models.claims("${!approvalNeeded}", "${decision == 'closure'}")),
                        test -> {
                            String id = test.file(fresh(COMPLETE), RESELLER);
                            test.complete(
                                    "reviewer",
                                    id,
                                    Map.of("decision", "refund", "reasonCode", "CODE_INVALID_CONFIRMED"));
                            assertThat(test.groups(id)).containsExactly("senior-reviewers");
                            // By the row of approvals; a sign of a supply fault may add to it.
                            assertThat(test.task(id).getPriority()).isGreaterThanOrEqualTo(80);
                            test.complete("senior", id, Map.of("approved", true));
                            assertThat(test.claim(id).at("/outcome/decision").asText())
                                    .isEqualTo("refund");
                        }),
                change(
                        "a wait before a review, and a copy of the review with a queue of its own",
                        Map.of(
                                "code-claim.bpmn",
                                Models.claims(
                                        "<bpmn:sequenceFlow id=\"to-review\" sourceRef=\"submit-claim\" targetRef=\"review\" />",
                                        """
                                        <bpmn:intermediateCatchEvent id="pause"><bpmn:timerEventDefinition id="pause_timer">
                                          <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration>
                                        </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
                                        <bpmn:userTask id="fraud-review" camunda:formRef="review-claim" camunda:formRefBinding="latest"
                                            camunda:candidateGroups="${queue}" camunda:priority="${priority}" camunda:dueDate="${dueDate}">
                                          <bpmn:extensionElements>
                                            <camunda:taskListener delegateExpression="${briefPerson}" event="create" />
                                            <camunda:taskListener delegateExpression="${takeReviewDecision}" event="complete" />
                                          </bpmn:extensionElements>
                                        </bpmn:userTask>
                                        <bpmn:sequenceFlow id="to-pause" sourceRef="submit-claim" targetRef="pause"/>
                                        <bpmn:sequenceFlow id="to-fraud" sourceRef="pause" targetRef="fraud-review"/>
                                        <bpmn:sequenceFlow id="to-review" sourceRef="fraud-review" targetRef="review"/>"""),
                                "review-routing.dmn",
                                routing("\"review\"|||||\"fraud-review\"|\"managers\"\n")),
                        test -> {
                            String id = test.file(fresh(COMPLETE), RESELLER);
                            test.fire(id, "pause");
                            assertThat(test.task(id).getTaskDefinitionKey()).isEqualTo("fraud-review");
                            assertThat(test.groups(id)).containsExactly("managers");
                            test.complete("senior", id, Map.of("decision", "closure", "reasonCode", "NOT_COVERED"));
                            assertThat(test.groups(id)).containsExactly("reviewers");
                        }),
                change(
                        "the supplier's API asked before a person looks",
                        Map.of(
                                "code-claim.bpmn",
                                Drawings.http(
                                        "method",
                                        "GET",
                                        "path",
                                        "[\"codes\", maskedCode]",
                                        "result_redeemed",
                                        "yes, no",
                                        "answer_redeemed",
                                        "if answer.redeemed then \"yes\" else \"no\"")),
                        test -> {
                            SupplierApi.HERE.answers(call -> SupplierApi.answer(200, "{\"redeemed\": true}"));
                            String id = test.file(fresh(COMPLETE), RESELLER);
                            await().atMost(Duration.ofSeconds(20)).until(() -> test.task(id) != null);
                            assertThat(test.task(id).getTaskDefinitionKey()).isEqualTo("review-claim");
                            assertThat(test.runtime.getVariable(test.task(id).getExecutionId(), "result_redeemed"))
                                    .isEqualTo("yes");
                            assertThat(SupplierApi.HERE.calls())
                                    .singleElement()
                                    .satisfies(call -> assertThat(call.line())
                                            .isEqualTo("GET /v2/codes/"
                                                    + test.claim(id)
                                                            .at("/code/masked")
                                                            .asText() + " HTTP/1.1"));
                        }),
                change(
                        "a table of the owner's that asks for region and worth",
                        Map.of(
                                "code-claim.bpmn",
                                Models.asking("${high}")
                                        .replace(
                                                "id=\"it-is-high\" sourceRef=\"is-it-high\" targetRef=\"submit-claim\"",
                                                "id=\"it-is-high\" sourceRef=\"is-it-high\" targetRef=\"decide-late-claim\""),
                                "score.dmn",
                                Models.table("FIRST", "faceValue", "boolean", ">= 400|true", "|false")),
                        test -> {
                            ObjectNode dear = fresh(COMPLETE);
                            ((ObjectNode) dear.get("product")).put("denomination", "450 USD");
                            assertThat(test.task(test.file(dear, RESELLER)).getTaskDefinitionKey())
                                    .isEqualTo("decide-late-claim");
                            assertThat(test.task(test.file(fresh(COMPLETE), RESELLER))
                                            .getTaskDefinitionKey())
                                    .isEqualTo("review-claim");
                        }));
    }

    @BeforeEach
    void groupsOfTheOwners() {
        for (String group : List.of("eu-reviewers", "managers")) {
            if (people.createGroupQuery().groupId(group).count() == 0) {
                people.saveGroup(people.newGroup(group));
                people.createMembership("senior", group);
            }
        }
    }

    @AfterEach
    void asBefore() {
        clock.reset();
        repository
                .createDeploymentQuery()
                .deploymentName(DEPLOYMENT)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true, true, true));
        List.of("eu-reviewers", "managers").forEach(people::deleteGroup);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void isDrawnDeployedAndGoneThrough(String change, Map<String, String> files, Course course) throws Exception {
        var deployed = deploy("owner", DEPLOYMENT, files);
        assertThat(deployed.statusCode()).as(change + ": " + deployed.body()).isEqualTo(200);

        course.of(this);
    }

    private static Arguments change(String name, Map<String, String> files, Course course) {
        return Arguments.of(name, files, course);
    }

    private static ObjectNode fresh(String scenario) throws Exception {
        return Scenario.onItsOwn(Scenario.named(scenario).claim());
    }

    private static String withErrorCode() {
        return Models.shipped("psn-error-codes.dmn").replaceFirst("<rule id=\"Rule_E_82000130\">", """
                <rule id="Rule_new"><inputEntry id="new_code"><text>"WC-40399-9"</text></inputEntry>
                <outputEntry id="new_suggests"><text>"temporary"</text></outputEntry>
                <outputEntry id="new_reason"><text>"PSN_ERROR_NEW"</text></outputEntry>
                <outputEntry id="new_confidence"><text>"medium"</text></outputEntry>
                <outputEntry id="new_meaning"><text>"The store is busy."</text></outputEntry></rule>
                <rule id="Rule_E_82000130">""");
    }

    /**
     * The shipped table with four columns more, and rows on top of its own.
     *
     * @param rows stage, region, reseller, worth, a bar for what is left out, and the queue
     */
    private static String routing(String rows) {
        String[] columns = {"region", "resellerId", "faceValue", "claimType", "step"};
        StringBuilder inputs = new StringBuilder();
        for (String column : columns) {
            inputs.append("<input id=\"in_%s\"><inputExpression id=\"asks_%s\" typeRef=\"%s\"><text>%s</text>"
                            .formatted(column, column, column.equals("faceValue") ? "double" : "string", column))
                    .append("</inputExpression></input>");
        }
        StringBuilder added = new StringBuilder();
        int row = 0;
        for (String line : rows.strip().split("\n")) {
            String[] cells = line.strip().split("\\|", -1);
            added.append("<rule id=\"own_%d\">".formatted(++row));
            List<String> when =
                    List.of(cells[0], "", "", cells[1], cells[2], cells[3], "", cells.length > 6 ? cells[5] : "");
            List<String> then = List.of(cells[cells.length - 1], "55", "\"P1D\"", "100");
            for (int i = 0; i < when.size(); i++) {
                added.append("<inputEntry id=\"own_%d_in_%d\"><text>%s</text></inputEntry>"
                        .formatted(row, i, when.get(i).replace("<", "&lt;").replace(">", "&gt;")));
            }
            for (int i = 0; i < then.size(); i++) {
                added.append("<outputEntry id=\"own_%d_out_%d\"><text>%s</text></outputEntry>"
                        .formatted(row, i, then.get(i)));
            }
            added.append("</rule>");
        }
        String empty = "";
        for (String column : columns) {
            empty += "<inputEntry id=\"COLUMN_%s_ROW\"><text></text></inputEntry>".formatted(column);
        }
        String shipped = Models.shipped("review-routing.dmn")
                .replace("<decisionTable id=", "<decisionTable hitPolicy=\"FIRST\" id=")
                .replaceFirst("<output id=", inputs + "<output id=")
                .replaceFirst("<rule id=", added + "<rule id=");
        StringBuilder all = new StringBuilder();
        int rule = 0;
        for (String part : shipped.split("(?=<outputEntry id=\"Then_[a-z_]*_queue\")")) {
            all.append(rule++ == 0 ? "" : empty.replace("ROW", String.valueOf(rule)))
                    .append(part);
        }
        return all.toString();
    }

    /** A drawing without one element, which nothing leads to any more. */
    private static String withoutShape(String id, String model) {
        return model.replaceAll("(?s)<bpmn:endEvent id=\"" + id + "\".*?</bpmn:endEvent>", "")
                .replaceAll("(?s)<bpmndi:BPMNShape [^>]*bpmnElement=\"" + id + "\".*?</bpmndi:BPMNShape>", "");
    }

    private String file(ObjectNode claim, String... as) throws Exception {
        var answer = send("POST", "/api/v1/claims", claim.toString(), as);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).get("id").asText();
    }

    private JsonNode claim(String id) throws Exception {
        return json(get("/api/v1/claims/" + id, "Authorization", "Bearer demo-supplier-key"));
    }

    private Task task(String id) {
        return tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult();
    }

    private List<String> groups(String id) {
        return tasks.getIdentityLinksForTask(task(id).getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private Date job(String id, String activity) {
        return management
                .createJobQuery()
                .processInstanceId(task(id).getProcessInstanceId())
                .activityId(activity)
                .singleResult()
                .getDuedate();
    }

    private void fire(String id, String activity) {
        management.executeJob(management.createJobQuery().activityId(activity).list().stream()
                .filter(job -> job.getProcessInstanceId().equals(process(id)))
                .findFirst()
                .orElseThrow()
                .getId());
    }

    private String process(String id) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
    }

    private void complete(String user, String id, Map<String, Object> variables) throws Exception {
        Map<String, Object> values = new HashMap<>();
        variables.forEach((name, value) -> values.put(name, Map.of("value", value)));
        var completed = as(
                user,
                "POST",
                "/task/" + task(id).getId() + "/complete",
                JSON_MAPPER.writeValueAsString(Map.of("variables", values)));
        assertThat(completed.statusCode()).as(completed.body()).isEqualTo(204);
    }
}
