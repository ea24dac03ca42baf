package com.psnb2b.codesupport.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node that freezes while it sends holds nothing longer than one that freezes between two statements. */
@Tag("integration")
class StalledSessionsTest {

    private static final String NODES = "nodes";
    private static final Duration LONG = Duration.ofMinutes(5);

    static final DatabaseLimits LIMITS = limits(Duration.ofSeconds(1));

    @Test
    void whatIsHalfSentIsEnded() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Silent node = new Silent(server.getPort(), NODES);
                Silent restore = new Silent(server.getPort(), "another program")) {
            node.sendsHalf("select pg_advisory_xact_lock(1)");
            restore.sendsHalf("select pg_advisory_xact_lock(2)");
            JdbcClient jdbc = JdbcClient.create(nodes(server));
            Awaitility.await().until(() -> held(jdbc, 1) && held(jdbc, 2));

            new StalledSessions(jdbc, limits(LONG)).end();
            assertThat(held(jdbc, 1)).as("it may still be sending").isTrue();

            StalledSessions swept = new StalledSessions(jdbc, LIMITS);
            Awaitility.await().until(() -> {
                swept.end();
                return !held(jdbc, 1);
            });
            assertThat(held(jdbc, 2)).as("what is no node is left alone").isTrue();
        }
    }

    private static DatabaseLimits limits(Duration idle) {
        return new DatabaseLimits(LONG, LONG, LONG, idle, LONG, LONG);
    }

    private static PGSimpleDataSource nodes(EmbeddedPostgres server) {
        PGSimpleDataSource nodes = new PGSimpleDataSource();
        nodes.setUrl(server.getJdbcUrl("postgres", "postgres"));
        nodes.setApplicationName(NODES);
        return nodes;
    }

    private static boolean held(JdbcClient jdbc, int lock) {
        return jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and granted and objid = ?")
                        .param(lock)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Speaks as the driver does, and falls silent before the end of a batch. */
    private static final class Silent implements AutoCloseable {

        private final Socket socket;
        private final DataOutputStream out;

        Silent(int port, String name) throws IOException {
            socket = new Socket("localhost", port);
            out = new DataOutputStream(socket.getOutputStream());
            byte[] start = bytes("user", "postgres", "database", "postgres", "application_name", name, "");
            out.writeInt(8 + start.length);
            out.writeInt(196608);
            out.write(start);
            out.flush();
            // PostgreSQL's own limits, which do not count here.
            send('Q', bytes("set statement_timeout = '500ms'; set idle_in_transaction_session_timeout = '500ms'"));
        }

        /** Without the end of the batch (Sync), to which every limit of PostgreSQL's is tied. */
        void sendsHalf(String statement) throws IOException {
            extended("begin");
            extended(statement);
            send('H', new byte[0]);
        }

        private void extended(String statement) throws IOException {
            send('P', bytes("", statement, "\0"));
            send('B', new byte[8]);
            send('E', new byte[5]);
        }

        private void send(char kind, byte[] content) throws IOException {
            out.writeByte(kind);
            out.writeInt(4 + content.length);
            out.write(content);
            out.flush();
        }

        /** Each with the zero byte that ends it. */
        private static byte[] bytes(String... texts) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (String text : texts) {
                all.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return all.toByteArray();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
