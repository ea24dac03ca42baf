package com.psnb2b.codesupport.intake.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import java.util.List;

/**
 * One row as far as it could be read.
 *
 * @param number of the row, from 1; a header and blank lines do not count
 * @param line of the body where the row begins, from 1
 * @param body the row as one JSON object; null where it could not be read
 * @param bytes how long the row is
 * @param fault why it could not be read: {@code unreadable}, {@code encoding} or {@code too_large}; else null
 */
public record Row(long number, long line, ObjectNode body, int bytes, InvalidInput fault) {

    /** The field that a fault is given, where the row as a whole is at fault. */
    public static final String WHOLE = "row";

    /** The faults that are named; empty where the row could be read. */
    public List<FieldError> errors() {
        return fault == null ? List.of() : fault.errors();
    }

    static Row read(long number, Line line, ObjectNode body, int bytes) {
        return new Row(number, line.number(), body, bytes, null);
    }

    static Row faulty(long number, Line line, InvalidInput fault) {
        return new Row(number, line.number(), null, line.length(), fault);
    }

    static Row faulty(long number, Line line, String code, String message) {
        return faulty(number, line, InvalidInput.of(WHOLE, code, message));
    }
}
