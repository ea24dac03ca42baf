package com.psnb2b.codesupport.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.MovableClock;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.access.ApiKeys;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.access.Scope;
import com.psnb2b.codesupport.api.Scenario;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever a receiver does, it is told everything, in order, and nobody else waits for it. */
class WebhooksTest extends ApplicationTest {

    /** Fingerprint keys that {@link ApplicationTest} knows: each gives a secret. */
    private static final int KEYS = 2;

    private static final String STATEMENT = "{\"type\": \"customer_message\", \"content\": {\"text\": \"more\"}}";

    private final String reseller = "hooks-" + UUID.randomUUID();
    private Receiver receiver;
    private String[] headers;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MovableClock clock;

    @Autowired
    private WebhookQueue queue;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private WebhookChannel channel;

    @Autowired
    private WebhookBacklog backlog;

    @BeforeEach
    void aResellerOfItsOwn() throws Exception {
        headers = headers(reseller);
        receiver = new Receiver();
    }

    @AfterEach
    void goneAndBackToNow() {
        receiver.close();
        jdbc.sql("delete from claims.webhook_endpoint where reseller_id like 'hooks-%'")
                .update();
        clock.reset();
    }

    /** Filing while the reseller deletes a webhook failed: the claim's event pointed to what was gone. */
    @Test
    void whatIsDeletedMeanwhileIsNotToldAndTheOthersAre() throws Exception {
        String gone = register(receiver.url("/gone")).get("id").asText();
        String left = register(receiver.url("/left")).get("id").asText();
        String claim = file(Scenario.named("invalid code, complete, in time").claim());
        String filed = "insert into claims.claim_event (claim_id, sequence, type, at, actor, policy_version, data)"
                + " select claim_id, 900, type, at, actor, policy_version, data from claims.claim_event"
                + " where claim_id = ? and sequence = 1";
        CompletableFuture<Integer> telling = transaction.execute(status -> {
            jdbc.sql("delete from claims.webhook_endpoint where id = ?")
                    .param(gone)
                    .update();
            // Changed as whoever sends to it does, and held so that it is waited for.
            jdbc.sql("select from claims.webhook_endpoint where id = ? for update")
                    .param(left)
                    .query(row -> {});
            jdbc.sql("update claims.webhook_endpoint set failed_rounds = failed_rounds where id = ?")
                    .param(left)
                    .update();
            var other = CompletableFuture.supplyAsync(
                    () -> jdbc.sql(filed).param(claim).update());
            await().until(() -> jdbc.sql(
                            "select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock' and query = ?)")
                    .param(filed.replace("?", "$1"))
                    .query(Boolean.class)
                    .single());
            return other;
        });

        assertThat(telling.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(jdbc.sql("select endpoint_id from claims.webhook_delivery where claim_id = ? and sequence = 900")
                        .param(claim)
                        .query(String.class)
                        .list())
                .containsExactly(left);
    }

    @Test
    void everyEventIsToldInOrderAndSigned() throws Exception {
        String secret = register(receiver.url("/hook")).get("secret").asText();
        ObjectNode claim =
                (ObjectNode) Scenario.named("invalid code, complete, in time").claim();
        String code = claim.at("/code/value").asText();
        String id = file(claim.put("reference", "my number"));
        send("POST", "/api/v1/claims/" + id + "/evidence", STATEMENT, headers);
        send("POST", "/api/v1/claims/" + id + "/withdrawal", "", headers);

        soon().until(() -> receiver.taken().size() >= 5);
        assertThat(receiver.taken())
                .extracting(Receiver.Call::type)
                .containsExactly(
                        "claim.created",
                        "claim.submitted",
                        "claim.under_review",
                        "claim.evidence_added",
                        "claim.withdrawn");
        for (Receiver.Call call : receiver.taken()) {
            String[] parts = call.signature().split("[=,]");
            // One by each fingerprint key that is known, the current one first.
            assertThat(parts).startsWith("t").hasSize(2 + 2 * KEYS);
            assertThat(parts[3]).isEqualTo(Signatures.sign(secret, Long.parseLong(parts[1]), call.bytes()));
            assertThat(new String(call.bytes(), StandardCharsets.UTF_8)).doesNotContain(code, code.replace("-", ""));
            assertThat(call.body().get("claim_id").asText()).isEqualTo(id);
            assertThat(call.body().get("reference").asText()).isEqualTo("my number");
            assertThat(call.body().get("id").asText()).isEqualTo("evt_" + id.substring(4) + "_" + call.sequence());
        }
        soon().untilAsserted(() -> assertThat(states()).containsOnly("delivered"));
    }

    @Test
    void aCaseIsToldBesideItsClaims() throws Exception {
        register(receiver.url("/hook"));
        String filed = send("POST", "/api/v1/cases", """
                        {"shared": {"order_id": "ORD-MANY", "reported_issue": "invalid_code"},
                         "codes": [{"code": {"value": "WXYP-ACDE-FHJK"}}, {"code": {"value": "WXYP-ACDE-FHJM"}}]}""", headers).body();
        String id = filed.replaceAll("(?s).*?\"id\":\"(cas_[^\"]+)\".*", "$1");
        soon().until(() -> toldOfTheCase(id).size() == 1);
        send("POST", "/api/v1/cases/" + id + "/withdrawal", "", headers);

        soon().until(() -> toldOfTheCase(id).size() == 2);
        assertThat(toldOfTheCase(id)).extracting(Receiver.Call::type).containsExactly("case.created", "case.resolved");
        assertThat(toldOfTheCase(id))
                .allSatisfy(call ->
                        assertThat(call.body().path("claim_id").isTextual()).isFalse());
        assertThat(receiver.taken())
                .filteredOn(call -> call.type().equals("claim.withdrawn"))
                .hasSize(2)
                .allSatisfy(
                        call -> assertThat(call.body().get("case_id").asText()).isEqualTo(id));
    }

    private List<Receiver.Call> toldOfTheCase(String id) {
        return receiver.taken().stream()
                .filter(call -> call.type().startsWith("case."))
                .filter(call -> call.body().get("case_id").asText().equals(id))
                .toList();
    }

    @Test
    void aReceiverThatFailsHangsAndRestartsIsToldEverythingInOrder() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        receiver.answers(call -> switch (calls.incrementAndGet() % 7) {
            case 1, 2 -> 500;
            case 3 -> Receiver.HANG;
            default -> 200;
        });
        register(receiver.url("/hook"));
        for (int i = 0; i < 6; i++) {
            withEvidence("ORD-A" + i);
        }
        soon().until(() -> !receiver.taken().isEmpty());
        receiver.stop();
        for (int i = 0; i < 6; i++) {
            withEvidence("ORD-B" + i);
        }
        soon().untilAsserted(() -> assertThat(failures()).anyMatch(failure -> failure.startsWith("no answer:")));
        receiver.start();
        receiver.answers(call -> calls.incrementAndGet() % 5 == 0 ? 500 : 200);

        soon().untilAsserted(() -> {
            hurry();
            assertThat(receiver.sequences()).hasSize(12);
            assertThat(receiver.sequences()).isEqualTo(happened());
        });
        receiver.sequences()
                .forEach((claim, sequences) ->
                        assertThat(List.copyOf(sequences)).as(claim).isSorted());
    }

    @Test
    void aHangingReceiverSlowsNobodyElse() throws Exception {
        receiver.answers(call -> Receiver.HANG);
        register(receiver.url("/hook"));
        try (Receiver other = new Receiver()) {
            String[] others = headers("hooks-" + UUID.randomUUID());
            send("POST", "/api/v1/webhooks", "{\"url\": \"" + other.url("/") + "\"}", others);
            String id = withEvidence("ORD-1");
            soon().until(() -> !receiver.calls().isEmpty());
            send("POST", "/api/v1/claims", claim("ORD-2"), others);
            soon().until(() -> other.taken().size() >= 2);
            assertThat(receiver.taken()).isEmpty();
            assertThat(get("/api/v1/claims/" + id, headers).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatIsGivenUpAfterADayCanBeSentAgain() throws Exception {
        receiver.answers(call -> 500);
        String endpoint = register(receiver.url("/hook")).get("id").asText();
        withEvidence("ORD-1");
        soon().until(() -> !receiver.calls().isEmpty());
        soon().untilAsserted(() -> {
            hurry();
            assertThat(receiver.calls().size()).isGreaterThan(3);
        });
        assertThat(states()).containsOnly("pending");
        assertThat(backlog.pending()).isPositive();
        assertThat(backlog.oldest()).isPositive();

        clock.moveForward(Duration.ofHours(24));
        soon().untilAsserted(() -> {
            hurry();
            assertThat(states()).containsOnly("dead");
        });
        JsonNode dead = json(get("/api/v1/webhooks/" + endpoint + "/deliveries?state=dead", headers))
                .get("deliveries");
        assertThat(dead)
                .hasSize(3)
                .allSatisfy(
                        told -> assertThat(told.get("last_failure").asText()).isEqualTo("answered 500"));
        assertThat(json(get("/api/v1/webhooks", headers)).at("/webhooks/0/dead").asInt())
                .isEqualTo(3);
        assertThat(backlog.dead()).isGreaterThanOrEqualTo(3);

        receiver.answers(call -> 200);
        String one = dead.get(0).get("event_id").asText();
        assertThat(replayed(endpoint, "?event_id=" + one)).isEqualTo(1);
        assertThat(replayed(endpoint, "")).isEqualTo(2);
        soon().untilAsserted(() -> {
            hurry();
            assertThat(receiver.sequences()).isEqualTo(happened());
        });
        assertThat(replayed(endpoint, "")).isZero();
    }

    @Test
    void forADayAfterARotationBothSecretsSign() throws Exception {
        JsonNode endpoint = register(receiver.url("/hook"));
        String id = endpoint.get("id").asText();
        JsonNode rotated = json(send("POST", "/api/v1/webhooks/" + id + "/rotation", "", headers));
        assertThat(rotated.get("secret").asText())
                .startsWith("whsec_")
                .isNotEqualTo(endpoint.get("secret").asText());
        file(JSON_MAPPER.readTree(claim("ORD-1")));

        soon().until(() -> !receiver.taken().isEmpty());
        Receiver.Call call = receiver.taken().get(0);
        String[] parts = call.signature().split("[=,]");
        long time = Long.parseLong(parts[1]);
        assertThat(parts[3]).isEqualTo(Signatures.sign(rotated.get("secret").asText(), time, call.bytes()));
        assertThat(parts[3 + 2 * KEYS])
                .isEqualTo(Signatures.sign(endpoint.get("secret").asText(), time, call.bytes()));

        clock.moveForward(Duration.ofHours(24).plusMinutes(1));
        int before = receiver.taken().size();
        file(JSON_MAPPER.readTree(claim("ORD-2")));
        soon().until(() -> receiver.taken().size() > before);
        assertThat(receiver.taken().get(receiver.taken().size() - 1).signature().split("v1="))
                .hasSize(1 + KEYS);
    }

    /** Such an address is refused today; one that is in the database already must not be tried without end. */
    @Test
    void aCallThatCannotEvenBeMadeCounts() throws Exception {
        String good = register(receiver.url("/hook")).get("id").asText();
        jdbc.sql("update claims.webhook_endpoint set url = 'http://localhost:99999/hook' where id = ?")
                .param(good)
                .update();
        file(JSON_MAPPER.readTree(claim("ORD-1")));

        soon().untilAsserted(() -> assertThat(failures()).anyMatch(failure -> failure.startsWith("not sent: ")));
        assertThat(column("attempts::text")).contains("1");
    }

    /** As a node leaves it that dies while it tells: the attempt has counted, and the next one comes later. */
    @Test
    void anAttemptCountsBeforeItIsMade() throws Exception {
        receiver.answers(call -> Receiver.HANG);
        String endpoint = register(receiver.url("/hook")).get("id").asText();
        file(JSON_MAPPER.readTree(claim("ORD-1")));
        soon().until(() -> !receiver.calls().isEmpty());

        assertThat(jdbc.sql("""
                        select attempts, last_failure, next_attempt_at > created_at + interval '3 seconds' later
                        from claims.webhook_delivery where endpoint_id = ? and attempts > 0""").param(endpoint).query().singleRow())
                .containsEntry("attempts", 1)
                .containsEntry("last_failure", WebhookQueue.UNFINISHED)
                .containsEntry("later", true);
    }

    @Test
    void aPortThatNoSocketHasIsRefused() throws Exception {
        for (int port : new int[] {0, 65_536, 99_999}) {
            var refused = send("POST", "/api/v1/webhooks", "{\"url\": \"http://localhost:" + port + "/\"}", headers);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("url");
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        receiver.answers(call -> 302);
        register(receiver.url("/hook"));
        file(JSON_MAPPER.readTree(claim("ORD-1")));

        soon().untilAsserted(() -> assertThat(failures()).contains("answered 302"));
        assertThat(receiver.calls()).extracting(Receiver.Call::path).containsOnly("/hook");
    }

    @Test
    void onlyWhatWasAskedForIsTold() throws Exception {
        String body = "{\"url\": \"" + receiver.url("/hook") + "\", \"events\": [\"claim.withdrawn\"]}";
        assertThat(send("POST", "/api/v1/webhooks", body, headers).statusCode()).isEqualTo(201);
        String id = withEvidence("ORD-1");
        send("POST", "/api/v1/claims/" + id + "/withdrawal", "", headers);

        soon().until(() -> !receiver.calls().isEmpty());
        assertThat(jdbc.sql("select count(*) from claims.webhook_delivery where claim_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(receiver.calls().get(0).type()).isEqualTo("claim.withdrawn");
    }

    @Test
    void theEventAndWhatIsToBeToldAreOfOneTransaction() throws Exception {
        receiver.answers(call -> Receiver.HANG);
        register(receiver.url("/hook"));
        String id = file(JSON_MAPPER.readTree(claim("ORD-1")));
        assertThat(jdbc.sql("""
                        select count(*) from claims.claim_event event
                        left join claims.webhook_delivery told using (claim_id, sequence)
                        where claim_id = ? and told.created_at is distinct from
                            (select created_at from claims.webhook_delivery where claim_id = ? limit 1)""").params(id, id).query(Integer.class).single())
                .as("now() is the same in one transaction")
                .isZero();

        jdbc.sql("""
                        create or replace function claims.fault() returns trigger language plpgsql as
                        $$ begin raise exception 'a fault was injected'; end $$""").update();
        jdbc.sql(
                        "create trigger fault after insert on claims.webhook_delivery for each row execute function claims.fault()")
                .update();
        try {
            assertThat(send("POST", "/api/v1/claims", claim("ORD-2"), headers).statusCode())
                    .isEqualTo(500);
        } finally {
            jdbc.sql("drop trigger fault on claims.webhook_delivery").update();
        }
        assertThat(json(get("/api/v1/claims", headers)).get("claims")).hasSize(1);
    }

    @Test
    void anEndpointIsOneNodesAtATime() throws Exception {
        receiver.answers(call -> Receiver.HANG);
        register(receiver.url("/hook"));
        file(JSON_MAPPER.readTree(claim("ORD-1")));
        soon().until(() -> !receiver.calls().isEmpty());

        assertThat(queue.lease(channel, 10)).as("another node, meanwhile").isEmpty();
        clock.moveForward(channel.leaseTime().plusSeconds(1));
        assertThat(queue.lease(channel, 10)).as("after the first has died").hasSize(1);
    }

    @Test
    void severalNodesTellEachClaimInOrder() throws Exception {
        register(receiver.url("/hook"));
        receiver.answers(call -> call.sequence() % 2 == 0 && receiver.calls().size() % 3 == 0 ? 500 : 200);
        for (int i = 0; i < 10; i++) {
            withEvidence("ORD-" + i);
        }
        soon().untilAsserted(() -> {
            hurry();
            Stream.generate(() -> dispatcher).limit(4).parallel().forEach(Dispatcher::look);
            assertThat(receiver.sequences()).isEqualTo(happened());
        });
        receiver.sequences()
                .forEach((claim, sequences) ->
                        assertThat(List.copyOf(sequences)).as(claim).isSorted());
    }

    @Test
    void anEndpointIsItsResellersAlone() throws Exception {
        String id = register(receiver.url("/hook")).get("id").asText();
        String[] others = headers("hooks-" + UUID.randomUUID());
        assertThat(json(get("/api/v1/webhooks", others)).get("webhooks")).isEmpty();
        assertThat(send("DELETE", "/api/v1/webhooks/" + id, null, others).statusCode())
                .isEqualTo(404);
        assertThat(send("POST", "/api/v1/webhooks/" + id + "/rotation", "", others)
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("POST", "/api/v1/webhooks/" + id + "/replay", "", others)
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/webhooks/" + id + "/deliveries", others).statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/webhooks", "Authorization", "Bearer demo-supplier-key")
                        .statusCode())
                .isEqualTo(403);

        JsonNode listed = json(get("/api/v1/webhooks", headers)).get("webhooks");
        assertThat(listed).hasSize(1);
        assertThat(listed.toString()).doesNotContain("whsec_");
        assertThat(send("DELETE", "/api/v1/webhooks/" + id, null, headers).statusCode())
                .isEqualTo(204);
        assertThat(json(get("/api/v1/webhooks", headers)).get("webhooks")).isEmpty();
        String everything = jdbc.sql("select coalesce(string_agg(e::text, ' '), '') from claims.webhook_endpoint e")
                .query(String.class)
                .single();
        assertThat(everything).doesNotContain("whsec_");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                             | url",
                "{\"url\": \"ftp://example.com/\"}                              | url",
                "{\"url\": \"https://user:word@example.com/\"}                  | url",
                "{\"url\": \"https://\"}                                        | url",
                "{\"url\": \"not an address\"}                                  | url",
                "{\"url\": \"https://example.com/W8QZ-K3TB-7PLM\"}              | url",
                "{\"url\": \"https://example.com\", \"events\": []}             | events",
                "{\"url\": \"https://example.com\", \"events\": \"all\"}        | events",
                "{\"url\": \"https://example.com\", \"events\": [\"no.such\"]}  | events",
                "{\"url\": \"https://example.com\", \"secret\": \"mine\"}       | secret"
            })
    void whatIsWrongIsNamed(String body, String field) throws Exception {
        var refused = send("POST", "/api/v1/webhooks", body, headers);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void aResellerMayHaveTen() throws Exception {
        for (int i = 0; i < Webhooks.MOST; i++) {
            register(receiver.url("/" + i));
        }
        HttpResponse<String> refused =
                send("POST", "/api/v1/webhooks", "{\"url\": \"" + receiver.url("/x") + "\"}", headers);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).get("code").asText()).isEqualTo("too_many_webhooks");
    }

    /** Waits end sooner where the clock is ahead. */
    private void hurry() {
        clock.moveForward(Duration.ofSeconds(20));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(3)).pollInterval(300, TimeUnit.MILLISECONDS);
    }

    private Map<String, Set<Integer>> happened() {
        return jdbc.sql("""
                        select claim_id, event.sequence from claims.claim_event event
                        join claims.claim on claim.id = event.claim_id
                        where reseller_id = ? order by claim_id, event.sequence""").param(reseller).query(rows -> {
            Map<String, Set<Integer>> events = new java.util.HashMap<>();
            while (rows.next()) {
                events.computeIfAbsent(rows.getString(1), id -> new LinkedHashSet<>())
                        .add(rows.getInt(2));
            }
            return events;
        });
    }

    private List<String> states() {
        return column("state");
    }

    private List<String> failures() {
        return column("coalesce(last_failure, '')");
    }

    private List<String> column(String column) {
        return jdbc.sql("select " + column + " from claims.webhook_delivery join claims.webhook_endpoint e"
                        + " on e.id = endpoint_id where e.reseller_id = ?")
                .param(reseller)
                .query(String.class)
                .list();
    }

    private JsonNode register(String url) throws Exception {
        var answer = send("POST", "/api/v1/webhooks", "{\"url\": \"" + url + "\"}", headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private int replayed(String endpoint, String query) throws Exception {
        return json(send("POST", "/api/v1/webhooks/" + endpoint + "/replay" + query, "", headers))
                .get("replayed")
                .asInt();
    }

    private String withEvidence(String orderId) throws Exception {
        String id = file(JSON_MAPPER.readTree(claim(orderId)));
        send("POST", "/api/v1/claims/" + id + "/evidence", STATEMENT, headers);
        return id;
    }

    private String file(JsonNode claim) throws Exception {
        var answer = send("POST", "/api/v1/claims", claim.toString(), headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).get("id").asText();
    }

    private static String claim(String orderId) {
        return "{\"order_id\": \"" + orderId + "\", \"reported_issue\": \"other\"}";
    }

    private String[] headers(String resellerId) {
        String key = keys.create(new ApiCaller(resellerId, Scope.reseller, resellerId, 60_000));
        return new String[] {"Authorization", "Bearer " + key, "Content-Type", JSON};
    }
}
