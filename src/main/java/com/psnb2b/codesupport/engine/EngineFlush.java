package com.psnb2b.codesupport.engine;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the engine writes at the end of a command, sent in one message where MyBatis sends one for each table and waits for
 * its answer: some ten a claim.
 *
 * <p>Updates or deletes of several rows by one statement keep a message of their own: put together, each number of rows
 * would be one more text for PostgreSQL to read, plan and keep. So do inserts of more rows than a claim alone has: reading
 * such a text costs more than the rows do.
 */
final class EngineFlush {

    /** Rows of one insert; of a claim alone none has more. */
    private static final int ROWS = 10;

    private final Connection connection;
    private final List<EngineWrite> writes;
    /** How many rows each write changed, as far as it is known, which is for the first {@link #done}. */
    private final int[] changed;

    private int done;

    EngineFlush(Connection connection, List<EngineWrite> writes) {
        this.connection = connection;
        this.writes = writes;
        changed = new int[writes.size()];
    }

    /** Returns how many rows each write changed. */
    int[] send() throws SQLException {
        List<List<EngineWrite>> message = new ArrayList<>();
        for (List<EngineWrite> alike : alike(writes)) {
            if (alike.size() == 1 || alike.get(0).isInsert() && alike.size() <= ROWS) {
                message.add(alike);
            } else {
                send(message);
                message.clear();
                sendAlike(alike);
            }
        }
        send(message);
        return changed;
    }

    /** Writes of one statement that follow one another. */
    private static List<List<EngineWrite>> alike(List<EngineWrite> writes) {
        List<List<EngineWrite>> all = new ArrayList<>();
        List<EngineWrite> last = List.of();
        for (EngineWrite write : writes) {
            if (last.isEmpty() || !write.isLike(last.get(0))) {
                last = new ArrayList<>();
                all.add(last);
            }
            last.add(write);
        }
        return all;
    }

    private void send(List<List<EngineWrite>> message) throws SQLException {
        if (message.isEmpty()) {
            return;
        }
        String sql = message.stream().map(EngineFlush::text).collect(Collectors.joining(";"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 1;
            for (List<EngineWrite> alike : message) {
                for (EngineWrite write : alike) {
                    place = write.set(statement, place);
                }
            }
            statement.execute();
            for (List<EngineWrite> alike : message) {
                count(statement.getUpdateCount() / alike.size(), alike.size());
                statement.getMoreResults();
            }
        }
    }

    /** An insert of several rows has their values after one another. */
    private static String text(List<EngineWrite> alike) {
        String sql = alike.get(0).sql();
        if (alike.size() == 1) {
            return sql;
        }
        String row = sql.substring(sql.lastIndexOf("values") + "values".length());
        return sql + ("," + row).repeat(alike.size() - 1);
    }

    private void sendAlike(List<EngineWrite> alike) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(alike.get(0).sql())) {
            for (EngineWrite write : alike) {
                write.set(statement, 1);
                statement.addBatch();
            }
            for (int rows : statement.executeBatch()) {
                count(rows, 1);
            }
        }
    }

    private void count(int rows, int ofEach) {
        Arrays.fill(changed, done, done + ofEach, rows);
        done += ofEach;
    }

    /**
     * Says which write failed, for the engine tells by it a claim that was changed meanwhile from a fault: the first whose
     * table PostgreSQL names, and else the first that is not known to be done.
     */
    BatchUpdateException failure(SQLException cause) {
        SQLException first = cause.getNextException() == null ? cause : cause.getNextException();
        String table = table(first);
        int failed = done;
        while (failed < changed.length && !writes.get(failed).isOf(table)) {
            failed++;
        }
        int[] before = Arrays.copyOf(changed, failed == changed.length ? done : failed);
        Arrays.fill(before, done, before.length, 1);
        var failure = new BatchUpdateException(first.getMessage(), first.getSQLState(), before, cause);
        failure.setNextException(first);
        return failure;
    }

    /** The table that PostgreSQL names; null where it names none. */
    static String table(SQLException cause) {
        ServerErrorMessage error = cause instanceof PSQLException e ? e.getServerErrorMessage() : null;
        return error == null ? null : error.getTable();
    }
}
