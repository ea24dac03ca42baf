package com.psnb2b.codesupport.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Statements that go to the database in one message, with one wait for its answer. Many rows of one insert have a message
 * of their own: put together, reading the text of it would cost PostgreSQL more than the rows do.
 */
final class StatementBatch {

    /** Rows of one insert that are put together. */
    private static final int FEW = 10;

    private final List<Part> parts = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** A message. */
    private record Part(String sql, List<Object[]> rows) {

        void make(JdbcOperations jdbc) {
            if (rows.size() == 1) {
                jdbc.update(sql, rows.get(0));
            } else {
                jdbc.batchUpdate(sql, rows);
            }
        }
    }

    StatementBatch add(String statement, Object... row) {
        statements.add(statement);
        Collections.addAll(values, row);
        return this;
    }

    /**
     * Adds an insert of several rows, or nothing where there are none.
     *
     * @param insert up to and with the word {@code values}
     * @param places of one row, in brackets
     */
    StatementBatch addRows(String insert, String places, List<Object[]> rows) {
        if (rows.size() > FEW) {
            endMessage();
            parts.add(new Part(insert + places, rows));
        } else if (!rows.isEmpty()) {
            statements.add(insert + String.join(", ", Collections.nCopies(rows.size(), places)));
            rows.forEach(row -> Collections.addAll(values, row));
        }
        return this;
    }

    void make(JdbcOperations jdbc) {
        endMessage();
        parts.forEach(part -> part.make(jdbc));
    }

    private void endMessage() {
        if (!statements.isEmpty()) {
            parts.add(new Part(String.join(";", statements), List.<Object[]>of(values.toArray())));
            statements.clear();
            values.clear();
        }
    }
}
