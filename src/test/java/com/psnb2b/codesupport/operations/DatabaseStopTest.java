package com.psnb2b.codesupport.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database stops at a random moment under load, in each of the ways it can, and comes back: so does the application
 * by itself, and nothing is lost, doubled or stuck. {@code -Ddatabase.stops=20 -Dnodes=2} makes it a long run.
 */
@Tag("integration")
@Tag("long")
class DatabaseStopTest {

    private static final int STOPS = Integer.getInteger("database.stops", 1);
    private static final int NODES = Integer.getInteger("nodes", 1);
    private static final int CLIENTS = 4;

    @Test
    void theApplicationComesBackWithItsDatabase(@TempDir Path folder) throws Exception {
        List<ApplicationNode> nodes = new ArrayList<>();
        try (StoppableDatabase database = new StoppableDatabase(folder)) {
            JdbcClient jdbc = database.client();
            for (int number = 0; number < NODES; number++) {
                // What a node had in hand when the database went is taken up again after this time.
                ApplicationNode node = new ApplicationNode(
                        database.url(), Map.of("CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", "10000"));
                nodes.add(node);
                node.start();
                ClaimTraffic.admit(jdbc);
                assertThat(ColdStart.firstAnswers(node)).containsOnly(201);
            }
            try (ClaimTraffic filing = new ClaimTraffic(nodes, CLIENTS, DatabaseStopTest::claim)) {
                for (int stop = 0; stop < STOPS; stop++) {
                    filing.awaitMore(ThreadLocalRandom.current().nextInt(20, 80));
                    stopAndStart(database, StoppableDatabase.Stop.values()[(stop + 2) % 3], nodes);
                }
                filing.awaitMore(CLIENTS * 5);
                filing.finish();
                workOff(jdbc);
                Losses losses = Losses.of(jdbc, filing.answered());
                System.out.printf(
                        "%d stops of the database, %d nodes, %d claims filed, %d calls failed meanwhile: %s%n",
                        STOPS, NODES, filing.answered().size(), filing.outages(), losses);
                assertThat(losses).isEqualTo(Losses.NONE);
            }
        } finally {
            for (ApplicationNode node : nodes) {
                node.kill();
            }
        }
    }

    /** One in three waits for evidence, and its reminder is due: work for the job executor. */
    private static String claim(String orderId) {
        return ThreadLocalRandom.current().nextInt(3) > 0
                ? ClaimTraffic.complete(orderId)
                : ClaimTraffic.incomplete(orderId, Instant.now().minus(Duration.ofHours(156)));
    }

    private static void stopAndStart(
            StoppableDatabase database, StoppableDatabase.Stop how, List<ApplicationNode> nodes) throws Exception {
        Instant stopped = Instant.now();
        database.stop(how);
        nodes.forEach(node -> soon().until(() -> !node.isReady()));
        Duration told = Duration.between(stopped, Instant.now());
        Instant started = Instant.now();
        database.start();
        nodes.forEach(node -> soon().until(node::isReady));
        System.out.printf(
                "stop %s: not ready after %d ms, ready again %d ms after the start%n",
                how, told.toMillis(), Duration.between(started, Instant.now()).toMillis());
    }

    /** What failed while the database was away is tried again after minutes, which pass at once here. */
    private static void workOff(JdbcClient jdbc) {
        soon().until(() -> {
            jdbc.sql("update act_ru_job set duedate_ = ? where exception_msg_ is not null and duedate_ > ?")
                    .params(Timestamp.from(Instant.now()), Timestamp.from(Instant.now()))
                    .update();
            return Losses.due(jdbc).isEmpty();
        });
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofMinutes(3));
    }
}
