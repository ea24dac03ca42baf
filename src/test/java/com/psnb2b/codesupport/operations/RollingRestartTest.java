package com.psnb2b.codesupport.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Node by node is stopped and started again as the version of this checkout while claims are filed at all of them. They
 * run the packed application of {@code -Dfrom=old.jar} before, or this version too; {@code -Dnodes=3} makes it three.
 */
@Tag("integration")
@Tag("long")
class RollingRestartTest {

    private static final String FROM = System.getProperty("from");
    private static final int NODES = Integer.getInteger("nodes", 2);
    private static final int CLIENTS = 4;
    private static final int CLAIMS_BETWEEN = 40;

    @Test
    void claimsGoOnWhileNodesChangeTheirVersion() throws Exception {
        List<ApplicationNode> nodes = new ArrayList<>();
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            JdbcClient jdbc = JdbcClient.create(server.getPostgresDatabase());
            for (int number = 0; number < NODES; number++) {
                ApplicationNode node = new ApplicationNode(server.getJdbcUrl("postgres", "postgres"));
                nodes.add(node);
                startAsBefore(node);
                node.awaitUp();
            }
            ClaimTraffic.admit(jdbc);
            try (ClaimTraffic filing = new ClaimTraffic(nodes, CLIENTS, ClaimTraffic::complete)) {
                filing.awaitMore(CLAIMS_BETWEEN);
                for (ApplicationNode node : nodes) {
                    node.stop();
                    filing.awaitMore(CLAIMS_BETWEEN);
                    node.start();
                    node.awaitUp();
                    filing.awaitMore(CLAIMS_BETWEEN);
                }
                filing.finish();
                Losses losses = Losses.of(jdbc, filing.answered());
                System.out.printf(
                        "%d nodes restarted, %d claims filed: %s%n",
                        NODES, filing.answered().size(), losses);
                assertThat(losses).isEqualTo(Losses.NONE);
                assertThat(filing.outages())
                        .as("answers that there is no service")
                        .isZero();
            }
        } finally {
            for (ApplicationNode node : nodes) {
                node.kill();
            }
        }
    }

    private static void startAsBefore(ApplicationNode node) throws Exception {
        if (FROM == null) {
            node.start();
        } else {
            node.startFrom(Path.of(FROM));
        }
    }
}
