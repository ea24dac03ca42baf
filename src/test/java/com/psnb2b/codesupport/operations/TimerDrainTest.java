package com.psnb2b.codesupport.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many timers are due at the same instant while claims come in: in every second claim the reminder goes out, in the others
 * the window closes. Each is worked off once. {@code -Dtimers=50000} makes it a long run, {@code -Dnodes=2} two nodes.
 */
@Tag("integration")
@Tag("long")
class TimerDrainTest {

    private static final int TIMERS = Integer.getInteger("timers", 300);
    private static final int NODES = Integer.getInteger("nodes", 1);
    private static final int CLIENTS = 2;

    @Test
    void timersDueAtOnceAreAllWorkedOffOnce(@TempDir Path folder) throws Exception {
        List<ApplicationNode> nodes = new ArrayList<>();
        try (StoppableDatabase database = new StoppableDatabase(folder)) {
            JdbcClient jdbc = database.client();
            for (int number = 0; number < NODES; number++) {
                // An idle node looks for timers once a minute at the latest; it is the work that is of interest here.
                ApplicationNode node =
                        new ApplicationNode(database.url(), Map.of("CAMUNDA_BPM_JOBEXECUTION_MAXWAIT", "5000"));
                nodes.add(node);
                node.start();
                node.awaitUp();
            }
            ClaimTraffic.admit(jdbc);
            Instant delivered = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
            String claimId = ClaimTraffic.idOf(
                    ClaimTraffic.send(nodes.get(0), "timers", ClaimTraffic.incomplete("TIMERS-1", delivered)));
            ClaimCopies.of(jdbc, claimId, TIMERS);
            try (ClaimTraffic filing = new ClaimTraffic(nodes, CLIENTS, ClaimTraffic::complete)) {
                filing.awaitMore(CLIENTS * 5);
                drain(jdbc, claimId, delivered, filing);
                filing.finish();
                Losses losses = Losses.of(jdbc, filing.answered());
                System.out.println(losses);
                assertThat(losses).isEqualTo(Losses.NONE);
                assertThat(done(jdbc, "claim.evidence_reminder")).isEqualTo(TIMERS / 2);
                assertThat(done(jdbc, "claim.late_review")).isEqualTo((TIMERS + 1) / 2);
            }
        } finally {
            for (ApplicationNode node : nodes) {
                node.kill();
            }
        }
    }

    private static void drain(JdbcClient jdbc, String claimId, Instant delivered, ClaimTraffic filing) {
        jdbc.sql("update claims.claim set body = replace(body::text, ?, ?)::jsonb where id like ?")
                .params(
                        delivered.toString(),
                        delivered.minus(Duration.ofDays(9)).toString(),
                        claimId + "-%")
                .update();
        int filedBefore = filing.answered().size();
        Instant released = Instant.now();
        int due = jdbc.sql("""
                        update act_ru_job set duedate_ = ? where process_instance_id_ like '%-%' and handler_cfg_ =
                            case when substring(process_instance_id_ from '-(.*)')::int % 2 = 0
                            then 'evidence-reminder' else 'claim-window-closed' end""").param(Timestamp.from(released)).update();
        assertThat(due).isEqualTo(TIMERS);
        Awaitility.await()
                .atMost(Duration.ofHours(1))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> Losses.due(jdbc).isEmpty());
        Duration took = Duration.between(released, Instant.now());
        System.out.printf(
                "%d timers due at once, %d nodes: %.1f s, %.0f a second, %d claims filed meanwhile: ",
                TIMERS,
                NODES,
                took.toMillis() / 1000.0,
                TIMERS * 1000.0 / took.toMillis(),
                filing.answered().size() - filedBefore);
    }

    private static long done(JdbcClient jdbc, String event) {
        return jdbc.sql("select count(*) from claims.claim_event where type = ?")
                .param(event)
                .query(Long.class)
                .single();
    }
}
