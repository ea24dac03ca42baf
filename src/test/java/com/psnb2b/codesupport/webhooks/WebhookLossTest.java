package com.psnb2b.codesupport.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.code.CodeSealer;
import com.psnb2b.codesupport.operations.ApplicationNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application is killed while it tells a receiver that fails, hangs and restarts, and while claims are filed: the
 * receiver is told of everything that is on disk, in order. {@code -Dwebhook.kills=20} makes it a long run.
 */
@Tag("integration")
@Tag("long")
class WebhookLossTest {

    private static final int KILLS = Integer.getInteger("webhook.kills", 1);
    private static final int CLAIMS_OF_A_ROUND = 40;
    private static final String KEY = "key-of-the-webhook-loss-test";
    private static final String ENDPOINT = "wh_loss";
    private static final String[] HEADERS = {"Authorization", "Bearer " + KEY, "Content-Type", "application/json"};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger calls = new AtomicInteger();
    private JdbcClient jdbc;
    private ApplicationNode node;

    @Test
    void aKilledApplicationLosesNoEvent() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Receiver receiver = new Receiver()) {
            jdbc = JdbcClient.create(server.getPostgresDatabase());
            node = new ApplicationNode(
                    server.getJdbcUrl("postgres", "postgres"),
                    Map.of(
                            "CODESUPPORT_WEBHOOKS_ALLOW_PRIVATE", "true",
                            "CODESUPPORT_WEBHOOKS_TIMEOUT", "PT1S",
                            "CODESUPPORT_WEBHOOKS_POLL", "PT0.2S"));
            try {
                node.start();
                node.awaitUp();
                resellerWith(receiver.url("/hook"));
                for (int kill = 0; kill < KILLS; kill++) {
                    killWhileTelling(receiver);
                }
                receiver.answers(call -> 200);
                soon().untilAsserted(() -> assertThat(receiver.sequences()).isEqualTo(happened()));
                soon().untilAsserted(
                                () -> assertThat(count("state <> 'delivered'")).isZero());
                check(receiver);
            } finally {
                node.kill();
            }
        }
    }

    private void killWhileTelling(Receiver receiver) throws Exception {
        int before = receiver.taken().size();
        receiver.answers(call -> switch (calls.incrementAndGet() % 11) {
            case 2, 3 -> 500;
            case 7 -> Receiver.HANG;
            default -> 200;
        });
        CompletableFuture<Void> filing = CompletableFuture.runAsync(this::file);
        soon().until(() -> receiver.taken().size() > before + 5);
        receiver.stop();
        soon().until(() -> count("last_failure like 'no answer:%'") > 0);
        int stopped = receiver.taken().size();
        receiver.start();
        soon().until(() -> receiver.taken().size() > stopped + 5);
        assertThat(count("state = 'pending'")).as("to be told yet").isPositive();
        node.kill();
        filing.get(1, TimeUnit.MINUTES);
        node.start();
        node.awaitUp();
    }

    /** Files, mends and withdraws claims, as long as there is somebody to answer. */
    private void file() {
        try {
            for (int i = 0; i < CLAIMS_OF_A_ROUND; i++) {
                String filed = node.send(
                                "POST",
                                "/api/v1/claims",
                                "{\"order_id\": \"ORD-LOSS-" + i + "\", \"reported_issue\": \"other\"}",
                                HEADERS)
                        .body();
                String path = "/api/v1/claims/" + JSON.readTree(filed).get("id").asText();
                node.send(
                        "POST",
                        path + "/evidence",
                        "{\"type\": \"customer_message\", \"content\": {\"text\": \"more\"}}",
                        HEADERS);
                node.send("POST", path + "/withdrawal", null, HEADERS);
            }
        } catch (IOException e) {
            // Killed: what is on disk then counts.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(Receiver receiver) {
        receiver.sequences()
                .forEach((claim, sequences) ->
                        assertThat(List.copyOf(sequences)).as(claim).isSorted());
        String secret = new Signatures(new CodeSealer(ApplicationNode.FINGERPRINT_KEY.getBytes(StandardCharsets.UTF_8)))
                .secret(ENDPOINT, 1);
        assertThat(receiver.taken()).allSatisfy(call -> {
            String[] parts = call.signature().split("[=,]");
            assertThat(parts[3]).isEqualTo(Signatures.sign(secret, Long.parseLong(parts[1]), call.bytes()));
        });
        int events = happened().values().stream().mapToInt(Set::size).sum();
        assertThat(events).isGreaterThan(KILLS * 20);
        System.out.printf(
                "%d kills, %d claims, %d events: all told in order, %d calls, %d of them taken, %d more than once%n",
                KILLS,
                happened().size(),
                events,
                receiver.calls().size(),
                receiver.taken().size(),
                receiver.taken().size() - events);
    }

    /** As the API would add them; in production it takes addresses with https alone, and the receiver has none. */
    private void resellerWith(String url) {
        jdbc.sql("insert into claims.api_key (name, key_hash, scope, reseller_id, requests_per_minute)"
                        + " values ('loss', sha256(?), 'reseller', 'loss', 1000000)")
                .param(KEY.getBytes(StandardCharsets.UTF_8))
                .update();
        jdbc.sql("""
                        insert into claims.webhook_endpoint (id, reseller_id, url, events, created_at, next_round_at)
                        values (?, 'loss', ?, string_to_array(?, ','), now(), now())""").params(ENDPOINT, url, String.join(",", PublicEvents.ALL)).update();
    }

    private Map<String, Set<Integer>> happened() {
        Map<String, Set<Integer>> events = new TreeMap<>();
        jdbc.sql("select claim_id, sequence from claims.claim_event").query(row -> {
            events.computeIfAbsent(row.getString(1), id -> new LinkedHashSet<>())
                    .add(row.getInt(2));
        });
        return events;
    }

    private long count(String where) {
        return jdbc.sql("select count(*) from claims.webhook_delivery where " + where)
                .query(Long.class)
                .single();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(3)).pollInterval(100, TimeUnit.MILLISECONDS);
    }
}
