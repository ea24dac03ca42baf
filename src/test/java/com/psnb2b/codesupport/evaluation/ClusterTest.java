package com.psnb2b.codesupport.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evaluation mode starts, whenever its first start was killed. */
@Tag("integration")
class ClusterTest {

    @TempDir
    Path data;

    /** In the order in which they come to be: at the beginning, in the midst, when the server runs. */
    @ParameterizedTest
    @ValueSource(strings = {"PG_VERSION", "postgresql.conf", "pg_hba.conf", "postmaster.pid"})
    void aFirstStartThatWasKilledIsMadeUpFor(String instant) throws Exception {
        Path folder = data.resolve("postgresql");
        Process killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        FirstStart.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File("target/first-start.log"))
                .start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> isThere(instant));
        } finally {
            killed.destroyForcibly().waitFor();
        }
        new Cluster(folder).process().ifPresent(ProcessHandle::destroyForcibly);

        try (EmbeddedPostgres server = new Cluster(folder).start();
                var connection = server.getPostgresDatabase().getConnection()) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void whatToDeleteIsNamedByItsPath() throws Exception {
        Path folder = Files.createDirectory(data.resolve("postgresql"));
        Files.writeString(folder.resolve("PG_VERSION"), "17\n");
        Files.writeString(folder.resolve("postgresql.conf"), "");
        assertThatThrownBy(() -> new Cluster(folder, Duration.ofSeconds(2)).start())
                .isInstanceOf(BrokenCluster.class)
                .hasMessageContaining(folder.toString());
    }

    private boolean isThere(String name) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.anyMatch(path -> path.getFileName().toString().equals(name));
        } catch (UncheckedIOException e) {
            // Initialisation removes files while they are looked at.
            return false;
        }
    }
}
