package com.psnb2b.codesupport.web.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.CaseOfCodes;
import com.psnb2b.codesupport.engine.LeadingTask;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims of one group decided in one form: each with a decision of its own, and no other way round any rule. */
class CaseDecisionsTest extends ApplicationTest {

    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};
    private static final String[] SUPPLIER = {"Authorization", "Bearer demo-supplier-key", "Content-Type", JSON};
    /** 500 for the real thing. */
    private static final int ALIKE = Integer.getInteger("case.codes", 63) - CaseOfCodes.DIFFERENT;

    private static int start = 1000;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aGroupIsDecidedByOnePersonAndApprovedByAnother() throws Exception {
        String id = file(ALIKE);
        Session reviewer = signedIn("reviewer");
        JsonNode whole = whole(reviewer, id);
        assertThat(whole.get("groups")).hasSize(2);
        JsonNode small = whole.at("/groups/0");
        JsonNode large = whole.at("/groups/1");
        assertThat(small.get("claims")).hasSize(CaseOfCodes.DIFFERENT);
        assertThat(small.at("/traits/0/label").asText()).isEqualTo("Face value");
        assertThat(small.at("/traits/0/largest").asText()).isEqualTo("50 USD");
        assertThat(large.get("second_person").toString()).contains("with it the payouts of its order come to");
        assertThat(whole.get("evidence")).hasSize(1);

        List<String> chosen = claims(large);
        long began = System.nanoTime();
        List<JsonNode> decided =
                decide(reviewer, id, large, chosen, "review", "refund", "CODE_INVALID_CONFIRMED", null);
        System.out.println(ALIKE + " decided in " + (System.nanoTime() - began) / 1_000_000 + " ms");
        assertThat(decided).hasSize(ALIKE).allMatch(line -> line.get("done").asBoolean());
        assertThat(decide(reviewer, id, large, chosen, "review", "refund", "CODE_INVALID_CONFIRMED", null))
                .as("sent again, the answer is the same")
                .isEqualTo(decided);

        JsonNode after = whole(reviewer, id);
        JsonNode waiting = group(after, ALIKE);
        assertThat(decide(reviewer, id, waiting, chosen, "approval", "approve", null, null))
                .as("never the same person")
                .allMatch(line -> !line.get("done").asBoolean());

        Session senior = signedIn("senior");
        JsonNode toApprove = group(whole(senior, id), ALIKE);
        assertThat(toApprove.get("waits_for").asText()).isEqualTo("approval");
        assertThat(toApprove.get("sum").asText()).isEqualTo(50 * ALIKE + ".00 USD");
        began = System.nanoTime();
        List<JsonNode> approved = decide(senior, id, toApprove, chosen, "approval", "approve", null, null);
        System.out.println(ALIKE + " approved in " + (System.nanoTime() - began) / 1_000_000 + " ms");
        assertThat(approved).hasSize(ALIKE).allMatch(line -> line.get("done").asBoolean());
        for (String claim : List.of(chosen.get(0), chosen.get(ALIKE - 1))) {
            JsonNode one = json(get("/api/v1/claims/" + claim, RESELLER));
            assertThat(one.get("status").asText()).isEqualTo("resolved");
            assertThat(one.at("/outcome/text").asText()).contains("a refund was approved");
            String timeline =
                    get("/api/v1/claims/" + claim + "/timeline", SUPPLIER).body();
            assertThat(timeline)
                    .contains("user:reviewer")
                    .contains("user:senior")
                    .contains("\"together_with\":" + (ALIKE - 1));
        }
        assertThat(tasks.createTaskQuery()
                        .processVariableValueEquals("orderId", order(whole))
                        .count())
                .isEqualTo(CaseOfCodes.DIFFERENT);
    }

    /** Of a case's approvals one leads: whoever had decided that one was never led to those that others had decided. */
    @Test
    void theNextApprovalIsOneThatAnotherHasDecidedWhicheverLeads() throws Exception {
        String id = file(4);
        Session senior = signedIn("senior");
        Session admin = signedIn("admin");
        JsonNode whole = whole(admin, id);
        for (int group = 0; group < 2; group++) {
            JsonNode waits = whole.at("/groups/" + group);
            decide(
                    group == 0 ? admin : signedIn("reviewer"),
                    id,
                    waits,
                    claims(waits),
                    "review",
                    "refund",
                    "GOODWILL",
                    "an exception");
        }
        String leading = jdbc.sql("select c.body #>> '{decision,by}' from claims.claim c"
                        + " join act_ru_execution e on e.business_key_ = c.id join act_ru_task t on t.proc_inst_id_ = e.id_"
                        + " where c.case_id = ? and t.priority_ >= ?")
                .params(id, LeadingTask.FROM)
                .query(String.class)
                .single();
        String other = leading.equals("admin") ? "reviewer" : "admin";
        // Whoever has decided what leads is a senior, too.
        jdbc.sql("update claims.claim set body = jsonb_set(body, '{decision,by}', '\"senior\"')"
                        + " where case_id = ? and body #>> '{decision,by}' = ?")
                .params(id, leading)
                .update();

        HttpResponse<String> next =
                send("POST", "/app/next-claim", null, "Cookie", senior.cookie(), "X-CSRF-TOKEN", senior.csrf());
        assertThat(next.statusCode()).isEqualTo(200);
        String task = json(next).get("task").asText();
        assertThat(jdbc.sql("select c.body #>> '{decision,by}' from claims.claim c"
                                + " join act_ru_execution e on e.business_key_ = c.id"
                                + " join act_ru_task t on t.proc_inst_id_ = e.id_ where t.id_ = ?")
                        .param(task)
                        .query(String.class)
                        .single())
                .isEqualTo(other);
        tasks.setAssignee(task, null);
        jdbc.sql("update claims.claim set body = jsonb_set(body, '{decision,by}', '\"senior\"') where case_id = ?")
                .param(id)
                .update();
        assertThat(send("POST", "/app/next-claim", null, "Cookie", senior.cookie(), "X-CSRF-TOKEN", senior.csrf())
                        .statusCode())
                .as("nobody approves their own")
                .isEqualTo(204);
    }

    @Test
    void aGroupIsOfferedTheReasonsOfTheDeployedForm() throws Exception {
        String published = Files.readString(Path.of("forms/review-claim.form"));
        JsonNode offered = refundReasons(file(4));
        assertThat(offered.findValuesAsText("value"))
                .as("what the form for one offers for this type of claim")
                .containsExactly(
                        "SUPPLY_FAULT_CONFIRMED",
                        "CODE_INVALID_CONFIRMED",
                        "DELIVERY_FAILURE_CONFIRMED",
                        "WRONG_REGION_SUPPLIED",
                        "GOODWILL");
        assertThat(offered.at("/0/text").asText()).isEqualTo("The fault is confirmed as the supplier's");

        String own = published.replace(
                "else [{label: \\\"The fault",
                "else [{label: \\\"Batch recalled\\\", value: \\\"BATCH_RECALLED\\\", fits: \\\"every type\\\"}, {label: \\\"The fault");
        assertThat(own).isNotEqualTo(published);
        String deployment = repository
                .createDeployment()
                .name("a reason of our own")
                .addString("review-claim.form", own)
                .deploy()
                .getId();
        try {
            String id = file(4);
            JsonNode first = refundReasons(id).get(0);
            assertThat(first.get("value").asText()).isEqualTo("BATCH_RECALLED");
            assertThat(first.get("text").asText()).isEqualTo("Batch recalled");
            assertThat(first.get("reads").asText()).contains("a refund was approved");
            Session reviewer = signedIn("reviewer");
            JsonNode large = whole(reviewer, id).at("/groups/1");
            assertThat(decide(reviewer, id, large, claims(large), "review", "refund", "BATCH_RECALLED", null))
                    .hasSize(4)
                    .allMatch(line -> line.get("done").asBoolean());
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    private JsonNode refundReasons(String id) throws Exception {
        return whole(signedIn("reviewer"), id).at("/groups/1/choices/1/reasons");
    }

    @Test
    void whatChangedMeanwhileIsLeftOutAndNamed() throws Exception {
        String id = file(5);
        Session reviewer = signedIn("reviewer");
        JsonNode whole = whole(reviewer, id);
        JsonNode small = whole.at("/groups/0");
        JsonNode large = whole.at("/groups/1");
        List<String> chosen = claims(large);
        assertThat(send("POST", "/api/v1/claims/" + chosen.get(0) + "/withdrawal", null, RESELLER)
                        .statusCode())
                .isEqualTo(200);
        tasks.setAssignee(large.at("/claims/1/task").asText(), "reviewer2");
        assertThat(send("POST", "/api/v1/claims/" + chosen.get(2) + "/facts", "{\"account_region\": \"DE\"}", RESELLER)
                        .statusCode())
                .isLessThan(300);
        List<String> all = new ArrayList<>(chosen);
        all.add(small.at("/claims/0/claim").asText());
        String elsewhere =
                whole(reviewer, file(1)).at("/groups/0/claims/0/claim").asText();
        all.add(elsewhere);

        List<JsonNode> lines =
                decide(reviewer, id, large, all, "review", "closure", "EVIDENCE_INSUFFICIENT", "Nothing shows it.");
        assertThat(refusal(lines, chosen.get(0))).isEqualTo("gone");
        assertThat(refusal(lines, chosen.get(1))).isEqualTo("taken");
        assertThat(refusal(lines, chosen.get(2))).isIn("other_group", "gone");
        assertThat(refusal(lines, all.get(5))).isEqualTo("other_group");
        assertThat(refusal(lines, elsewhere)).as("of another case").isEqualTo("gone");
        assertThat(refusal(lines, chosen.get(3))).isEqualTo("null");
        assertThat(json(get("/api/v1/claims/" + chosen.get(4), RESELLER))
                        .get("status")
                        .asText())
                .isEqualTo("resolved");
        assertThat(json(get("/api/v1/claims/" + all.get(5), RESELLER))
                        .get("status")
                        .asText())
                .isEqualTo("under_review");
    }

    @Test
    void aFailureOfOneLeavesTheOthersDecidedAndItselfForTheNextTime() throws Exception {
        String id = file(6);
        Session reviewer = signedIn("reviewer");
        JsonNode large = whole(reviewer, id).at("/groups/1");
        List<String> chosen = claims(large);
        String broken = chosen.get(2);
        jdbc.sql("""
                        create function claims.broken() returns trigger language plpgsql as $$ begin
                            if new.id = '%s' then raise exception 'broken'; end if; return new; end $$""".formatted(broken)).update();
        jdbc.sql("create trigger broken before update on claims.claim for each row execute function claims.broken()")
                .update();
        List<JsonNode> lines;
        try {
            lines = decide(reviewer, id, large, chosen, "review", "closure", "EVIDENCE_INSUFFICIENT", null);
        } finally {
            jdbc.sql("drop trigger broken on claims.claim").update();
            jdbc.sql("drop function claims.broken()").update();
        }
        assertThat(refusal(lines, broken)).isEqualTo("failed");
        assertThat(lines).filteredOn(line -> line.get("done").asBoolean()).hasSize(5);
        assertThat(json(get("/api/v1/claims/" + broken, RESELLER)).get("status").asText())
                .isEqualTo("under_review");

        assertThat(decide(reviewer, id, large, chosen, "review", "closure", "EVIDENCE_INSUFFICIENT", null))
                .as("sent again")
                .hasSize(6)
                .allMatch(line -> line.get("done").asBoolean());
        assertThat(jdbc.sql(
                                "select count(*) from claims.claim_event where claim_id = any(?) and type = 'claim.resolved'")
                        .param(chosen.toArray(String[]::new))
                        .query(Integer.class)
                        .single())
                .as("each once")
                .isEqualTo(6);
    }

    @Test
    void theFormIsCheckedBeforeAnyClaimIsTouched() throws Exception {
        String id = file(5);
        Session reviewer = signedIn("reviewer");
        JsonNode large = whole(reviewer, id).at("/groups/1");
        record Wrong(String decision, String reason, String note, String field) {}
        for (Wrong wrong : List.of(
                new Wrong("nonsense", "GOODWILL", "n", "decision"),
                new Wrong("refund", null, "n", "reasonCode"),
                new Wrong("refund", "GOODWILL", null, "reviewNote"),
                new Wrong("more_evidence", null, "It will be refunded.", "reviewNote"))) {
            HttpResponse<String> refused =
                    sent(reviewer, id, large, claims(large), "review", wrong.decision(), wrong.reason(), wrong.note());
            assertThat(refused.statusCode()).as(wrong.toString()).isEqualTo(422);
            assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo(wrong.field());
        }
        assertThat(sent(signedIn("owner"), id, large, claims(large), "review", "refund", "GOODWILL", "n")
                        .statusCode())
                .isEqualTo(403);
        List<JsonNode> desk =
                decide(signedIn("desk"), id, large, claims(large), "review", "refund", "GOODWILL", "an exception");
        assertThat(desk).allMatch(line -> line.get("refusal").asText().equals("gone"));

        List<JsonNode> asked =
                decide(reviewer, id, large, claims(large), "review", "more_evidence", null, "Please send the log.");
        assertThat(asked).hasSize(5).allMatch(line -> line.get("done").asBoolean());
    }

    private String file(int alike) throws Exception {
        start += 2000;
        HttpResponse<String> filed =
                send("POST", "/api/v1/cases", CaseOfCodes.json("ORD-" + UUID.randomUUID(), alike, start), RESELLER);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return json(filed).get("id").asText();
    }

    private JsonNode whole(Session person, String id) throws Exception {
        HttpResponse<String> answer = get("/app/claims/of-case/" + id, "Cookie", person.cookie());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static String order(JsonNode whole) {
        return whole.get("order_id").asText();
    }

    private static JsonNode group(JsonNode whole, int codes) {
        for (JsonNode group : whole.get("groups")) {
            if (group.get("claims").size() == codes) {
                return group;
            }
        }
        throw new AssertionError("no group of " + codes);
    }

    private static List<String> claims(JsonNode group) {
        return group.get("claims").findValuesAsText("claim");
    }

    private static String refusal(List<JsonNode> lines, String claim) {
        return lines.stream()
                .filter(line -> line.get("claim").asText().equals(claim))
                .findFirst()
                .orElseThrow()
                .get("refusal")
                .asText();
    }

    private List<JsonNode> decide(
            Session person,
            String id,
            JsonNode group,
            List<String> claims,
            String step,
            String decision,
            String reason,
            String note)
            throws Exception {
        HttpResponse<String> answer = sent(person, id, group, claims, step, decision, reason, note);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.body().split("\n")) {
            lines.add(JSON_MAPPER.readTree(line));
        }
        return lines;
    }

    private HttpResponse<String> sent(
            Session person,
            String id,
            JsonNode group,
            List<String> claims,
            String step,
            String decision,
            String reason,
            String note)
            throws Exception {
        ObjectNode body = JSON_MAPPER
                .createObjectNode()
                .put("group", group.get("id").asText())
                .put("step", step)
                .put("decision", decision)
                .put("reason_code", reason)
                .put("note", note);
        claims.forEach(body.putArray("claims")::add);
        return send(
                "POST",
                "/app/claims/of-case/" + id + "/decisions",
                body.toString(),
                "Cookie",
                person.cookie(),
                "X-CSRF-TOKEN",
                person.csrf(),
                "Content-Type",
                JSON);
    }
}
