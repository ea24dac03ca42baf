package com.psnb2b.codesupport.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.operations.FirstRelease.Noted;
import com.psnb2b.codesupport.web.Browsing;
import com.psnb2b.codesupport.webhooks.Receiver;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A database of the first release with open claims goes on: this version starts on it, every claim is where its people
 * look for it, and each reaches an outcome by what they do.
 */
@Tag("integration")
class FirstReleaseTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACME = "acme";
    private static final String BETA = "beta";

    /** What may be done on one claim until it is decided; more is a circle. */
    private static final int MOST_STEPS = 12;

    private FirstRelease database;
    private ApplicationNode node;

    @Test
    void everyClaimGoesOnAfterAnHour() throws Exception {
        try (Receiver receiver = new Receiver();
                FirstRelease restored = new FirstRelease(Duration.ofHours(1))) {
            database = restored;
            for (String reseller : List.of(ACME, BETA)) {
                database.client()
                        .sql("update claims.webhook_endpoint set url = ? where reseller_id = ?")
                        .params(receiver.url("/" + reseller), reseller)
                        .update();
            }
            List<String> ended = ended();
            node = database.node();
            try {
                node.start();
                node.awaitUp();
                theOwnersVersionsStayAndWhatIsNewIsThere();
                for (Noted claim : database.claims()) {
                    isSeen(claim);
                }
                theResellersPeopleSeeTheirs();
                linksOpen();
                packetsAreTheSame();
                aCallIsKnownAgain();
                theOwnersRulesCount();
                earlierCodesAreTheSame();
                aCaseIsFiledBesideThem();
                for (Noted claim : open()) {
                    goesOn(claim);
                }
                assertThat(ended()).as("what had ended").isEqualTo(ended);
                nothingFailed();
                everythingIsTold(receiver);
            } finally {
                node.kill();
            }
        }
    }

    /** Nobody was there while every window closed and every review got overdue. */
    @Test
    void everyTimerFiresAfterElevenDays() throws Exception {
        try (FirstRelease restored = new FirstRelease(Duration.ofDays(11))) {
            database = restored;
            node = database.node();
            try {
                node.start();
                node.awaitUp();
                Awaitility.await()
                        .atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(due()).isEmpty());
                for (Noted claim : open()) {
                    JsonNode now = read(claim);
                    assertThat(now.get("outcome").isNull())
                            .as("a timer decides nothing: %s", claim)
                            .isTrue();
                    String task = task(claim);
                    switch (claim.task() == null ? "" : claim.task()) {
                        case "" -> assertThat(task).as(claim.toString()).isEmpty();
                        case "complete-evidence" ->
                            assertThat(task).as(claim.toString()).isEqualTo("decide-late-claim");
                        case "supply-evidence" ->
                            assertThat(task)
                                    .as(claim.toString())
                                    .isEqualTo(claim.name().contains("owner") ? "ask-the-shop" : "review-claim");
                        default -> assertThat(task).as(claim.toString()).isEqualTo(claim.task());
                    }
                    if (claim.task() != null) {
                        goesOn(claim);
                    }
                }
                nothingFailed();
            } finally {
                node.kill();
            }
        }
    }

    private void theOwnersVersionsStayAndWhatIsNewIsThere() throws Exception {
        for (String kind : List.of("process", "decision")) {
            JsonNode newest = engine("owner", "GET", "/" + kind + "-definition?latestVersion=true", null);
            Set<String> keys = new TreeSet<>();
            for (JsonNode definition : newest) {
                String key = definition.get("key").asText();
                keys.add(key);
                String source = engine(
                                "owner",
                                "GET",
                                "/deployment/" + definition.get("deploymentId").asText(),
                                null)
                        .path("source")
                        .asText();
                assertThat(source)
                        .as(key)
                        .isEqualTo(
                                Set.of("code-claim", "claim-window").contains(key)
                                        ? "Camunda Modeler"
                                        : "code-support");
            }
            assertThat(keys)
                    .containsAll(
                            kind.equals("process")
                                    ? List.of("code-claim", "claim-intake", "second-look")
                                    : List.of(
                                            "region-zones",
                                            "products",
                                            "face-values",
                                            "authority-limits",
                                            "quality-sampling"));
        }
        assertThat(engine("reviewer", "GET", "/filter?resourceType=Task", null).findValuesAsText("name"))
                .contains("Claims to review", "Second looks");
        JsonNode health = JSON.readTree(node.send("GET", "/actuator/health", null, "Authorization", basic("owner"))
                .body());
        assertThat(health.get("status").asText()).as(health.toString()).isEqualTo("UP");
        assertThat(health.at("/components/models/details").toString()).contains("code-claim.bpmn", "claim-window.dmn");
    }

    private void isSeen(Noted claim) throws Exception {
        assertThat(read(claim).get("status").asText()).as(claim.toString()).isEqualTo(claim.status());
        JsonNode listed = api(claim.reseller(), "GET", "/claims?order_id=" + claim.order(), null);
        assertThat(listed.get("claims").findValuesAsText("id")).contains(claim.id());
        JsonNode timeline = api(claim.reseller(), "GET", "/claims/" + claim.id() + "/timeline", null);
        assertThat(timeline.findValuesAsText("type")).contains("claim.created");
        var packet = send(claim.reseller(), "GET", "/claims/" + claim.id() + "/packet", null);
        boolean submitted = timeline.findValuesAsText("type").contains("claim.submitted");
        assertThat(packet.statusCode()).as(claim.toString()).isEqualTo(submitted ? 200 : 409);
        if (claim.task() != null) {
            String person = switch (claim.task()) {
                case "review-claim" -> "reviewer";
                case "decide-late-claim", "approve-outcome" -> "senior";
                default -> "desk";
            };
            JsonNode tasks = engine(person, "GET", "/task?processInstanceBusinessKey=" + claim.id(), null);
            assertThat(tasks.findValuesAsText("taskDefinitionKey"))
                    .as("%s, for %s", claim, person)
                    .containsExactly(claim.task());
        }
    }

    private void theResellersPeopleSeeTheirs() throws Exception {
        Browsing browser = new Browsing(node.address("").toString());
        browser.signIn("shop", FirstRelease.password("shop"));
        for (Noted claim : database.claims()) {
            var page = browser.open("/status/claims/" + claim.id());
            assertThat(page.statusCode())
                    .as(claim.toString())
                    .isEqualTo(claim.reseller().equals(ACME) ? 200 : 404);
            if (page.statusCode() == 200) {
                assertThat(page.body()).contains(claim.order());
            }
        }
    }

    private void linksOpen() throws Exception {
        for (var link : database.notes().get("links").properties()) {
            Browsing browser = new Browsing(node.address("").toString());
            browser.open("/status/link");
            assertThat(browser.submit(
                                    "/status/link",
                                    Map.of("link", link.getValue().asText()))
                            .uri())
                    .hasPath("/status/claims/" + link.getKey());
        }
    }

    private void packetsAreTheSame() throws Exception {
        for (var packet : database.notes().get("packets").properties()) {
            Noted claim = database.claims().stream()
                    .filter(noted -> noted.id().equals(packet.getKey()))
                    .findFirst()
                    .orElseThrow();
            HttpRequest request = HttpRequest.newBuilder(node.address("/api/v1/claims/" + claim.id() + "/packet"))
                    .header("Authorization", bearer(claim.reseller()))
                    .build();
            byte[] zip = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(zip)))
                    .as(claim.toString())
                    .isEqualTo(packet.getValue().asText());
        }
    }

    private void aCallIsKnownAgain() throws Exception {
        JsonNode call = database.notes().get("idempotency");
        var again = node.send(
                "POST",
                "/api/v1/claims",
                call.get("body").asText(),
                "Authorization",
                bearer(ACME),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                call.get("key").asText());
        assertThat(again.headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(again.body()).isEqualTo(database.moved(call.get("response").asText()));
    }

    /** An owner's window of ten days, and an owner's step before the review. */
    private void theOwnersRulesCount() throws Exception {
        String id = file(ACME, "ABCD-EFGH-2345", Duration.ofDays(8)).get("id").asText();
        assertThat(task(id)).isEqualTo("ask-the-shop");
        complete("desk", id, Map.of());
        assertThat(task(id)).isEqualTo("review-claim");
    }

    /** Of before codes that look alike were known: the same code all the same, in another spelling, of another reseller. */
    private void earlierCodesAreTheSame() throws Exception {
        Noted before = database.claim("taken by a person");
        String spelling = before.code().toLowerCase(Locale.ROOT).replace("-", " ");
        String id = file(BETA, spelling, Duration.ofDays(2)).get("id").asText();
        complete("desk", id, Map.of());
        complete("reviewer2", id, Map.of("decision", "refund", "reasonCode", "CODE_INVALID_CONFIRMED"));
        assertThat(task(id)).isEqualTo("approve-outcome");
        assertThat(send("supplier", "GET", "/claims/" + id + "/timeline", null).body())
                .as("why a second person is asked")
                .contains(before.id());
    }

    /** Cases came later: one of codes of which an open claim has one already, under the owner's model. */
    private void aCaseIsFiledBesideThem() throws Exception {
        Noted open = open().stream()
                .filter(claim -> claim.reseller().equals(ACME) && claim.code() != null)
                .findFirst()
                .orElseThrow();
        String body = """
                {"shared": {"order_id": "ORD-CASE", "reported_issue": "invalid_code", "product": {"region": "US"},
                   "account_region": "US", "delivered_at": "%s", "customer_report": {"error_code": "WC-40371-5"}},
                 "codes": [{"code": {"value": "WXYP-ACDE-FHJK"}}, {"code": {"value": "%s"}}]}""".formatted(Instant.now().minus(Duration.ofDays(1)), open.code());
        JsonNode filed = api(ACME, "POST", "/cases", body);
        String id = filed.get("id").asText();
        assertThat(filed.at("/by_status/collecting").asInt()).isEqualTo(2);
        api(
                ACME,
                "POST",
                "/cases/" + id + "/evidence",
                "{\"type\": \"error_screenshot\", \"file\": {\"name\": \"a.png\", \"content_base64\": \"%s\"}}"
                        .formatted(Scenario.png()));
        List<String> claims = api(ACME, "GET", "/claims?case_id=" + id, null).findValuesAsText("id").stream()
                .filter(found -> found.startsWith("clm_"))
                .toList();
        assertThat(claims).hasSize(2);
        for (String claim : claims) {
            assertThat(task(claim)).isEqualTo("ask-the-shop");
            complete("desk", claim, Map.of());
            complete("reviewer", claim, Map.of("decision", "closure", "reasonCode", "CODE_WORKS"));
        }
        assertThat(api(ACME, "GET", "/cases/" + id, null).get("status").asText())
                .isEqualTo("resolved");
        assertThat(read(open).get("case_id").isNull()).as("it is none of it").isTrue();
    }

    /** Does what the claim waits for until a person has decided it. */
    private void goesOn(Noted claim) throws Exception {
        boolean secondAsked = false;
        for (int step = 0; step < MOST_STEPS; step++) {
            String task = task(claim);
            secondAsked |= task.equals("approve-outcome");
            if (!move(claim, task)) {
                JsonNode outcome = read(claim).get("outcome");
                assertThat(read(claim).get("status").asText())
                        .as(claim.toString())
                        .isEqualTo("resolved");
                assertThat(outcome.get("decision").asText()).isNotEmpty();
                if (claim.code() != null && outcome.get("decision").asText().equals("refund")) {
                    assertThat(secondAsked)
                            .as("what looks like its code is not known: %s", claim)
                            .isTrue();
                }
                return;
            }
        }
        throw new AssertionError(claim + " goes round in circles: " + read(claim));
    }

    /** One step; false where nobody is waited for. */
    private boolean move(Noted claim, String task) throws Exception {
        switch (task) {
            case "" -> {
                if (!read(claim).get("status").asText().equals("not_covered")) {
                    return false;
                }
                api(claim.reseller(), "POST", "/claims/" + claim.id() + "/reconsideration", "{\"reason\": \"look\"}");
            }
            case "complete-evidence" -> {
                for (JsonNode missing : read(claim).at("/evidence/missing")) {
                    supply(claim, missing.asText());
                }
            }
            case "supply-evidence" -> supply(claim, "transaction_history");
            case "ask-the-shop" -> complete("desk", claim.id(), Map.of());
            case "decide-late-claim" ->
                complete(
                        "senior",
                        claim.id(),
                        Map.of(
                                "lateDecision",
                                claim.name().contains("incomplete") ? "decline" : "take_up",
                                "reviewNote",
                                "looked at"));
            case "review-claim" ->
                complete("reviewer", claim.id(), Map.of("decision", "refund", "reasonCode", "CODE_INVALID_CONFIRMED"));
            case "approve-outcome" -> complete("senior", claim.id(), Map.of("approved", true));
            default -> throw new AssertionError(claim + " waits in an unknown task: " + task);
        }
        return true;
    }

    private void supply(Noted claim, String item) throws Exception {
        String content = switch (item) {
            case "error_screenshot", "transaction_history" ->
                "{\"type\": \"%s\", \"file\": {\"name\": \"a.png\", \"content_base64\": \"%s\"}}"
                        .formatted(item, Scenario.png());
            case "delivery_log" ->
                "{\"type\": \"delivery_log\", \"content\": {\"source\": \"api\", \"status\": \"failed\"}}";
            default -> "{\"type\": \"customer_message\", \"content\": {\"text\": \"Nothing came\"}}";
        };
        api(claim.reseller(), "POST", "/claims/" + claim.id() + "/evidence", content);
    }

    private void everythingIsTold(Receiver receiver) throws Exception {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(database.client()
                                .sql("select count(*) from claims.webhook_delivery where state <> 'delivered'")
                                .query(Long.class)
                                .single())
                        .isZero());
        for (Receiver.Call call : receiver.taken()) {
            String secret =
                    database.notes().at("/webhooks" + call.path() + "/secret").asText();
            String time = call.signature().replaceAll("t=(\\d+),.*", "$1");
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            assertThat(call.signature()).endsWith("v1=" + HexFormat.of().formatHex(mac.doFinal(call.bytes())));
        }
        assertThat(receiver.taken().stream()
                        .filter(call -> call.path().equals("/" + ACME))
                        .filter(call -> call.type().equals("claim.resolved"))
                        .map(Receiver.Call::claimId))
                .containsAll(open().stream()
                        .filter(claim -> claim.reseller().equals(ACME))
                        .map(Noted::id)
                        .toList());
    }

    private void nothingFailed() {
        assertThat(database.client()
                        .sql("select id_ || coalesce(exception_msg_, '') from act_ru_job where retries_ = 0"
                                + " or exception_msg_ is not null union all select id_ from act_ru_incident")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    /** Timers and steps that should have been done by now. */
    private List<String> due() {
        return database.client()
                .sql("select handler_cfg_ from act_ru_job where duedate_ < now() at time zone 'UTC' and retries_ > 0"
                        + " or duedate_ is null")
                .query(String.class)
                .list();
    }

    /** All that is kept of the claims that had ended. */
    private List<String> ended() {
        return database.claims().stream()
                .filter(Noted::finished)
                .map(claim -> claim
                        + database.client()
                                .sql("select c.status || c.body::text || string_agg(concat(e.sequence, e.type, e.at,"
                                        + " e.actor, e.data), ',' order by e.sequence) from claims.claim c"
                                        + " join claims.claim_event e on e.claim_id = c.id where c.id = ?"
                                        + " group by c.id")
                                .param(claim.id())
                                .query(String.class)
                                .single())
                .toList();
    }

    private List<Noted> open() {
        return database.claims().stream().filter(claim -> !claim.finished()).toList();
    }

    private JsonNode file(String reseller, String code, Duration deliveredAgo) throws Exception {
        return api(
                reseller, "POST", "/claims", """
                {"order_id": "ORD-AFTER", "reported_issue": "invalid_code", "code": {"value": "%s"},
                 "product": {"region": "US", "denomination": "50 USD"}, "ordered": {"region": "US"},
                 "account_region": "US", "delivered_at": "%s", "customer_report": {"error_code": "WC-40371-5"},
                 "evidence": [{"type": "error_screenshot", "file": {"name": "a.png", "content_base64": "%s"}}]}""".formatted(code, Instant.now().minus(deliveredAgo), Scenario.png()));
    }

    private JsonNode read(Noted claim) throws Exception {
        return api(claim.reseller(), "GET", "/claims/" + claim.id(), null);
    }

    private JsonNode api(String key, String method, String path, String body) throws Exception {
        var answer = send(key, method, path, body);
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isIn(200, 201);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String key, String method, String path, String body) throws Exception {
        return node.send(
                method, "/api/v1" + path, body, "Authorization", bearer(key), "Content-Type", "application/json");
    }

    private String bearer(String key) {
        return "Bearer " + database.notes().at("/api_keys/" + key).asText();
    }

    private String task(Noted claim) throws Exception {
        return task(claim.id());
    }

    /** The task that waits for a person; empty where none does. */
    private String task(String claim) throws Exception {
        return engine("admin", "GET", "/task?processInstanceBusinessKey=" + claim, null)
                .path(0)
                .path("taskDefinitionKey")
                .asText();
    }

    /** Completes the claim's task as Tasklist does. */
    private void complete(String person, String claim, Map<String, Object> variables) throws Exception {
        String task = engine(person, "GET", "/task?processInstanceBusinessKey=" + claim, null)
                .path(0)
                .path("id")
                .asText();
        Map<String, Object> values = new HashMap<>();
        variables.forEach((name, value) -> values.put(name, Map.of("value", value)));
        var answer = node.send(
                "POST",
                "/engine-rest/task/" + task + "/complete",
                JSON.writeValueAsString(Map.of("variables", values)),
                "Authorization",
                basic(person),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).as("%s: %s", claim, answer.body()).isEqualTo(204);
    }

    private JsonNode engine(String person, String method, String path, String body) throws Exception {
        var answer = node.send(method, "/engine-rest" + path, body, "Authorization", basic(person));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String basic(String person) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (person + ":" + FirstRelease.password(person)).getBytes(StandardCharsets.UTF_8));
    }
}
