package com.psnb2b.codesupport.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database of the server under test, asked over a connection of its own. */
record Database(String url) {

    private static final String CALLS = "select coalesce(sum(calls), 0) from pg_stat_statements s"
            + " join pg_database d on d.oid = s.dbid where d.datname = current_database()";

    /** A server of its own, which counts statements. */
    static EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(Path.of("target", "postgresql").toAbsolutePath())
                .setCleanDataDirectory(true)
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "30min")
                .setServerConfig("max_connections", "200")
                .start();
    }

    /** What the server has counted so far: statements, transactions, rows written, bytes of write-ahead log. */
    record Counts(long statements, long transactions, long rows, long walBytes) {
        Counts minus(Counts before) {
            return new Counts(
                    statements - before.statements,
                    transactions - before.transactions,
                    rows - before.rows,
                    walBytes - before.walBytes);
        }
    }

    /** Bytes of tables and of indexes. */
    record Size(long heap, long indexes) {}

    /**
     * Read from pg_stat_statements alone, which counts at once; the statistics of tables lag by up to ten seconds. A
     * transaction is counted by its BEGIN, for the driver's COMMIT is not seen there.
     */
    Counts counts() throws SQLException {
        return new Counts(
                number(CALLS + " and query !~* '^(begin|commit|rollback|show|set|select 1$)'"
                        + " and query !~ 'pg_stat|pg_current|pg_total'"),
                number(CALLS + " and query ~* '^begin'"),
                number(CALLS.replace("calls", "rows") + " and query ~* '^(insert|update|delete)'"),
                number("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"));
    }

    Size size() throws SQLException {
        return new Size(
                number("select sum(pg_table_size(relid)) from pg_stat_user_tables"),
                number("select sum(pg_indexes_size(relid)) from pg_stat_user_tables"));
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(query(sql).get(0));
    }

    List<String> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    void execute(String... sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String one : sql) {
                statement.execute(one);
            }
        }
    }
}
