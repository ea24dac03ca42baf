package com.psnb2b.codesupport.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.MovableClock;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The course of a claim after it was filed: who decides what, and what a timer, a form or a caller cannot. */
class ClaimCourseTest extends ApplicationTest {

    private static final String COMPLETE = "invalid code, complete, in time";
    private static final String[] RESELLER = {
        "Authorization", "Bearer demo-reseller-key", "Content-Type", "application/json"
    };

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void useThisEngine() {
        init(engine);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    /** The gate: a flow that no test here passes is a path that nobody has looked at. */
    @AfterAll
    static void everySequenceFlowWasPassed() {
        assertThat(PassedFlows.known()).isGreaterThan(40);
        assertThat(PassedFlows.notPassed()).isEmpty();
    }

    @Test
    void theClosedWindowHandsAnIncompleteClaimToASenior() throws Exception {
        String id = file("invalid code without screenshot", null);
        clock.moveForward(Duration.ofDays(6));
        fire(id, "claim-window-closed");
        assertThat(instance(id)).isWaitingAt("decide-late-claim");
        assertThat(instance(id)).hasNotPassed("submit-claim", "review-claim");
        assertThat(claim(id).get("status").asText()).isEqualTo("late_review");
        assertThat(claim(id).at("/window/state").asText()).isEqualTo("late");
        assertThat(claim(id).get("outcome").isNull())
                .as("a timer decides nothing")
                .isTrue();
    }

    @Test
    void aTimerThatFiresTooEarlyOnlyMeasuresAgain() throws Exception {
        String id = file("invalid code without screenshot", null);
        fire(id, "claim-window-closed");
        assertThat(instance(id)).isWaitingAt("complete-evidence");
        assertThat(claim(id).get("status").asText()).isEqualTo("collecting");
    }

    @Test
    void aDeliveryRecordTurnsWhatWasNotCoveredIntoAReview() throws Exception {
        String id = file((ObjectNode) Scenario.named("bought the wrong region").claim(), null);
        assertThat(claim(id).get("status").asText()).isEqualTo("not_covered");
        ObjectNode record =
                JSON_MAPPER.createObjectNode().put("order_id", "ORD-S1010").put("reseller_id", "demo-reseller");
        record.put("status", "delivered").putObject("ordered").put("region", "GB");
        record.putObject("delivered").put("region", "US");
        record.putObject("code").put("value", "LYY6-RGLT-RL45");
        try {
            deliver(record);
            assertThat(instance(id)).isWaitingAt("review-claim");
            assertThat(claim(id).at("/classification/type").asText()).isEqualTo("wrong_region_supply");
        } finally {
            jdbc.sql("delete from claims.delivery where order_id = 'ORD-S1010'").update();
        }
    }

    @Test
    void theDeskSuppliesWhatAReviewerAskedFor() throws Exception {
        String id = file(COMPLETE, null);
        complete("reviewer", id, Map.of("decision", "more_evidence", "reviewNote", "what did the customer write?"));
        assertThat(complete("desk", id, Map.of("customerReport", "It said: already used")))
                .isEqualTo(204);
        assertThat(instance(id)).isWaitingAt("review-claim");
        assertThat(claim(id).at("/evidence/items").size()).isEqualTo(2);
    }

    @Test
    void aReviewerDecidesAndTheResellerReadsTheOutcome() throws Exception {
        String id = file(COMPLETE, null);
        ProcessInstance instance = instance(id);
        assertThat(instance).isWaitingAt("review-claim");
        assertThat(instance)
                .hasPassedInOrder(
                        "collect-claim", "classify-claim", "validate-evidence", "check-claim-window", "submit-claim");
        assertThat(instance).hasNotPassed("complete-evidence", "decide-late-claim", "approve-outcome");

        assertThat(complete("reviewer", id, Map.of("decision", "replacement", "reasonCode", "CODE_INVALID_CONFIRMED")))
                .isEqualTo(204);

        assertThat(instance).isEnded();
        assertThat(instance).hasNotPassed("approve-outcome");
        JsonNode outcome = claim(id).get("outcome");
        assertThat(claim(id).get("status").asText()).isEqualTo("resolved");
        assertThat(outcome.get("decision").asText()).isEqualTo("replacement");
        assertThat(outcome.get("reason_code").asText()).isEqualTo("CODE_INVALID_CONFIRMED");
    }

    @Test
    void aDecisionThatDoesNotHoldLeavesTheTaskOpen() throws Exception {
        String id = file(COMPLETE, null);
        assertThat(complete("reviewer", id, Map.of("decision", "give them everything", "reasonCode", "GOODWILL")))
                .isEqualTo(400);
        assertThat(complete("reviewer", id, Map.of("decision", "refund"))).isEqualTo(400);
        assertThat(complete("reviewer", id, Map.of("decision", "refund", "reasonCode", "NOT_COVERED")))
                .isEqualTo(400);
        assertThat(complete("reviewer", id, Map.of("decision", "more_evidence")))
                .isEqualTo(400);
        assertThat(complete(
                        "reviewer",
                        id,
                        Map.of("decision", "more_evidence", "reviewNote", "We guarantee a refund, send a picture")))
                .isEqualTo(400);
        assertThat(instance(id)).isWaitingAt("review-claim");
        assertThat(claim(id).get("status").asText()).isEqualTo("under_review");
        assertThat(claim(id).get("outcome").isNull()).isTrue();
    }

    @Test
    void aHighFaceValueTakesASecondDifferentPerson() throws Exception {
        String id = file(COMPLETE, "100 USD");
        assertThat(complete(
                        "admin",
                        id,
                        Map.of("decision", "refund", "reasonCode", "CODE_INVALID_CONFIRMED", "approvalNeeded", false)))
                .isEqualTo(204);
        assertThat(instance(id)).isWaitingAt("approve-outcome");
        assertThat(claim(id).get("status").asText()).isEqualTo("under_review");
        assertThat(get("/api/v1/claims/" + id + "/timeline", RESELLER).body())
                .as("nothing is promised before")
                .doesNotContain("refund");

        assertThat(complete("admin", id, Map.of("approved", true)))
                .as("the same person")
                .isEqualTo(400);
        assertThat(complete("senior", id, Map.of("approved", false)))
                .as("no note")
                .isEqualTo(400);
        assertThat(complete("senior", id, Map.of("approved", false, "approvalNote", "look at the log again")))
                .isEqualTo(204);
        assertThat(instance(id)).isWaitingAt("review-claim");

        assertThat(complete("reviewer", id, Map.of("reasonCode", "GOODWILL")))
                .as("the earlier choice is nobody's now")
                .isEqualTo(400);
        assertThat(complete("reviewer", id, Map.of("decision", "refund", "reasonCode", "CODE_INVALID_CONFIRMED")))
                .isEqualTo(204);
        assertThat(complete("senior", id, Map.of("approved", true))).isEqualTo(204);
        assertThat(claim(id).at("/outcome/decision").asText()).isEqualTo("refund");
    }

    @Test
    void moreEvidenceComesBackToTheReviewer() throws Exception {
        String id = file(COMPLETE, null);
        assertThat(complete("reviewer", id, Map.of("decision", "more_evidence", "reviewNote", "the wallet history")))
                .isEqualTo(204);
        assertThat(instance(id)).isWaitingAt("supply-evidence");
        assertThat(claim(id).get("status").asText()).isEqualTo("collecting");
        assertThat(claim(id).at("/evidence/requested/text").asText()).isEqualTo("the wallet history");

        send("POST", "/api/v1/claims/" + id + "/evidence", png("transaction_history"), RESELLER);
        assertThat(instance(id)).isWaitingAt("review-claim");
        assertThat(claim(id).get("status").asText()).isEqualTo("under_review");

        complete("reviewer", id, Map.of("decision", "more_evidence", "reviewNote", "the purchase"));
        fire(id, "requested-evidence-overdue");
        assertThat(instance(id)).isWaitingAt("review-claim");
        assertThat(claim(id).get("outcome").isNull())
                .as("a timer decides nothing")
                .isTrue();
    }

    @Test
    void missingEvidenceMovesTheClaimOnAndOthersDoNot() throws Exception {
        String id = file("invalid code without screenshot", null);
        assertThat(instance(id)).isWaitingAt("complete-evidence");
        send(
                "POST",
                "/api/v1/claims/" + id + "/evidence",
                "{\"type\": \"other\", \"content\": {\"text\": \"no picture yet\"}}",
                RESELLER);
        assertThat(instance(id)).isWaitingAt("complete-evidence");
        send("POST", "/api/v1/claims/" + id + "/evidence", png("error_screenshot"), RESELLER);
        assertThat(instance(id)).isWaitingAt("review-claim");
        assertThat(claim(id).get("status").asText()).isEqualTo("under_review");
    }

    @Test
    void theDeskCompletesEvidenceAndAFaultyEntryIsNamed() throws Exception {
        String id = file("invalid code, account region unknown: region is not excluded", null);
        assertThat(complete("desk", id, Map.of("accountRegion", "XX"))).isEqualTo(400);
        assertThat(instance(id)).isWaitingAt("complete-evidence");
        assertThat(complete("desk", id, Map.of("accountRegion", "us"))).isEqualTo(204);
        assertThat(instance(id)).isWaitingAt("review-claim");
    }

    @Test
    void aReminderGoesOutAndTheWaitGoesOn() throws Exception {
        String id = file("invalid code without screenshot", null);
        fire(id, "evidence-reminder");
        fire(id, "remind-reseller");
        assertThat(instance(id)).isWaitingAt("complete-evidence");
        assertThat(instance(id)).hasPassed("remind-reseller");
    }

    @Test
    void aLateClaimIsTakenUpOrDeclinedByASenior() throws Exception {
        String declined = file("late by a minute", null);
        assertThat(instance(declined)).isWaitingAt("decide-late-claim");
        assertThat(complete("reviewer", declined, Map.of("lateDecision", "decline", "reviewNote", "late")))
                .as("a reviewer is no senior")
                .isEqualTo(403);
        assertThat(complete("senior", declined, Map.of("lateDecision", "decline")))
                .isEqualTo(400);
        assertThat(complete("senior", declined, Map.of("lateDecision", "decline", "reviewNote", "late")))
                .isEqualTo(204);
        assertThat(claim(declined).at("/outcome/decision").asText()).isEqualTo("closure");

        String taken = file("late by a minute", null);
        complete("senior", taken, Map.of("lateDecision", "take_up", "reviewNote", "supply fault"));
        assertThat(instance(taken)).isWaitingAt("review-claim");
        complete("reviewer", taken, Map.of("decision", "replacement", "reasonCode", "SUPPLY_FAULT_CONFIRMED"));
        assertThat(instance(taken)).as("an override of the window").isWaitingAt("approve-outcome");
    }

    @Test
    void aPersonLooksOnceAgainAtWhatIsNotCovered() throws Exception {
        String id = file("wallet limit", null);
        assertThat(claim(id).get("status").asText()).isEqualTo("not_covered");
        assertThat(send("POST", "/api/v1/claims/" + id + "/reconsideration", "{}", RESELLER)
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("POST", "/api/v1/claims/" + id + "/reconsideration", "{\"reason\": \"look\"}", RESELLER)
                        .statusCode())
                .isEqualTo(200);
        assertThat(instance(id)).isWaitingAt("review-claim");
        assertThat(send("POST", "/api/v1/claims/" + id + "/reconsideration", "{\"reason\": \"look\"}", RESELLER)
                        .statusCode())
                .isEqualTo(409);
        complete(
                "reviewer",
                id,
                Map.of("decision", "replacement", "reasonCode", "GOODWILL", "reviewNote", "as an exception"));
        assertThat(instance(id)).as("an override of not_covered").isWaitingAt("approve-outcome");
    }

    @Test
    void whatIsNotCoveredEndsWithTheWindow() throws Exception {
        String id = file("maintenance", null);
        ProcessInstance instance = instance(id);
        fire(id, "reconsideration-closed");
        assertThat(instance).isEnded();
        assertThat(instance).hasNotPassed("review-claim", "record-outcome");
        assertThat(claim(id).get("outcome").isNull()).isTrue();
    }

    @Test
    void anOverdueReviewIsEscalatedAndNotDecided() throws Exception {
        String id = file(COMPLETE, null);
        fire(id, "review-overdue");
        fire(id, "escalate-review");
        assertThat(instance(id)).isWaitingAt("review-claim");
        assertThat(claim(id).get("status").asText()).isEqualTo("under_review");
        assertThat(complete("senior", id, Map.of("decision", "closure", "reasonCode", "CODE_WORKS")))
                .as("a senior may decide it now")
                .isEqualTo(204);
    }

    @Test
    void aWithdrawnClaimIsClosed() throws Exception {
        String id = file(COMPLETE, null);
        ProcessInstance instance = instance(id);
        assertThat(send("POST", "/api/v1/claims/" + id + "/withdrawal", null, RESELLER)
                        .statusCode())
                .isEqualTo(200);
        assertThat(instance).isEnded();
        assertThat(claim(id).get("status").asText()).isEqualTo("withdrawn");
        assertThat(send("POST", "/api/v1/claims/" + id + "/evidence", png("other"), RESELLER)
                        .statusCode())
                .isEqualTo(409);
    }

    private String file(String scenario, String denomination) throws Exception {
        ObjectNode claim = Scenario.onItsOwn(Scenario.named(scenario).claim());
        return file(claim, denomination);
    }

    private String file(ObjectNode claim, String denomination) throws Exception {
        if (denomination != null) {
            ((ObjectNode) claim.get("product")).put("denomination", denomination);
        }
        var answer = send("POST", "/api/v1/claims", claim.toString(), RESELLER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).get("id").asText();
    }

    private JsonNode claim(String id) throws Exception {
        return json(get("/api/v1/claims/" + id, RESELLER));
    }

    private ProcessInstance instance(String id) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .singleResult();
    }

    /** Completes the claim's task over engine REST, as Tasklist does; the status of the answer. */
    private int complete(String user, String id, Map<String, Object> variables) throws Exception {
        String task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
        Map<String, Object> values = new java.util.HashMap<>();
        variables.forEach((name, value) -> values.put(name, Map.of("value", value)));
        return as(
                        user,
                        "POST",
                        "/task/" + task + "/complete",
                        JSON_MAPPER.writeValueAsString(Map.of("variables", values)))
                .statusCode();
    }

    private void fire(String id, String activity) {
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instance(id).getId())
                .activityId(activity)
                .singleResult()
                .getId());
    }

    private static String png(String type) {
        return "{\"type\": \"" + type + "\", \"file\": {\"name\": \"a.png\", \"content_base64\": \"" + Scenario.png()
                + "\"}}";
    }
}
