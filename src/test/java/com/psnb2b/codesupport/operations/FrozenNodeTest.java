package com.psnb2b.codesupport.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One of two nodes is frozen with claims in hand. The other goes on; whoever sends a claim again that the frozen one has is
 * told so at once, and is served when the database has ended the frozen transaction. Thawed, it has done nothing twice.
 */
@Tag("integration")
class FrozenNodeTest {

    private static final int CLIENTS = 4;
    private static final int TIMERS = 40;
    private static final Instant DELIVERED =
            Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

    /** Shorter than in production, so that the test is. */
    private static final Map<String, String> SHORT = Map.of(
            "CODESUPPORT_DATABASE_IDLE", "PT5S",
            "CODESUPPORT_DATABASE_LOCK", "PT2S",
            "CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", "8000",
            "CAMUNDA_BPM_JOBEXECUTION_MAXWAIT", "2000");

    private final Map<String, String> answered = new ConcurrentHashMap<>();
    private final Map<String, String> inHand = new ConcurrentHashMap<>();
    private volatile boolean over;

    @Test
    void theOtherNodeGoesOnAndTakesUpWhatTheFrozenOneHad() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            JdbcClient jdbc = JdbcClient.create(server.getPostgresDatabase());
            ApplicationNode frozen = new ApplicationNode(url, SHORT);
            ApplicationNode healthy = new ApplicationNode(url, SHORT);
            try {
                for (ApplicationNode node : List.of(frozen, healthy)) {
                    node.start();
                    ClaimTraffic.admit(jdbc);
                    assertThat(ColdStart.firstAnswers(node)).containsOnly(201);
                }
                List<String> waiting = waiting(healthy);
                for (int client = 0; client < CLIENTS; client++) {
                    clients.submit(() -> file(frozen));
                }
                Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> answered.size() > CLIENTS * 5);
                due(jdbc);
                awaitInHand(jdbc);
                frozen.freeze();
                over = true;
                try {
                    HttpResponse<String> filed = ClaimTraffic.send(healthy, "new", ClaimTraffic.complete("NEW"));
                    assertThat(filed.statusCode())
                            .as("a new claim at the healthy node")
                            .isEqualTo(201);
                    sendAgain(healthy);
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(1))
                            .until(() -> jdbc.sql("select count(*) from claims.claim where status = 'late_review'")
                                            .query(Integer.class)
                                            .single()
                                    == waiting.size());
                } finally {
                    frozen.thaw();
                }
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(frozen::isReady);
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> Losses.due(jdbc).isEmpty());
                Map<String, String> all = new HashMap<>(answered);
                assertThat(Losses.of(jdbc, all).lost()).isEmpty();
                assertThat(Losses.of(jdbc, all).stuck()).isEmpty();
                assertThat(doubled(jdbc)).isEmpty();
            } finally {
                frozen.thaw();
                frozen.kill();
                healthy.kill();
            }
        } finally {
            over = true;
            clients.shutdownNow();
        }
    }

    private Void file(ApplicationNode node) throws Exception {
        while (!over) {
            String key = UUID.randomUUID().toString();
            String claim = ClaimTraffic.complete(ClaimTraffic.ORDERS + key);
            inHand.put(key, claim);
            HttpResponse<String> answer = ClaimTraffic.send(node, key, claim);
            if (answer.statusCode() == 201) {
                answered.put(key, ClaimTraffic.idOf(answer));
                inHand.remove(key);
            }
        }
        return null;
    }

    /** As documented: what got no answer is sent again, until it is answered. */
    private void sendAgain(ApplicationNode healthy) {
        Instant begun = Instant.now();
        int some = inHand.size();
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> {
            for (Map.Entry<String, String> claim : inHand.entrySet()) {
                Instant sent = Instant.now();
                HttpResponse<String> answer = ClaimTraffic.send(healthy, claim.getKey(), claim.getValue());
                assertThat(Duration.between(sent, Instant.now())).isLessThan(Duration.ofSeconds(10));
                assertThat(answer.statusCode()).as(answer.body()).isIn(201, 409);
                if (answer.statusCode() == 201) {
                    answered.put(claim.getKey(), ClaimTraffic.idOf(answer));
                    inHand.remove(claim.getKey());
                }
            }
            return inHand.isEmpty();
        });
        System.out.printf(
                "%d claims in hand of the frozen node, free after %d ms%n",
                some, Duration.between(begun, Instant.now()).toMillis());
    }

    /** Claims that wait for evidence. */
    private static List<String> waiting(ApplicationNode node) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < TIMERS; number++) {
            ids.add(ClaimTraffic.idOf(ClaimTraffic.send(
                    node, UUID.randomUUID().toString(), ClaimTraffic.incomplete("FROZEN-" + number, DELIVERED))));
        }
        return ids;
    }

    /** The reminder and the end of the window of each, at the same moment. */
    private static void due(JdbcClient jdbc) {
        jdbc.sql("""
                        update claims.claim set body = replace(body::text, ?, ?)::jsonb
                        where order_id like 'FROZEN-%'""")
                .params(
                        DELIVERED.toString(),
                        DELIVERED.minus(Duration.ofDays(9)).toString())
                .update();
        assertThat(jdbc.sql("update act_ru_job set duedate_ = ? where handler_type_ = 'timer-transition'"
                                + " and handler_cfg_ in ('evidence-reminder', 'claim-window-closed')")
                        .param(Timestamp.from(Instant.now()))
                        .update())
                .isEqualTo(2 * TIMERS);
    }

    private static void awaitInHand(JdbcClient jdbc) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> jdbc.sql("select count(*) from act_ru_job where lock_owner_ is not null")
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    private static List<String> doubled(JdbcClient jdbc) {
        return jdbc.sql("""
                        select order_id from claims.claim group by order_id having count(*) > 1
                        union all select business_key_ from act_hi_procinst group by 1 having count(*) > 1
                        union all select claim_id from claims.claim_event
                        where type in ('claim.created', 'claim.submitted', 'claim.late_review')
                        group by claim_id, type having count(*) > 1""").query(String.class).list();
    }
}
