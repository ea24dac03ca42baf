package com.psnb2b.codesupport.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A batch of any size, of which one row in a hundred is bad, on a node with a heap of 256 MB: every row is answered in
 * its place, and the heap that is in use on the way is told. {@code -Dbatch.rows=100000} makes it a long run.
 */
@Tag("integration")
@Tag("long")
class LargeBatchTest {

    private static final int ROWS = Integer.getInteger("batch.rows", 1_000);
    private static final String KEY = "key-of-the-large-batch-test";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADMIN = "Basic "
            + Base64.getEncoder()
                    .encodeToString(("admin:" + ApplicationNode.PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final AtomicInteger answered = new AtomicInteger();
    /** Heap in use, in MB, by tenths of the batch. */
    private final Map<Integer, LongSummaryStatistics> heap = new TreeMap<>();

    @Test
    void everyRowIsAnsweredInConstantMemory() throws Exception {
        Path body = Files.createTempFile("batch", ".ndjson");
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            JdbcClient jdbc = JdbcClient.create(server.getPostgresDatabase());
            ApplicationNode node = new ApplicationNode(server.getJdbcUrl("postgres", "postgres"));
            try {
                node.start();
                node.awaitUp();
                jdbc.sql("insert into claims.api_key (name, key_hash, scope, reseller_id, requests_per_minute)"
                                + " values ('batch', sha256(?), 'reseller', 'batch', 1000000)")
                        .param(KEY.getBytes(StandardCharsets.UTF_8))
                        .update();
                write(body);
                watch.scheduleWithFixedDelay(() -> look(node), 0, 200, TimeUnit.MILLISECONDS);
                Instant start = Instant.now();
                Map<Integer, Integer> statuses = send(node, body);
                report(Duration.between(start, Instant.now()), Files.size(body), statuses);

                assertThat(statuses).containsOnlyKeys(201, 400, 422);
                assertThat(statuses.get(201)).isEqualTo(ROWS - ROWS / 100);
                assertThat(jdbc.sql("select count(*) from claims.claim")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(statuses.get(201));
            } finally {
                watch.shutdownNow();
                node.kill();
            }
        } finally {
            Files.delete(body);
        }
    }

    /** The statuses of the rows, and how often each was given. */
    private Map<Integer, Integer> send(ApplicationNode node, Path body) throws IOException, InterruptedException {
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (InputStream answer = node.stream(
                        "/api/v1/claims/batch",
                        body,
                        "Authorization",
                        "Bearer " + KEY,
                        "Content-Type",
                        "application/x-ndjson");
                BufferedReader lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = JSON.readTree(line);
                int number = answered.incrementAndGet();
                assertThat(row.get("row").asInt()).isEqualTo(number);
                boolean isBad = number % 100 == 0;
                assertThat(row.get("status").asInt() != 201).as(line).isEqualTo(isBad);
                if (isBad) {
                    assertThat(row.at("/errors/0/field").asText()).isIn("row", "reported_issue", "typo");
                }
                statuses.merge(row.get("status").asInt(), 1, Integer::sum);
            }
        }
        assertThat(answered.get()).isEqualTo(ROWS);
        return statuses;
    }

    private void look(ApplicationNode node) {
        try {
            String metric = node.send(
                            "GET", "/actuator/metrics/jvm.memory.used?tag=area:heap", null, "Authorization", ADMIN)
                    .body();
            long megabytes = JSON.readTree(metric).at("/measurements/0/value").asLong() / 1024 / 1024;
            int tenth = Math.min(9, answered.get() * 10 / ROWS) + 1;
            heap.computeIfAbsent(tenth, number -> new LongSummaryStatistics()).accept(megabytes);
        } catch (IOException e) {
            // Looked at again soon.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(Duration took, long bytes, Map<Integer, Integer> statuses) {
        System.out.printf(
                "%d rows (%d MB) in %d s, %.0f a second: %s%n",
                ROWS, bytes / 1024 / 1024, took.toSeconds(), ROWS * 1000.0 / took.toMillis(), statuses);
        heap.forEach((tenth, used) -> System.out.printf(
                "heap in tenth %d of the rows: %d to %d MB in use%n", tenth, used.getMin(), used.getMax()));
    }

    private static void write(Path body) throws IOException {
        Instant delivered = Instant.now().minus(Duration.ofHours(30));
        try (PrintWriter out = new PrintWriter(body.toFile(), StandardCharsets.UTF_8)) {
            for (int row = 1; row <= ROWS; row++) {
                out.println(row % 100 == 0 ? bad(row) : claim(row, delivered));
            }
        }
    }

    private static String claim(int row, Instant delivered) {
        return """
                {"order_id": "BATCH-%d", "reported_issue": "wrong_region", "code": {"value": "BTCH%08d"},\
                 "product": {"region": "US"}, "ordered": {"region": "GB"}, "account_region": "GB", "delivered_at": "%s",\
                 "customer_report": {"text": "The store shows an error"}, "evidence": [{"type": "delivery_log",\
                 "content": {"source": "api", "status": "delivered", "region": "US"}}]}""".formatted(row, row, delivered);
    }

    private static String bad(int row) {
        return switch (row / 100 % 3) {
            case 0 -> "no JSON at all";
            case 1 -> "{\"order_id\": \"BATCH-" + row + "\", \"reported_issue\": \"nonsense\"}";
            default -> "{\"order_id\": \"BATCH-" + row + "\", \"reported_issue\": \"other\", \"typo\": 1}";
        };
    }
}
