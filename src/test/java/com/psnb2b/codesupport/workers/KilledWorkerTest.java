package com.psnb2b.codesupport.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ExternalTaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Fifty workers are killed with {@code kill -9}, each after its call and before it knows of an answer: no claim is stuck,
 * and none is moved twice.
 */
class KilledWorkerTest extends WorkerDrawingTest {

    private static final Path WORKER = Path.of("src", "test", "resources", "workers", "killed_worker.py");
    private static final int WORKERS = 50;
    private static final long LOCK = 3000;

    @LocalServerPort
    private int port;

    @Autowired
    private ExternalTaskService external;

    /** What a killed worker said before: the task that it had, and its name. */
    private record Killed(String worker, String task) {}

    @Test
    void noClaimIsStuckAndNoneIsMovedTwice() throws Exception {
        List<String> claims = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            claims.add(file());
        }
        List<Killed> killed = killed();
        assertThat(killed).hasSize(WORKERS);

        Map<String, Integer> taken = survivor();

        assertThat(external.createExternalTaskQuery().topicName(ASK).count()).isZero();
        for (String claim : claims) {
            assertThat(waiting(claim)).as(claim).containsExactly("review-claim");
            assertThat(passed(claim, "ask")).as(claim).isEqualTo(1);
            assertThat(passed(claim, "review-claim")).as(claim).isEqualTo(1);
        }
        assertThat(taken.values()).as("each task was answered once").containsOnly(1);
        for (Killed worker : killed) {
            assertThat(complete(worker.worker(), worker.task(), GOOD).statusCode())
                    .as("the answer that a killed worker would have sent")
                    .isEqualTo(404);
        }
    }

    private List<Killed> killed() throws Exception {
        ExecutorService some = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Killed>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                String name = "killed-" + i;
                boolean answers = i % 2 == 1;
                workers.add(() -> kill(name, answers));
            }
            List<Killed> killed = new ArrayList<>();
            for (Future<Killed> worker : some.invokeAll(workers)) {
                killed.add(worker.get());
            }
            return killed;
        } finally {
            some.shutdownNow();
        }
    }

    private Killed kill(String name, boolean answers) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("python3", WORKER.toString(), String.valueOf(port), key, name, String.valueOf(LOCK)));
        if (answers) {
            command.add(GOOD);
        }
        Process worker = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = new BufferedReader(new InputStreamReader(worker.getInputStream()))) {
            String line = said.readLine();
            assertThat(line).startsWith("called ");
            return new Killed(name, line.substring("called ".length()));
        } finally {
            // SIGKILL: nothing of it runs any more.
            worker.destroyForcibly();
            assertThat(worker.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Another worker, which answers whatever comes until nothing is left. */
    private Map<String, Integer> survivor() {
        Map<String, Integer> taken = new HashMap<>();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    for (JsonNode task : fetch("survivor", 10, 60_000)) {
                        String id = task.get("id").asText();
                        if (complete("survivor", id, GOOD).statusCode() == 204) {
                            taken.merge(id, 1, Integer::sum);
                        }
                        assertThat(complete("survivor", id, GOOD).statusCode()).isEqualTo(404);
                    }
                    return external.createExternalTaskQuery().topicName(ASK).count() == 0;
                });
        return taken;
    }
}
