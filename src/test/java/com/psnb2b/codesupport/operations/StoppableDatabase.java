package com.psnb2b.codesupport.operations;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A PostgreSQL that is stopped in every way there is, and comes back on the same folder and port. What it has answered is
 * on disk, as on a server of production and unlike the embedded one's own settings.
 */
final class StoppableDatabase implements AutoCloseable {

    /** The signals that PostgreSQL stops by: every one ends the connections at once, the last two save nothing. */
    enum Stop {
        FAST("INT"),
        IMMEDIATE("QUIT"),
        KILLED("KILL");

        private final String signal;

        Stop(String signal) {
            this.signal = signal;
        }
    }

    private final Path folder;
    private EmbeddedPostgres server;

    StoppableDatabase(Path folder) throws IOException {
        this.folder = folder;
        server = builder().start();
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Opens a connection for each statement, so that it outlives a stop. */
    JdbcClient client() {
        return JdbcClient.create(server.getPostgresDatabase());
    }

    void stop(Stop how) throws Exception {
        String postmaster = Files.readAllLines(folder.resolve("postmaster.pid")).get(0);
        ProcessHandle process = ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow();
        new ProcessBuilder("kill", "-" + how.signal, postmaster).start().waitFor();
        process.onExit().get(1, TimeUnit.MINUTES);
        // Finds nothing to stop, and says so; lets go of the folder.
        server.close();
    }

    /** The processes of a killed server may hold its memory for a moment, in which another does not start. */
    void start() {
        int port = server.getPort();
        server = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> builder().setPort(port).start(), started -> true);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
