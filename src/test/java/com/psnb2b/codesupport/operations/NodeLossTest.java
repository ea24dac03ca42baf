package com.psnb2b.codesupport.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two nodes on one database under load, of which one is killed at a random moment, again and again: nothing is lost,
 * doubled or stuck, and the claims that several callers file the moment it is ready again all succeed. {@code -Dkills=50} makes it a long run.
 */
@Tag("integration")
@Tag("long")
class NodeLossTest {

    private static final int KILLS = Integer.getInteger("kills", 1);
    /** Enough that something is always in hand; more would only keep a node that starts from the processor. */
    private static final int CLIENTS = 2;

    private volatile boolean over;

    @Test
    void aKilledNodeLosesAndDoublesNothing() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            JdbcClient jdbc = JdbcClient.create(server.getPostgresDatabase());
            List<ApplicationNode> nodes = List.of(new ApplicationNode(url), new ApplicationNode(url));
            ExecutorService reviewer = Executors.newSingleThreadExecutor();
            try {
                for (ApplicationNode node : nodes) {
                    node.start();
                    ClaimTraffic.admit(jdbc);
                    assertThat(ColdStart.firstAnswers(node)).containsOnly(201);
                }
                try (ClaimTraffic filing = new ClaimTraffic(nodes, CLIENTS, ClaimTraffic::complete)) {
                    Future<?> deciding = reviewer.submit(() -> decide(nodes, jdbc));
                    for (int kill = 0; kill < KILLS; kill++) {
                        filing.awaitMore(ThreadLocalRandom.current().nextInt(5, 40));
                        assertThat(deciding).isNotDone();
                        ApplicationNode victim = nodes.get(kill % nodes.size());
                        victim.kill();
                        victim.start();
                        assertThat(ColdStart.firstAnswers(victim)).containsOnly(201);
                    }
                    filing.finish();
                    over = true;
                    deciding.get();
                    check(jdbc, filing);
                }
            } finally {
                over = true;
                reviewer.shutdownNow();
                for (ApplicationNode node : nodes) {
                    node.kill();
                }
            }
        }
    }

    private static void check(JdbcClient jdbc, ClaimTraffic filing) {
        long decided = jdbc.sql("select count(*) from claims.claim where status = 'resolved'")
                .query(Long.class)
                .single();
        Losses losses = Losses.of(jdbc, filing.answered());
        System.out.printf(
                "%d kills, %d claims filed, %d decided: %s; %d cold starts without a failed claim%n",
                KILLS, filing.answered().size(), decided, losses, KILLS + 2);
        assertThat(losses).isEqualTo(Losses.NONE);
        assertThat(filing.outages()).as("answers that the database is away").isZero();
        assertThat(decided).as("decisions were made meanwhile").isPositive();
    }

    private Void decide(List<ApplicationNode> nodes, JdbcClient jdbc) throws InterruptedException {
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString(("admin:" + ApplicationNode.PASSWORD).getBytes(StandardCharsets.UTF_8));
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

    private static ApplicationNode any(List<ApplicationNode> nodes) {
        return nodes.get(ThreadLocalRandom.current().nextInt(nodes.size()));
    }
}
