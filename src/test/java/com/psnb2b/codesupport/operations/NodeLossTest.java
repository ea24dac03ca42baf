package com.psnb2b.codesupport.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two nodes on one database under load, of which one is killed at a random moment, again and again: nothing is lost,
 * doubled or left half done. {@code -Dkills=50} makes it a long run.
 */
class NodeLossTest {

    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final int CLIENTS = 4;
    private static final String KEY = "key-of-the-node-loss-test";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> answered = new ConcurrentHashMap<>();
    private volatile boolean over;

    @Test
    void aKilledNodeLosesAndDoublesNothing() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            JdbcClient jdbc = JdbcClient.create(server.getPostgresDatabase());
            List<Node> nodes = List.of(new Node(url), new Node(url));
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS + 1);
            try {
                for (Node node : nodes) {
                    node.start();
                    node.awaitUp();
                }
                jdbc.sql("insert into claims.api_key (name, key_hash, scope, reseller_id, requests_per_minute)"
                                + " values ('nodes', sha256(?), 'reseller', 'nodes', 1000000)")
                        .param(KEY.getBytes(StandardCharsets.UTF_8))
                        .update();
                List<Future<?>> work = new java.util.ArrayList<>();
                IntStream.range(0, CLIENTS).forEach(client -> work.add(clients.submit(() -> file(nodes))));
                work.add(clients.submit(() -> decide(nodes, jdbc)));

                for (int kill = 0; kill < KILLS; kill++) {
                    int before = answered.size();
                    int some = ThreadLocalRandom.current().nextInt(5, 40);
                    Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> {
                        assertThat(work).noneMatch(Future::isDone);
                        return answered.size() >= before + some;
                    });
                    Node victim = nodes.get(kill % nodes.size());
                    victim.kill();
                    victim.start();
                    victim.awaitUp();
                }
                over = true;
                for (Future<?> one : work) {
                    one.get();
                }
                check(jdbc);
            } finally {
                over = true;
                clients.shutdownNow();
                for (Node node : nodes) {
                    node.kill();
                }
            }
        }
    }

    private void check(JdbcClient jdbc) {
        assertThat(jdbc.sql("select id from claims.claim").query(String.class).list())
                .as("one claim for each key, and no other")
                .containsExactlyInAnyOrderElementsOf(answered.values());
        assertThat(count(jdbc, """
                        select count(*) from claims.claim c where (c.status = 'under_review') <> (
                            select count(*) = 1 from act_ru_execution e
                            join act_ru_task t on t.proc_inst_id_ = e.id_
                            where e.business_key_ = c.id and e.parent_id_ is null)"""))
                .as("a claim under review has its one task, a decided one has none")
                .isZero();
        assertThat(count(jdbc, """
                        select count(*) from act_hi_procinst p
                        where not exists (select 1 from claims.claim c where c.id = p.business_key_)""")).as("no process without its claim").isZero();
        assertThat(count(jdbc, """
                        select count(*) from (select claim_id, count(*) n, max(sequence) last from claims.claim_event
                            group by 1) e join claims.claim c on c.id = e.claim_id
                        where e.n <> e.last or c.sequence <> e.last""")).as("no event lost or doubled").isZero();
        assertThat(count(jdbc, "select count(*) from claims.claim where status = 'resolved'"))
                .as("decisions were made meanwhile")
                .isPositive();
        System.out.printf(
                "%d kills, %d claims filed, %d decided: 0 lost, 0 doubled, 0 half done%n",
                KILLS, answered.size(), count(jdbc, "select count(*) from claims.claim where status = 'resolved'"));
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** Files claims until all is over; one that got no answer is sent again with its key, to whichever node. */
    private Void file(List<Node> nodes) throws InterruptedException {
        while (!over) {
            String key = UUID.randomUUID().toString();
            String body = claim();
            while (!answered.containsKey(key)) {
                try {
                    var answer = any(nodes)
                            .send(
                                    "POST",
                                    "/api/v1/claims",
                                    body,
                                    "Authorization",
                                    "Bearer " + KEY,
                                    "Content-Type",
                                    "application/json",
                                    "Idempotency-Key",
                                    key);
                    assertThat(answer.statusCode()).as(answer.body()).isIn(201, 500, 503);
                    if (answer.statusCode() == 201) {
                        answered.put(key, JSON.readTree(answer.body()).get("id").asText());
                    }
                } catch (IOException e) {
                    // The node is gone: whether the claim is on disk shows when the key is sent again.
                }
            }
        }
        return null;
    }

    private Void decide(List<Node> nodes, JdbcClient jdbc) throws InterruptedException {
        String basic = "Basic "
                + Base64.getEncoder().encodeToString(("admin:" + Node.PASSWORD).getBytes(StandardCharsets.UTF_8));
        while (!over) {
            for (String task : jdbc.sql("select id_ from act_ru_task order by create_time_ limit 5")
                    .query(String.class)
                    .list()) {
                try {
                    any(nodes)
                            .send(
                                    "POST",
                                    "/engine-rest/task/" + task + "/complete",
                                    "{\"variables\":{\"decision\":{\"value\":\"closure\"},"
                                            + "\"reasonCode\":{\"value\":\"EVIDENCE_INSUFFICIENT\"}}}",
                                    "Authorization",
                                    basic,
                                    "Content-Type",
                                    "application/json");
                } catch (IOException e) {
                    // Looked at again in the next round, if it is still open.
                }
            }
        }
        return null;
    }

    private static Node any(List<Node> nodes) {
        return nodes.get(ThreadLocalRandom.current().nextInt(nodes.size()));
    }

    private static String claim() {
        Instant delivered = Instant.now().minus(Duration.ofHours(30));
        String code =
                UUID.randomUUID().toString().replace("-", "").toUpperCase().substring(0, 12);
        return """
                {"order_id": "NODES-%s", "reported_issue": "wrong_region", "code": {"value": "%s"},
                 "product": {"region": "US"}, "ordered": {"region": "GB"}, "account_region": "GB", "delivered_at": "%s",
                 "customer_report": {"text": "The store shows an error"},
                 "evidence": [{"type": "delivery_log", "content": {"source": "api", "status": "delivered", "region": "US"}}]}""".formatted(UUID.randomUUID().toString().substring(0, 8), code, delivered);
    }
}
