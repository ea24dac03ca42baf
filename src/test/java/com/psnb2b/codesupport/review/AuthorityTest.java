package com.psnb2b.codesupport.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.casework.ClaimProcess;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.intake.ClaimReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What one person may pay out alone, by deciding through engine REST as Tasklist does (policy, section 9). */
class AuthorityTest extends ApplicationTest {

    @Autowired
    private ClaimReader reader;

    @Autowired
    private ClaimProcess claimProcess;

    @Autowired
    private ClaimStore claims;

    @Autowired
    private TaskService tasks;

    private final String own = UUID.randomUUID().toString().substring(0, 8);
    private final Random random = new Random();

    /** Of the labelled payouts: the name, the claim, and whether a second person is asked. */
    record Case(String name, JsonNode claim, boolean second) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> labelled() throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/cases/authority.jsonl"))) {
            JsonNode labelled = json.readTree(line);
            cases.add(new Case(
                    labelled.path("name").textValue(),
                    labelled.path("claim"),
                    labelled.path("second").booleanValue()));
        }
        assertThat(cases).hasSizeGreaterThan(10);
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("labelled")
    void whoIsAskedFollowsFromWorth(Case labelled) throws Exception {
        ObjectNode claim = template("acme-" + own + UUID.randomUUID(), order(), Scenario.code());
        ((ObjectNode) claim.path("product"))
                .put("region", labelled.claim().path("region").textValue())
                .remove("denomination");
        ((ObjectNode) claim.path("ordered"))
                .put("region", labelled.claim().path("region").textValue())
                .remove("denomination");
        claim.put("account_region", labelled.claim().path("region").textValue());
        if (labelled.claim().has("denomination")) {
            ((ObjectNode) claim.path("product"))
                    .put("denomination", labelled.claim().path("denomination").textValue());
        }
        if (labelled.claim().has("ordered")) {
            ((ObjectNode) claim.path("ordered"))
                    .put("denomination", labelled.claim().path("ordered").textValue());
        }
        String id = file(claim);
        assertThat(refund(id, "reviewer", "CODE_INVALID_CONFIRMED", null).statusCode())
                .isEqualTo(204);
        assertThat(secondAsked(id)).isEqualTo(labelled.second());
    }

    @Test
    void theCodesOfOneOrderCountTogetherWhoeverDecides() throws Exception {
        String reseller = "acme-" + own;
        String order = order();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            // The same order in another spelling.
            ids.add(file(template(
                    reseller,
                    i % 2 == 0 ? order : order.toLowerCase(java.util.Locale.ROOT) + "\u200b",
                    Scenario.code())));
        }
        for (int i = 0; i < 11; i++) {
            refund(ids.get(i), i % 2 == 0 ? "reviewer" : "reviewer2", "CODE_INVALID_CONFIRMED", null);
        }
        assertThat(ids.subList(0, 9)).noneMatch(this::secondAsked);
        assertThat(ids.subList(9, 11)).as("500 USD and more").allMatch(this::secondAsked);
    }

    @Test
    void payoutsOfOneInstantAreMeasuredOneAfterTheOther() throws Exception {
        String reseller = "acme-" + own;
        String order = order();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            ids.add(file(template(reseller, order, Scenario.code())));
        }
        ExecutorService people = Executors.newFixedThreadPool(7);
        try {
            List<Callable<HttpResponse<String>>> decisions = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                String id = ids.get(i);
                String person = i % 2 == 0 ? "reviewer" : "reviewer2";
                decisions.add(() -> refund(id, person, "CODE_INVALID_CONFIRMED", null));
            }
            for (Future<HttpResponse<String>> decided : people.invokeAll(decisions)) {
                assertThat(decided.get().statusCode()).isEqualTo(204);
            }
        } finally {
            people.shutdown();
        }
        assertThat(ids.stream().filter(this::secondAsked))
                .as("nine of 50 USD are below 500")
                .hasSize(5);
    }

    @Test
    void theSameCodeIsNotPaidTwiceByOnePersonAlone() throws Exception {
        String code = Scenario.code();
        String first = file(template("acme-" + own, order(), code));
        String second = file(template("rival-" + own, order(), code));

        assertThat(refund(second, "reviewer", "CODE_INVALID_CONFIRMED", null).statusCode())
                .isEqualTo(204);
        assertThat(secondAsked(second)).as("the other is open").isTrue();
        assertThat(told(second)).as("staff is told which").contains(first);
        assertThat(approve(second, "senior", null).statusCode()).isEqualTo(204);

        assertThat(refund(first, "reviewer2", "CODE_INVALID_CONFIRMED", null).statusCode())
                .isEqualTo(204);
        assertThat(secondAsked(first)).as("the other was paid").isTrue();
        assertThat(told(first)).contains(second);
    }

    @Test
    void goodwillTakesANoteAndASecondPerson() throws Exception {
        String id = file(template("acme-" + own, order(), Scenario.code()));
        HttpResponse<String> silent = refund(id, "reviewer", "GOODWILL", null);
        assertThat(silent.statusCode()).isEqualTo(400);
        assertThat(silent.body()).contains("reviewNote");
        assertThat(refund(id, "reviewer", "GOODWILL", "A customer of many years")
                        .statusCode())
                .isEqualTo(204);
        assertThat(secondAsked(id)).isTrue();
    }

    @Test
    void whatWasSentBackDoesNotCount() throws Exception {
        String reseller = "acme-" + own;
        String order = order();
        for (int i = 0; i < 8; i++) {
            refund(file(template(reseller, order, Scenario.code())), "reviewer", "CODE_INVALID_CONFIRMED", null);
        }
        String sentBack = file(template(reseller, order, Scenario.code()));
        refund(sentBack, "reviewer", "GOODWILL", "As an exception");
        act(sentBack, "senior", "{\"approved\":{\"value\":false},\"approvalNote\":{\"value\":\"No reason for it\"}}");

        String ninth = file(template(reseller, order, Scenario.code()));
        refund(ninth, "reviewer", "CODE_INVALID_CONFIRMED", null);
        assertThat(secondAsked(ninth)).isFalse();
    }

    /** What staff reads of the decision in the claim's history. */
    private String told(String id) {
        return claims.timeline(id).stream()
                .filter(event -> event.type().equals("claim.reviewed"))
                .map(event -> event.data().toString())
                .findFirst()
                .orElseThrow();
    }

    private ObjectNode template(String reseller, String order, String code) throws Exception {
        ObjectNode claim = JSON_MAPPER.createObjectNode();
        claim.put("order_id", order).put("reported_issue", "invalid_code").put("reseller_id", reseller);
        claim.putObject("code").put("value", code);
        claim.putObject("product").put("region", "US").put("denomination", "50 USD");
        claim.putObject("ordered").put("region", "US").put("denomination", "50 USD");
        claim.put("account_region", "US");
        claim.put("delivered_at", java.time.Instant.now().minusSeconds(86_400).toString());
        claim.putObject("customer_report").put("text", "does not work").put("error_code", "WC-40371-5");
        var evidence = claim.putArray("evidence");
        evidence.addObject()
                .put("type", "delivery_log")
                .putObject("content")
                .put("source", "api")
                .put("status", "delivered");
        ObjectNode picture = evidence.addObject().put("type", "error_screenshot");
        picture.putObject("file").put("name", "error.png").put("content_base64", Scenario.png());
        return claim;
    }

    private String file(ObjectNode claim) {
        return claimProcess.start(reader.readForStaff(claim, Channel.API, "test"));
    }

    private String order() {
        return "ORD-A" + own.toUpperCase(java.util.Locale.ROOT) + random.nextInt(1_000_000);
    }

    private HttpResponse<String> refund(String id, String person, String reason, String note) throws Exception {
        String body = "{\"decision\":{\"value\":\"refund\"},\"reasonCode\":{\"value\":\"" + reason + "\"}"
                + (note == null ? "" : ",\"reviewNote\":{\"value\":\"" + note + "\"}") + "}";
        return act(id, person, body);
    }

    private HttpResponse<String> approve(String id, String person, String note) throws Exception {
        return act(
                id,
                person,
                "{\"approved\":{\"value\":true}"
                        + (note == null ? "" : ",\"approvalNote\":{\"value\":\"" + note + "\"}") + "}");
    }

    private HttpResponse<String> act(String id, String person, String variables) throws Exception {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
        as(person, "POST", "/task/" + task + "/claim", "{\"userId\":\"" + person + "\"}");
        return as(person, "POST", "/task/" + task + "/complete", "{\"variables\":" + variables + "}");
    }

    private boolean secondAsked(String id) {
        Claim claim = claims.find(id).orElseThrow();
        assertThat(claim.decision()).as(id).isNotNull();
        boolean waits = claim.status() != ClaimStatus.RESOLVED;
        assertThat(claim.decision().needsSecondPerson()
                        && (claim.approval() == null || !claim.approval().approved()))
                .isEqualTo(waits);
        return claim.decision().needsSecondPerson();
    }
}
