package com.psnb2b.codesupport.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reseller and staff talk about a claim, and an answer brings it back to whoever asked. */
class ConversationTest extends ApplicationTest {

    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};
    private static final String[] OTHER = {"Authorization", "Bearer demo-reseller2-key", "Content-Type", JSON};
    private static final String[] SUPPLIER = {"Authorization", "Bearer demo-supplier-key", "Content-Type", JSON};

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anAnswerInWordsGoesBackToThePersonWhoAsked() throws Exception {
        String id = filed();
        ask(id, "reviewer2", "Which region does the account have?", null);
        assertThat(kinds(thread(id, RESELLER))).containsExactly("question");
        assertThat(thread(id, RESELLER).at("/messages/0/author").asText()).isEqualTo("reviewer");

        var said = say(id, "It is a US account.", RESELLER);

        assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
        assertThat(json(said).at("/author").asText()).isEqualTo("reseller:demo-reseller");
        assertThat(claim(id).get("status").asText()).isEqualTo("under_review");
        assertThat(task(id).getAssignee()).isEqualTo("reviewer2");
        assertThat(kinds(thread(id, RESELLER))).containsExactly("question", "message");
        JsonNode tab = tab(id, "reviewer2");
        assertThat(tab.at("/answered/by").asText()).isEqualTo("reviewer2");
        assertThat(tab.at("/conversation/lines/1/text").asText()).isEqualTo("It is a US account.");
        assertThat(get("/api/v1/claims/" + id + "/timeline", RESELLER).body())
                .contains("claim.message")
                .doesNotContain("US account");
    }

    @Test
    void aFileThatWasNotAskedForLeavesTheQuestionOpen() throws Exception {
        String id = filed();
        ask(id, "reviewer", "The wallet history, and when it was tried", "[\"transaction_history\",\"words\"]");

        JsonNode still = json(send("POST", "/api/v1/claims/" + id + "/evidence", png("error_screenshot"), RESELLER));
        assertThat(still.get("status").asText()).isEqualTo("collecting");
        assertThat(still.at("/evidence/requested/still_asked").toString())
                .isEqualTo("[\"transaction_history\",\"words\"]");
        assertThat(still.get("notice").asText()).contains("transaction history", "an answer in words");

        still = json(send("POST", "/api/v1/claims/" + id + "/evidence", png("transaction_history"), RESELLER));
        assertThat(still.get("status").asText()).as("words are asked for too").isEqualTo("collecting");
        assertThat(still.at("/evidence/requested/still_asked").toString()).isEqualTo("[\"words\"]");

        say(id, "On Monday.", RESELLER);
        assertThat(claim(id).get("status").asText()).isEqualTo("under_review");
        assertThat(task(id).getAssignee()).isEqualTo("reviewer");

        ask(id, "reviewer", "And the purchase", "proof_of_purchase");
        send("POST", "/api/v1/claims/" + id + "/evidence", png("proof_of_purchase"), RESELLER);
        assertThat(claim(id).get("status").asText()).isEqualTo("under_review");
        assertThat(task(id).getAssignee()).isEqualTo("reviewer");
    }

    @Test
    void whatCannotBeTickedIsRefusedByName() throws Exception {
        String id = filed();
        var refused = form(id, "reviewer", "more", "a_tarot_card");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("evidenceAsked");
        assertThat(claim(id).get("status").asText()).isEqualTo("under_review");
    }

    @Test
    void staffPromiseNothingAndNotesStayInTheHouse() throws Exception {
        String id = filed();
        String code = Scenario.code();

        var promise = say(id, "You will be refunded soon.", SUPPLIER);
        assertThat(promise.statusCode()).isEqualTo(422);
        assertThat(json(promise).at("/errors/0/field").asText()).isEqualTo("text");
        assertThat(json(promise).at("/errors/0/message").asText()).contains("will be refunded");

        var note = send(
                "POST",
                "/api/v1/claims/" + id + "/messages",
                "{\"text\": \"looks fine, a sure case\", \"internal\": true}",
                SUPPLIER);
        assertThat(json(note).get("kind").asText()).as(note.body()).isEqualTo("note");
        say(id, "Is it the code " + code + "?", SUPPLIER);
        assertThat(write(id, "reviewer", "Please bear with us.", false)).isEqualTo(200);
        assertThat(write(id, "reviewer", "a note of mine", true)).isEqualTo(200);
        assertThat(write(id, "reviewer", "100% covered", false)).isEqualTo(422);

        JsonNode theirs = thread(id, RESELLER);
        assertThat(kinds(theirs)).containsExactly("message", "message");
        assertThat(theirs.toString()).doesNotContain(code, "sure case", "note of mine", "user:reviewer");
        assertThat(theirs.at("/messages/1/author").asText()).isEqualTo("reviewer");
        assertThat(kinds(thread(id, SUPPLIER))).containsExactly("note", "message", "message", "note");
        assertThat(get("/api/v1/claims/" + id + "/timeline", SUPPLIER).body()).doesNotContain("sure case");
        assertThat(send("POST", "/api/v1/claims/" + id + "/messages", "{\"text\": \"a\", \"internal\": true}", RESELLER)
                        .statusCode())
                .as("notes are our staff's")
                .isEqualTo(422);
        assertThat(jdbc.sql("select string_agg(text, ' ') from claims.message where claim_id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .doesNotContain(code);
        assertThat(task(id).getAssignee()).as("nobody asked").isNull();
    }

    @Test
    void aThreadIsReadInPartsAndByItsOwnSideAlone() throws Exception {
        String id = filed();
        for (String word : List.of("one", "two", "three")) {
            say(id, word, RESELLER);
        }
        JsonNode first = json(get("/api/v1/claims/" + id + "/messages?limit=2", RESELLER));
        assertThat(texts(first)).containsExactly("one", "two");
        JsonNode rest = json(get(
                "/api/v1/claims/" + id + "/messages?limit=2&cursor="
                        + first.get("next_cursor").asText(),
                RESELLER));
        assertThat(texts(rest)).containsExactly("three");
        assertThat(rest.get("next_cursor").isNull()).isTrue();
        assertThat(get("/api/v1/claims/" + id + "/messages", OTHER).statusCode())
                .isEqualTo(404);
        assertThat(say(id, "hello", OTHER).statusCode()).isEqualTo(404);
        assertThat(say(id, " ", RESELLER).statusCode()).isEqualTo(422);
        assertThat(say(id, "x".repeat(4001), RESELLER).statusCode()).isEqualTo(422);

        send("POST", "/api/v1/claims/" + id + "/withdrawal", null, RESELLER);
        assertThat(say(id, "more", RESELLER).statusCode()).isEqualTo(409);
        assertThat(say(id, "more", SUPPLIER).statusCode()).isEqualTo(409);
    }

    @Test
    void whatIsSaidForACaseAnswersAtEachOfItsClaims() throws Exception {
        ObjectNode shared = claimToFile();
        shared.remove("code");
        String codes = "[{\"code\": {\"value\": \"%s\"}}, {\"code\": {\"value\": \"%s\"}}]"
                .formatted(Scenario.code(), Scenario.code());
        var filed = send("POST", "/api/v1/cases", "{\"shared\": " + shared + ", \"codes\": " + codes + "}", RESELLER);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        String id = json(filed).get("id").asText();
        List<String> claims = jdbc.sql("select id from claims.claim where case_id = ? order by id")
                .param(id)
                .query(String.class)
                .list();
        for (String claim : claims) {
            ask(claim, "reviewer", "Where were they bought?", null);
        }
        assertThat(kinds(json(get("/api/v1/cases/" + id + "/messages", RESELLER))))
                .as("asked of many, it is one question")
                .containsExactly("question");

        var said = send("POST", "/api/v1/cases/" + id + "/messages", "{\"text\": \"In our shop.\"}", RESELLER);

        assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
        for (String claim : claims) {
            assertThat(claim(claim).get("status").asText()).isEqualTo("under_review");
            assertThat(texts(thread(claim, RESELLER))).containsExactly("Where were they bought?", "In our shop.");
        }
        assertThat(get("/api/v1/cases/" + id + "/messages", OTHER).statusCode()).isEqualTo(404);
    }

    @Test
    void thePacketHoldsNoNote() throws Exception {
        String id = filed();
        write(id, "reviewer", "a note of mine", true);
        var packet = get("/api/v1/claims/" + id + "/packet", RESELLER);
        assertThat(packet.body()).doesNotContain("a note of mine");
        assertThat(get("/api/v1/claims/" + id + "/packet/supplements", RESELLER).body())
                .doesNotContain("note");
    }

    private String filed() throws Exception {
        var filed = send("POST", "/api/v1/claims", claimToFile().toString(), RESELLER);
        assertThat(json(filed).get("status").asText()).as(filed.body()).isEqualTo("under_review");
        return json(filed).get("id").asText();
    }

    private static ObjectNode claimToFile() throws Exception {
        ObjectNode claim =
                Scenario.named("invalid code, complete, in time").claim().deepCopy();
        claim.put("order_id", "ORD-" + UUID.randomUUID());
        claim.putObject("code").put("value", Scenario.code());
        return claim;
    }

    private void ask(String id, String person, String note, String asked) throws Exception {
        var done = form(id, person, note, asked);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
        assertThat(claim(id).get("status").asText()).isEqualTo("collecting");
    }

    private HttpResponse<String> form(String id, String person, String note, String asked) throws Exception {
        Task task = task(id);
        if (task.getAssignee() == null) {
            as(person, "POST", "/task/" + task.getId() + "/claim", "{\"userId\": \"" + person + "\"}");
        }
        ObjectNode variables = JSON_MAPPER.createObjectNode();
        variables.putObject("decision").put("value", "more_evidence");
        variables.putObject("reviewNote").put("value", note);
        if (asked != null) {
            // As Tasklist sends what is ticked in a list.
            variables
                    .putObject("evidenceAsked")
                    .put("value", asked)
                    .put("type", asked.startsWith("[") ? "Json" : "String");
        }
        return as(
                person,
                "POST",
                "/task/" + task.getId() + "/complete",
                JSON_MAPPER.createObjectNode().set("variables", variables).toString());
    }

    private Task task(String claimId) {
        return tasks.createTaskQuery().processInstanceBusinessKey(claimId).singleResult();
    }

    private JsonNode claim(String id) throws Exception {
        return json(get("/api/v1/claims/" + id, RESELLER));
    }

    private JsonNode thread(String id, String[] caller) throws Exception {
        return json(get("/api/v1/claims/" + id + "/messages", caller));
    }

    private HttpResponse<String> say(String id, String text, String[] caller) throws Exception {
        String body = JSON_MAPPER.writeValueAsString(Map.of("text", text));
        return send("POST", "/api/v1/claims/" + id + "/messages", body, caller);
    }

    private JsonNode tab(String id, String person) throws Exception {
        return json(get("/app/claims/" + id, "Cookie", signedIn(person).cookie()));
    }

    private int write(String id, String person, String text, boolean internal) throws Exception {
        Session session = signedIn(person);
        return send(
                        "POST",
                        "/app/claims/" + id + "/messages",
                        JSON_MAPPER.writeValueAsString(Map.of("text", text, "internal", internal)),
                        "Cookie",
                        session.cookie(),
                        "X-CSRF-TOKEN",
                        session.csrf(),
                        "Content-Type",
                        JSON)
                .statusCode();
    }

    private static List<String> kinds(JsonNode thread) {
        return thread.findValuesAsText("kind");
    }

    private static List<String> texts(JsonNode thread) {
        return thread.findValuesAsText("text");
    }

    private static String png(String type) {
        return "{\"type\": \"" + type + "\", \"file\": {\"name\": \"a.png\", \"content_base64\": \"" + Scenario.png()
                + "\"}}";
    }
}
