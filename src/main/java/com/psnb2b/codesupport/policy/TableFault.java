package com.psnb2b.codesupport.policy;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something in a decision table that does not hold, or may not be meant.
 *
 * @param table key of the table, or name of the file where that is no table of ours
 * @param row as Modeler numbers them, from 1; null where it is about the table
 * @param column its label; null where it is about a row or the table
 * @param message what is wrong and what to do, as a half-sentence
 */
public record TableFault(String table, Integer row, String column, String message) {

    /** In one line, such as {@code claim-window, row 3, column "Window": is empty}. */
    @Override
    public String toString() {
        return table + (row == null && column == null ? "" : ", ") + inTable();
    }

    private String inTable() {
        String place = Stream.of(row == null ? null : "row " + row, column == null ? null : "column \"" + column + '"')
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return place + ": " + message;
    }
}
