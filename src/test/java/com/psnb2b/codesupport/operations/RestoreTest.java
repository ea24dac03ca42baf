package com.psnb2b.codesupport.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.packet.UnpackedPacket;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A backup of a running database and its archive of write-ahead log, restored on a new server to the moment before a
 * mistake: what docs/operations.md tells an operator to do, with the server's own functions in place of
 * {@code pg_basebackup}.
 */
@Tag("integration")
@Tag("long")
class RestoreTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "key-of-the-restore-test";
    private static final String[] HEADERS = {"Authorization", "Bearer " + KEY, "Content-Type", "application/json"};
    private static final String[] ADMIN = {
        "Authorization",
        "Basic "
                + Base64.getEncoder()
                        .encodeToString(("admin:" + ApplicationNode.PASSWORD).getBytes(StandardCharsets.UTF_8)),
        "Content-Type",
        "application/json"
    };

    private static final String NEW_KEY =
            "{\"name\": \"restored\", \"scope\": \"reseller\", \"reseller_id\": \"restore\"}";

    /** What belongs to the server that runs, and what the archive has: the documentation of low-level backups. */
    private static final Set<String> NOT_COPIED = Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify");

    private static final Set<String> OF_THE_PROCESS = Set.of("postmaster.pid", "postmaster.opts");

    @TempDir
    private Path folder;

    @Test
    void aRestoredDatabaseGoesOnAtTheMomentBeforeTheMistake() throws Exception {
        Path backup = folder.resolve("backup");
        Path archive = Files.createDirectories(folder.resolve("archive"));
        String beforeBackup;
        String afterBackup;
        String waiting;
        String idempotencyKey = UUID.randomUUID().toString();
        String claim = claim("RESTORE-2", Instant.now().minus(Duration.ofHours(30)), true);
        byte[] packet;
        String timeline;
        long lastKey;
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder().setServerConfig("archive_mode", "on").start()) {
            JdbcClient jdbc = JdbcClient.create(server.getPostgresDatabase());
            jdbc.sql("alter system set archive_command = 'cp %p \"" + archive + "/%f\"'")
                    .update();
            jdbc.sql("select pg_reload_conf()").query().singleValue();
            // Its timers wait for the node on the restored database.
            ApplicationNode node = new ApplicationNode(
                    server.getJdbcUrl("postgres", "postgres"), Map.of("CAMUNDA_BPM_JOBEXECUTION_ENABLED", "false"));
            try {
                node.start();
                node.awaitUp();
                jdbc.sql("insert into claims.api_key (name, key_hash, scope, reseller_id, requests_per_minute)"
                                + " values ('restore', sha256(?), 'reseller', 'restore', 100000)")
                        .param(KEY.getBytes(StandardCharsets.UTF_8))
                        .update();
                beforeBackup = file(node, claim("RESTORE-1", Instant.now().minus(Duration.ofHours(30)), true), null);
                packet = packet(node, beforeBackup);

                backUp(server, backup);

                afterBackup = file(node, claim, idempotencyKey);
                waiting = file(
                        node,
                        claim(
                                "RESTORE-3",
                                Instant.now().minus(Duration.ofDays(7)).plusSeconds(5),
                                false),
                        null);
                assertThat(read(node, waiting).get("status").asText()).isEqualTo("collecting");
                timeline = timeline(node, afterBackup);
                lastKey = highestKey(jdbc);
                jdbc.sql("select pg_create_restore_point('before the mistake')")
                        .query()
                        .singleValue();
                jdbc.sql("delete from claims.evidence").update();
                awaitArchived(jdbc);
            } finally {
                node.kill();
            }
        }

        tellWhatToRestore(backup, archive);
        try (EmbeddedPostgres restored = EmbeddedPostgres.builder()
                .setDataDirectory(backup)
                .setCleanDataDirectory(false)
                .start()) {
            JdbcClient jdbc = JdbcClient.create(restored.getPostgresDatabase());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !jdbc.sql("select pg_is_in_recovery()")
                            .query(Boolean.class)
                            .single());
            assertThat(jdbc.sql("select duedate_ from act_ru_job j join act_ru_execution e"
                                    + " on e.id_ = j.process_instance_id_ where e.business_key_ = ?"
                                    + " and j.handler_cfg_ like 'claim-window-closed%'")
                            .param(waiting)
                            .query(java.sql.Timestamp.class)
                            .list())
                    .as("the timer of the claim window")
                    .hasSize(1);
            ApplicationNode node = new ApplicationNode(restored.getJdbcUrl("postgres", "postgres"));
            try {
                node.start();
                node.awaitUp();
                assertThat(packet(node, beforeBackup)).isEqualTo(packet);
                verify(node, packet);
                verify(node, packet(node, afterBackup));
                assertThat(timeline(node, afterBackup)).isEqualTo(timeline);
                everythingGoesOn(node, claim, idempotencyKey, afterBackup);
                var key = node.send("POST", "/admin/api-keys", NEW_KEY, ADMIN);
                assertThat(key.statusCode()).as(key.body()).isEqualTo(201);
                assertThat(highestKey(jdbc)).as("the next number of a sequence").isGreaterThan(lastKey);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> read(node, waiting).get("status").asText().equals("late_review"));
            } finally {
                node.kill();
            }
        }
    }

    /** An old call is known again, an old claim takes evidence under its next number, and a new one comes after it. */
    private static void everythingGoesOn(ApplicationNode node, String claim, String idempotencyKey, String id)
            throws Exception {
        assertThat(file(node, claim, idempotencyKey)).as("the same key again").isEqualTo(id);
        int sequence = read(node, id).get("sequence").asInt();
        var more = node.send(
                "POST",
                "/api/v1/claims/" + id + "/evidence",
                "{\"type\": \"customer_message\", \"content\": {\"text\": \"more\"}}",
                HEADERS);
        assertThat(more.statusCode()).as(more.body()).isEqualTo(200);
        assertThat(JSON.readTree(more.body()).get("sequence").asInt()).isEqualTo(sequence + 1);
        String next = file(node, claim("RESTORE-4", Instant.now().minus(Duration.ofHours(30)), true), null);
        assertThat(next).isGreaterThan(id);
        assertThat(read(node, next).get("status").asText()).isEqualTo("under_review");
    }

    private void verify(ApplicationNode node, byte[] packet) throws Exception {
        UnpackedPacket unpacked = new UnpackedPacket(folder.resolve("packet-" + UUID.randomUUID()));
        assertThat(unpacked.unpack(packet).keySet()).anyMatch(path -> path.startsWith("evidence/"));
        unpacked.key(node.send("GET", "/api/v1/packet-key", null).body());
        assertThat(unpacked.verified("SHA256SUMS")).isTrue();
        assertThat(unpacked.run("sha256sum", "--strict", "-c", "SHA256SUMS")).isTrue();
    }

    private static void backUp(EmbeddedPostgres server, Path target) throws Exception {
        try (Connection session = server.getPostgresDatabase().getConnection();
                Statement sql = session.createStatement()) {
            sql.execute("select pg_backup_start('nightly', fast => true)");
            Path data;
            try (ResultSet answer = sql.executeQuery("show data_directory")) {
                answer.next();
                data = Path.of(answer.getString(1));
            }
            Files.walkFileTree(data, new Copy(data, target));
            try (ResultSet answer =
                    sql.executeQuery("select labelfile from pg_backup_stop(wait_for_archive => true)")) {
                answer.next();
                Files.writeString(target.resolve("backup_label"), answer.getString(1));
            }
        }
    }

    private static void tellWhatToRestore(Path backup, Path archive) throws IOException {
        Files.writeString(backup.resolve("postgresql.auto.conf"), """
                archive_mode = 'off'
                restore_command = 'cp "%s/%%f" "%%p"'
                recovery_target_name = 'before the mistake'
                recovery_target_action = 'promote'
                """.formatted(archive), StandardOpenOption.APPEND);
        Files.createFile(backup.resolve("recovery.signal"));
    }

    /** Everything up to now is in the archive. */
    private static void awaitArchived(JdbcClient jdbc) {
        String segment = jdbc.sql("select pg_walfile_name(pg_switch_wal())")
                .query(String.class)
                .single();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select coalesce(last_archived_wal, '') >= ? from pg_stat_archiver")
                        .param(segment)
                        .query(Boolean.class)
                        .single());
    }

    /** Copies the files of a server that is writing them. */
    private static final class Copy extends SimpleFileVisitor<Path> {

        private final Path from;
        private final Path to;

        Copy(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            Files.createDirectory(
                    to.resolve(from.relativize(folder).toString()),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            boolean left = from.equals(folder.getParent())
                    && NOT_COPIED.contains(folder.getFileName().toString());
            return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!OF_THE_PROCESS.contains(file.getFileName().toString())) {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (NoSuchFileException gone) {
                    // Removed meanwhile; the log says so.
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
            if (failed instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failed;
        }
    }

    private static long highestKey(JdbcClient jdbc) {
        return jdbc.sql("select max(id) from claims.api_key").query(Long.class).single();
    }

    private static String file(ApplicationNode node, String body, String idempotencyKey) throws Exception {
        String[] headers = idempotencyKey == null
                ? HEADERS
                : new String[] {HEADERS[0], HEADERS[1], HEADERS[2], HEADERS[3], "Idempotency-Key", idempotencyKey};
        var filed = node.send("POST", "/api/v1/claims", body, headers);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return JSON.readTree(filed.body()).get("id").asText();
    }

    private static JsonNode read(ApplicationNode node, String id) throws Exception {
        return JSON.readTree(
                node.send("GET", "/api/v1/claims/" + id, null, HEADERS).body());
    }

    private static String timeline(ApplicationNode node, String id) throws Exception {
        return node.send("GET", "/api/v1/claims/" + id + "/timeline", null, HEADERS)
                .body();
    }

    private static byte[] packet(ApplicationNode node, String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(node.address("/api/v1/claims/" + id + "/packet"))
                .header(HEADERS[0], HEADERS[1])
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String claim(String order, Instant delivered, boolean complete) {
        String code =
                UUID.randomUUID().toString().replace("-", "").toUpperCase().substring(0, 12);
        return """
                {"order_id": "%s", "reported_issue": "wrong_region", "code": {"value": "%s"},
                 "product": {"region": "US"}, "ordered": {"region": "GB"}, "account_region": "GB", "delivered_at": "%s",
                 "customer_report": {"text": "The store shows an error"},
                 "evidence": [%s]}""".formatted(order, code, delivered, complete ? """
                {"type": "delivery_log", "content": {"source": "api", "status": "delivered", "region": "US"}}""" : "");
    }
}
