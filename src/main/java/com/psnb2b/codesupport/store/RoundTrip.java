package com.psnb2b.codesupport.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/** Statements that go to the database together: one answer is waited for, however many there are. */
final class RoundTrip {

    private final List<String> statements = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    RoundTrip add(String statement, Object... row) {
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
    RoundTrip addRows(String insert, String places, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            statements.add(insert + String.join(", ", Collections.nCopies(rows.size(), places)));
            rows.forEach(row -> Collections.addAll(values, row));
        }
        return this;
    }

    void make(JdbcOperations jdbc) {
        jdbc.update(String.join(";", statements), values.toArray());
    }
}
