package com.psnb2b.codesupport.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a reviewer writes to a reseller holds no promise (policy, section 7); what no reseller reads may say anything. */
class PromiseRefusedTest extends ApplicationTest {

    private static final String[] RESELLER = {
        "Authorization", "Bearer demo-reseller-key", "Content-Type", "application/json"
    };

    @Autowired
    private TaskService tasks;

    private String id;

    @BeforeEach
    void aClaimUnderReview() throws Exception {
        String claim = Scenario.named("invalid code, complete, in time").claim().toString();
        id = json(send("POST", "/api/v1/claims", claim, RESELLER)).get("id").asText();
    }

    @Test
    void aRequestThatPromisesIsRefusedWithItsWordsMarked() throws Exception {
        var answer = decide(Map.of(
                "decision",
                "more_evidence",
                "reviewNote",
                "Send a picture. Then it will\n<b>be</b> refunded at once."));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("message").asText())
                .endsWith("reviewNote: reads as a promise, and the reseller sees it: \"Send a picture. Then it [will"
                        + " <b>be</b> refunded] at once.\"; say what is reviewed, or what may be, instead of the words in"
                        + " brackets");
        assertThat(waiting()).as("the task stays open").isOne();
        assertThat(decide(Map.of("decision", "more_evidence", "reviewNote", "Send a picture of the store's message."))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aReasonOfAnOwnersOwnThatPromisesIsRefused() throws Exception {
        var answer = decide(Map.of("decision", "refund", "reasonCode", "REFUND_GUARANTEED"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("message").asText()).contains("reasonCode: reads as a promise");
        assertThat(waiting()).isOne();
    }

    @Test
    void aNoteForTheFileIsFreeAndNeverGoesOut() throws Exception {
        String note = "The shop says that it will be refunded by them.";
        assertThat(decide(Map.of("decision", "closure", "reasonCode", "CODE_WORKS", "reviewNote", note))
                        .statusCode())
                .isEqualTo(204);
        assertThat(get("/api/v1/claims/" + id, RESELLER).body()).doesNotContain("refunded by them");
        assertThat(get("/api/v1/claims/" + id + "/timeline", RESELLER).body()).doesNotContain("refunded by them");
    }

    private long waiting() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .taskDefinitionKey("review-claim")
                .count();
    }

    private HttpResponse<String> decide(Map<String, Object> form) throws Exception {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
        Map<String, Object> variables = new LinkedHashMap<>();
        form.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return as(
                "reviewer",
                "POST",
                "/task/" + task + "/complete",
                JSON_MAPPER.writeValueAsString(Map.of("variables", variables)));
    }
}
