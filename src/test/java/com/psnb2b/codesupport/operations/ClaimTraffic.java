package com.psnb2b.codesupport.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Clients that file claims all the time, at any of the nodes. A claim that got no answer, or one that the database is
 * away, is sent again with its {@code Idempotency-Key} until it is filed.
 */
final class ClaimTraffic implements AutoCloseable {

    /** What their order ids begin with. */
    static final String ORDERS = "NODES-";

    private static final String KEY = "key-of-the-clients-of-nodes";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> answered = new ConcurrentHashMap<>();
    private final List<Future<?>> work = new ArrayList<>();
    private final List<ApplicationNode> nodes;
    private final UnaryOperator<String> claims;
    private final ExecutorService threads;
    private final AtomicInteger outages = new AtomicInteger();
    private volatile boolean over;

    /** @param claims the body of a claim on the order of that id */
    ClaimTraffic(List<ApplicationNode> nodes, int clients, UnaryOperator<String> claims) {
        this.nodes = nodes;
        this.claims = claims;
        threads = Executors.newFixedThreadPool(clients);
        for (int client = 0; client < clients; client++) {
            work.add(threads.submit(this::file));
        }
    }

    /** Gives the clients a key, as soon as a node that starts has made the table. */
    static void admit(JdbcClient jdbc) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .ignoreExceptions()
                .until(() -> jdbc.sql("""
                        insert into claims.api_key (name, key_hash, scope, reseller_id, requests_per_minute)
                        values ('nodes', sha256(?), 'reseller', 'nodes', 1000000) on conflict do nothing""")
                                .param(KEY.getBytes(StandardCharsets.UTF_8))
                                .update()
                        >= 0);
    }

    /** Sends one claim to one node. */
    static HttpResponse<String> send(ApplicationNode node, String idempotencyKey, String claim)
            throws IOException, InterruptedException {
        return node.send(
                "POST",
                "/api/v1/claims",
                claim,
                "Authorization",
                "Bearer " + KEY,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                idempotencyKey);
    }

    static String idOf(HttpResponse<String> filed) throws IOException {
        return JSON.readTree(filed.body()).get("id").asText();
    }

    private Void file() throws InterruptedException {
        while (!over) {
            String key = UUID.randomUUID().toString();
            String claim = claims.apply(ORDERS + key);
            while (!answered.containsKey(key)) {
                try {
                    HttpResponse<String> answer =
                            send(nodes.get(ThreadLocalRandom.current().nextInt(nodes.size())), key, claim);
                    assertThat(answer.statusCode()).as(answer.body()).isIn(201, 409, 503);
                    if (answer.statusCode() == 201) {
                        answered.put(key, idOf(answer));
                    } else if (answer.statusCode() == 409) {
                        // What this client sent before is still in hand, with a node that was killed or is frozen.
                        assertThat(answer.body()).contains("idempotency_key_in_use");
                    } else {
                        outages.incrementAndGet();
                    }
                } catch (IOException e) {
                    // No answer: whether the claim is on disk shows when the key is sent again.
                }
            }
        }
        return null;
    }

    /** Waits until so many more claims are filed. */
    void awaitMore(int some) {
        int before = answered.size();
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> {
            assertThat(work).noneMatch(Future::isDone);
            return answered.size() >= before + some;
        });
    }

    /** What was answered with 201 so far: idempotency key to claim id. */
    Map<String, String> answered() {
        return answered;
    }

    /** How often the answer was that the database is away. */
    int outages() {
        return outages.get();
    }

    /** Ends when every claim that was begun is filed. */
    void finish() throws Exception {
        over = true;
        for (Future<?> one : work) {
            one.get();
        }
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }

    /** A claim that goes to its reviewer in the call that files it. */
    static String complete(String orderId) {
        String code =
                UUID.randomUUID().toString().replace("-", "").toUpperCase().substring(0, 12);
        return """
                {"order_id": "%s", "reported_issue": "wrong_region", "code": {"value": "%s"},
                 "product": {"region": "US"}, "ordered": {"region": "GB"}, "account_region": "GB", "delivered_at": "%s",
                 "customer_report": {"text": "The store shows an error"},
                 "evidence": [{"type": "delivery_log", "content": {"source": "api", "status": "delivered", "region": "US"}}]}""".formatted(orderId, code, Instant.now().minus(Duration.ofHours(30)));
    }

    /** A claim that waits for evidence until its window closes, seven days after the delivery. */
    static String incomplete(String orderId, Instant delivered) {
        return "{\"order_id\": \"%s\", \"reported_issue\": \"other\", \"delivered_at\": \"%s\"}"
                .formatted(orderId, delivered);
    }
}
