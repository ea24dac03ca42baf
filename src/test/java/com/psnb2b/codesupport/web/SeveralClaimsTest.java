package com.psnb2b.codesupport.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several claims at once: each is done or says why not, none is half done, and none is decided. */
class SeveralClaimsTest extends ApplicationTest {

    private static final String[] RESELLER = {
        "Authorization", "Bearer demo-reseller-key", "Content-Type", "application/json"
    };
    private static final String COMPLETE = "invalid code, complete, in time";
    private static final String NOTE = "Please send a picture of the store's message.";

    @Autowired
    private TaskService tasks;

    private Session reviewer;

    @BeforeEach
    void signIn() throws Exception {
        reviewer = signedIn("reviewer");
    }

    @Test
    void theyAreAssignedAndPutBack() throws Exception {
        String one = file(COMPLETE);
        String other = file(COMPLETE);

        JsonNode taken = results(send("take", reviewer, null, task(one), task(other)));
        assertThat(taken.findValuesAsText("done")).containsExactly("true", "true");
        assertThat(taken.findValuesAsText("claim")).containsExactly(one, other);
        assertThat(List.of(assignee(one), assignee(other))).containsOnly("reviewer");
        assertThat(results(send("take", reviewer, null, task(one)))
                        .at("/0/done")
                        .asBoolean())
                .as("once more")
                .isTrue();

        results(send("put-back", reviewer, null, task(one), task(other)));
        assertThat(assignee(one)).isNull();
        assertThat(assignee(other)).isNull();
    }

    @Test
    void whatAnotherPersonHasIsLeftToThem() throws Exception {
        String theirs = file(COMPLETE);
        String free = file(COMPLETE);
        tasks.setAssignee(task(theirs), "reviewer2");

        for (String action : List.of("take", "put-back", "ask-for-evidence")) {
            JsonNode results = results(send(action, reviewer, NOTE, task(theirs), task(free)));
            assertThat(results.at("/0/refusal").asText()).as(action).isEqualTo("taken");
            assertThat(results.at("/0/text").asText()).isEqualTo("Another person has it.");
            assertThat(results.at("/1/done").asBoolean()).as(action).isTrue();
        }
        assertThat(assignee(theirs)).isEqualTo("reviewer2");
        assertThat(claim(theirs).get("status").asText()).isEqualTo("under_review");
    }

    @Test
    void twoPeopleWhoTakeTheSameAtOnceNeverBothHaveIt() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(file(COMPLETE));
        }
        String[] same = ids.stream().map(this::task).toArray(String[]::new);
        Session other = signedIn("reviewer2");
        var pool = Executors.newFixedThreadPool(2);
        try {
            var first = pool.submit(() -> results(send("take", reviewer, null, same)));
            var second = pool.submit(() -> results(send("take", other, null, same)));
            for (int i = 0; i < same.length; i++) {
                boolean isFirsts = first.get().at("/" + i + "/done").asBoolean();
                boolean isSeconds = second.get().at("/" + i + "/done").asBoolean();
                assertThat(isFirsts).isNotEqualTo(isSeconds);
                assertThat(assignee(ids.get(i))).isEqualTo(isFirsts ? "reviewer" : "reviewer2");
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void manyAreAskedForTheSameEvidence() throws Exception {
        String free = file(COMPLETE);
        String mine = file(COMPLETE);
        String theirs = file(COMPLETE);
        String atTheDesk = file("invalid code without screenshot");
        String late = file("late by a minute");
        tasks.setAssignee(task(mine), "reviewer");
        tasks.setAssignee(task(theirs), "reviewer2");

        JsonNode results = results(
                send("ask-for-evidence", reviewer, NOTE, task(free), task(theirs), task(mine), task(atTheDesk)));
        assertThat(results.findValuesAsText("refusal")).containsExactly("null", "taken", "null", "gone");
        assertThat(results(send("ask-for-evidence", signedIn("senior"), NOTE, task(late)))
                        .at("/0/refusal")
                        .asText())
                .isEqualTo("not_in_review");
        for (String asked : List.of(free, mine)) {
            JsonNode claim = claim(asked);
            assertThat(claim.get("status").asText()).isEqualTo("collecting");
            assertThat(claim.at("/evidence/requested/text").asText()).isEqualTo(NOTE);
            assertThat(tasks.createTaskQuery()
                            .processInstanceBusinessKey(asked)
                            .singleResult()
                            .getTaskDefinitionKey())
                    .isEqualTo("supply-evidence");
            assertThat(get("/api/v1/claims/" + asked + "/timeline", RESELLER).body())
                    .contains("evidence_required");
        }
        assertThat(claim(theirs).get("status").asText()).isEqualTo("under_review");
        assertThat(claim(late).get("status").asText()).isEqualTo("late_review");
        assertThat(assignee(late)).as("nothing of what is refused stays").isNull();
    }

    @Test
    void aNoteThatDoesNotHoldIsRefusedOnceAndNobodyIsAsked() throws Exception {
        String id = file(COMPLETE);
        for (String note : Arrays.asList(null, " ", "n".repeat(2001), "It will be refunded once we have it.")) {
            var refused = send("ask-for-evidence", reviewer, note, task(id));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("reviewNote");
        }
        assertThat(assignee(id)).isNull();
        assertThat(claim(id).get("status").asText()).isEqualTo("under_review");
    }

    @Test
    void nobodyTakesTheApprovalOfTheirOwnDecision() throws Exception {
        String id = file(COMPLETE, "500 USD");
        tasks.addCandidateGroup(task(id), "senior-reviewers");
        assertThat(as(
                                "senior",
                                "POST",
                                "/task/" + task(id) + "/complete",
                                "{\"variables\": {\"decision\": {\"value\": \"refund\"}, \"reasonCode\": {\"value\": \"GOODWILL\"}, \"reviewNote\": {\"value\": \"an exception\"}}}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(results(send("take", signedIn("senior"), null, task(id)))
                        .at("/0/refusal")
                        .asText())
                .isEqualTo("own_decision");
        assertThat(assignee(id)).isNull();
    }

    @Test
    void whatThePersonMayNotWorkOnIsAsIfItWereNotThere() throws Exception {
        String id = file(COMPLETE);
        Session desk = signedIn("desk");

        for (String action : List.of("take", "put-back", "ask-for-evidence")) {
            JsonNode results = results(send(action, desk, NOTE, task(id), "no-such-task"));
            assertThat(results.findValuesAsText("refusal")).as(action).containsExactly("gone", "gone");
            assertThat(results.findValuesAsText("claim")).containsExactly("null", "null");
        }
        assertThat(assignee(id)).isNull();
    }

    @Test
    void theChoiceHasLimits() throws Exception {
        String[] tooMany = IntStream.range(0, 101).mapToObj(i -> "t" + i).toArray(String[]::new);
        for (var refused : List.of(send("take", reviewer, null), send("take", reviewer, null, tooMany))) {
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("tasks");
        }
    }

    @Test
    void aSessionAloneChangesNothingAndOwnersAreNotAsked() throws Exception {
        String id = file(COMPLETE);
        String body = JSON_MAPPER.writeValueAsString(new Sent(List.of(task(id)), NOTE));
        Session owner = signedIn("owner");
        for (String action : List.of("take", "put-back", "ask-for-evidence")) {
            String path = "/app/tasks/" + action;
            assertThat(send("POST", path, body, "Cookie", reviewer.cookie(), "Content-Type", JSON)
                            .statusCode())
                    .as("without the token")
                    .isEqualTo(403);
            assertThat(send(action, owner, NOTE, task(id)).statusCode()).isEqualTo(403);
        }
        assertThat(assignee(id)).isNull();
    }

    private record Sent(List<String> tasks, String note) {}

    private HttpResponse<String> send(String action, Session person, String note, String... chosen) throws Exception {
        return send(
                "POST",
                "/app/tasks/" + action,
                JSON_MAPPER.writeValueAsString(new Sent(List.of(chosen), note)),
                "Cookie",
                person.cookie(),
                "X-CSRF-TOKEN",
                person.csrf(),
                "Content-Type",
                JSON);
    }

    private JsonNode results(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("results");
    }

    private String file(String scenario) throws Exception {
        return file(scenario, null);
    }

    private String file(String scenario, String denomination) throws Exception {
        ObjectNode claim = (ObjectNode) Scenario.named(scenario).claim();
        if (denomination != null) {
            ((ObjectNode) claim.get("product")).put("denomination", denomination);
        }
        return json(send("POST", "/api/v1/claims", claim.toString(), RESELLER))
                .get("id")
                .asText();
    }

    private JsonNode claim(String id) throws Exception {
        return json(get("/api/v1/claims/" + id, RESELLER));
    }

    private String task(String claimId) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(claimId)
                .singleResult()
                .getId();
    }

    private String assignee(String claimId) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(claimId)
                .singleResult()
                .getAssignee();
    }
}
