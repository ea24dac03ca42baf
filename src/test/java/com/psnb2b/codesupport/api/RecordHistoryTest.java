package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.Permutations;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.claim.DeliveryRecords;
import com.psnb2b.codesupport.intake.ClaimReader;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Records with a history, through the API and the engine: sent in any order, read back, and looked up again when a person decides. */
class RecordHistoryTest extends ApplicationTest {

    private static final String[] SUPPLIER = {"Authorization", "Bearer demo-supplier-key", "Content-Type", JSON};
    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};
    private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final String order = "ORD-" + UUID.randomUUID();
    private final String code =
            "H" + UUID.randomUUID().toString().replace("-", "").substring(0, 11).toUpperCase(Locale.ROOT);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DeliveryRecords records;

    @Autowired
    private ClaimReader reader;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Test
    void fiveStatesEndTheSameInEveryOrderOfArrival() throws Exception {
        List<String> states = List.of(
                "\"status\": \"pending\", \"occurred_at\": \"%s\"".formatted(daysAgo(6)),
                "\"status\": \"failed\", \"batch_id\": \"B-1\", \"occurred_at\": \"%s\"".formatted(daysAgo(5)),
                "\"status\": \"delivered\", \"delivered_at\": \"%s\", \"occurred_at\": \"%s\""
                        .formatted(daysAgo(4), daysAgo(4)),
                "\"status\": \"delivered\", \"batch_id\": \"B-2\", \"occurred_at\": \"%s\"".formatted(daysAgo(4)),
                "\"status\": \"refunded\", \"occurred_at\": \"%s\"".formatted(daysAgo(3)));
        List<List<String>> orders = Permutations.of(states);
        String body = IntStream.range(0, orders.size())
                .boxed()
                .flatMap(i -> orders.get(i).stream()
                        .map(state -> "{\"order_id\": \"%s-%d\", \"reseller_id\": \"demo-reseller\", %s}"
                                .formatted(order, i, state)))
                .collect(Collectors.joining("\n"));
        var put = send(
                "PUT",
                "/api/v1/deliveries",
                body,
                "Authorization",
                "Bearer demo-supplier-key",
                "Content-Type",
                "application/x-ndjson");
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);

        Set<String> ends =
                Set.copyOf(jdbc.sql("select (body - 'order_id')::text from claims.delivery where order_id like ?")
                        .param(order.toUpperCase(Locale.ROOT) + "-%")
                        .query(String.class)
                        .list());
        assertThat(ends).hasSize(1);
        assertThat(ends.iterator().next())
                .contains("\"status\": \"delivered\"", "\"order_statuses\": [\"refunded\"]", "\"batch_id\": \"B-2\"");
        assertThat(onRecord(order + "-7").at("/deliveries/0/states")).hasSize(5);
    }

    @Test
    void statesThatComeAtOnceAreAllKept() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int version = 1; version <= 24; version++) {
                ObjectNode record =
                        record("delivered", null).put("version", version).put("batch_id", "B-" + version);
                answers.add(callers.submit(() -> send("PUT", "/api/v1/deliveries", record.toString(), SUPPLIER)));
            }
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
            }
        } finally {
            callers.shutdownNow();
        }
        JsonNode kept = onRecord(order).at("/deliveries/0");
        assertThat(kept.get("states")).hasSize(24);
        assertThat(kept.get("batch_id").asText()).isEqualTo("B-24");
    }

    @Test
    void everyStateThatWasSentIsAnswered() throws Exception {
        deliver(record("delivered", daysAgo(3)));
        deliver(record("refunded", daysAgo(1)).put("version", 7));
        deliver(record("refunded", daysAgo(1)).put("version", 7));
        deliver(record("pending", daysAgo(5)));

        JsonNode kept = onRecord(order.toLowerCase(Locale.ROOT) + "\u200b").at("/deliveries/0");
        assertThat(kept.findValuesAsText("masked").get(0)).startsWith("XXXX-XXXX-");
        assertThat(kept.toString()).doesNotContain(code);
        assertThat(kept.get("status").asText()).isEqualTo("delivered");
        assertThat(kept.at("/order_statuses/0").asText()).isEqualTo("refunded");
        assertThat(kept.at("/delivered/region").asText()).isEqualTo("US");
        assertThat(kept.get("states").findValuesAsText("status")).containsExactly("pending", "delivered", "refunded");
        assertThat(kept.at("/states/2/version").asInt()).isEqualTo(7);
        assertThat(get("/api/v1/deliveries?order_id=" + order, RESELLER).statusCode())
                .isEqualTo(403);
        assertThat(get("/api/v1/deliveries", SUPPLIER).statusCode()).isEqualTo(422);
    }

    @Test
    void aWrongVersionOrTimeIsNamed() throws Exception {
        ObjectNode record = record("delivered", Instant.now().plusSeconds(3600)).put("version", -1);
        var refused = send("PUT", "/api/v1/deliveries", record.toString(), SUPPLIER);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("occurred_at", "version");
    }

    @Test
    void theOrderIsTheSameHoweverItIsWritten() throws Exception {
        deliver(record("delivered", daysAgo(60)).put("delivered_at", daysAgo(60).toString()));
        JsonNode late =
                file(claim().put("order_id", "\uff2f" + order.substring(1).toLowerCase(Locale.ROOT)));
        assertThat(late.at("/window/source").asText()).isEqualTo("recorded");
        assertThat(late.at("/status").asText()).isEqualTo("late_review");

        JsonNode before = file(claim().put("order_id", order + "-b"));
        deliver(record("corrupted", daysAgo(2)).put("order_id", order.toUpperCase(Locale.ROOT) + "-B"));
        assertThat(read(before).at("/classification/type").asText()).isEqualTo("delivery_problem");
    }

    @Test
    void aRefundOfTheOrderReachesTheClaimOnItsCode() throws Exception {
        deliver(record("delivered", daysAgo(2)));
        JsonNode filed = file(claim());
        assertThat(filed.get("contradictions")).isEmpty();
        ObjectNode refund = record("refunded", daysAgo(1));
        refund.remove("code");
        refund.remove("delivered");
        deliver(refund);
        assertThat(read(filed).get("contradictions").toString()).contains("ALREADY_REFUNDED");
        assertThat(read(filed).at("/classification/type").asText()).isEqualTo("invalid_code");
        assertThat(jdbc.sql("select count(*) from claims.delivery where order_id = ? and delivered_at > ?")
                        .params(order.toUpperCase(Locale.ROOT), Timestamp.from(daysAgo(30)))
                        .query(Integer.class)
                        .single())
                .as("the rate of claims counts one delivered code")
                .isEqualTo(1);
    }

    @Test
    void aRecordUnderAnotherOrderIsFoundByItsCodeAndOnlyOfTheSameReseller() throws Exception {
        deliver(record("failed", daysAgo(2)).put("order_id", order + "-OTHER"));
        assertThat(file(claim()).get("contradictions").toString()).contains("RECORD_UNDER_OTHER_ORDER");

        var foreign = send(
                "POST",
                "/api/v1/claims/check",
                claim().toString(),
                "Authorization",
                "Bearer demo-reseller2-key",
                "Content-Type",
                JSON);
        assertThat(json(foreign).get("contradictions").toString()).doesNotContain("RECORD_UNDER_OTHER_ORDER");
    }

    @Test
    void aRecordThatChangedUnseenIsShownBeforeAPersonDecides() throws Exception {
        String id = file(claim()).get("id").asText();
        String task = task(id);
        // As a record that another transaction had in hand when the claim was filed: nobody told the claim of it.
        ObjectNode refund =
                record("refunded", daysAgo(1)).put("delivered_at", daysAgo(2).toString());
        transaction.executeWithoutResult(status -> records.put(reader.readDelivery(refund)));

        var refused = decide(task);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body())
                .contains("decision: ", "refunded or replaced already", "second person", "decide again");
        assertThat(json(get("/api/v1/claims/" + id, RESELLER))
                        .get("contradictions")
                        .toString())
                .contains("ALREADY_REFUNDED");
        assertThat(json(get("/api/v1/claims/" + id, RESELLER)).get("status").asText())
                .isEqualTo("under_review");
        assertThat(task(id)).isEqualTo(task);
        String instance = tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
        assertThat(runtime.getVariable(instance, "claimSummary").toString())
                .contains("already refunded", "Order on record");

        assertThat(decide(task).statusCode()).isEqualTo(204);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(id)
                        .singleResult()
                        .getTaskDefinitionKey())
                .isEqualTo("approve-outcome");

        ObjectNode cancelled = record("cancelled", daysAgo(0));
        transaction.executeWithoutResult(status -> records.put(reader.readDelivery(cancelled)));
        Map<String, Object> approval = Map.of("approved", Map.of("value", true));
        var notApproved = complete("senior", task(id), approval);
        assertThat(notApproved.statusCode()).as(notApproved.body()).isEqualTo(400);
        assertThat(notApproved.body()).contains("approved: ", "cancelled");
        assertThat(complete("senior", task(id), approval).statusCode()).isEqualTo(204);
    }

    @Test
    void aLateClaimTooIsDecidedOnWhatIsOnRecord() throws Exception {
        String id = file(claim().put("delivered_at", daysAgo(30).toString()))
                .get("id")
                .asText();
        ObjectNode recent =
                record("delivered", daysAgo(1)).put("delivered_at", daysAgo(1).toString());
        transaction.executeWithoutResult(status -> records.put(reader.readDelivery(recent)));
        Map<String, Object> declined =
                Map.of("lateDecision", Map.of("value", "decline"), "reviewNote", Map.of("value", "late"));

        var refused = complete("senior", task(id), declined);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("lateDecision: ", "the window is open");
        assertThat(complete("senior", task(id), declined).statusCode()).isEqualTo(204);
    }

    @Test
    void aChangeThatChangesNothingForTheClaimStopsNobody() throws Exception {
        String id = file(claim()).get("id").asText();
        transaction.executeWithoutResult(status ->
                records.put(reader.readDelivery(record("delivered", daysAgo(2)).put("batch_id", "B-9"))));
        assertThat(decide(task(id)).statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> decide(String task) throws Exception {
        return complete(
                "reviewer",
                task,
                Map.of(
                        "decision", Map.of("value", "refund"),
                        "reasonCode", Map.of("value", "CODE_INVALID_CONFIRMED")));
    }

    private HttpResponse<String> complete(String person, String task, Map<String, Object> variables) throws Exception {
        return as(
                person,
                "POST",
                "/task/" + task + "/complete",
                JSON_MAPPER.writeValueAsString(Map.of("variables", variables)));
    }

    private String task(String claim) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(claim)
                .singleResult()
                .getId();
    }

    private JsonNode file(ObjectNode claim) throws Exception {
        var filed = send("POST", "/api/v1/claims", claim.toString(), RESELLER);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return json(filed);
    }

    private JsonNode read(JsonNode claim) throws Exception {
        return json(get("/api/v1/claims/" + claim.get("id").asText(), RESELLER));
    }

    private JsonNode onRecord(String orderId) throws Exception {
        var answer = get(
                "/api/v1/deliveries?order_id="
                        + java.net.URLEncoder.encode(orderId, java.nio.charset.StandardCharsets.UTF_8),
                SUPPLIER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private ObjectNode claim() throws Exception {
        ObjectNode claim =
                Scenario.named("invalid code, complete, in time").claim().deepCopy();
        claim.put("order_id", order).putObject("code").put("value", code);
        claim.put("delivered_at", daysAgo(2).toString());
        claim.remove("retrieved_at");
        return claim;
    }

    private ObjectNode record(String status, Instant occurredAt) {
        ObjectNode record = JSON_MAPPER.createObjectNode();
        record.put("order_id", order).put("reseller_id", "demo-reseller").put("status", status);
        record.putObject("code").put("value", code);
        record.putObject("delivered").put("region", "US");
        if (occurredAt != null) {
            record.put("occurred_at", occurredAt.toString());
        }
        return record;
    }

    private static Instant daysAgo(int days) {
        return TODAY.minus(days, ChronoUnit.DAYS);
    }
}
