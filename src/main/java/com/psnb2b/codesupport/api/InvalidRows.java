package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.FieldError;
import java.util.ArrayList;
import java.util.List;

/** Rows that were to be taken all or none, and some of which are wrong; names the first faults. */
class InvalidRows extends RuntimeException {

    private static final int NAMED = 100;

    private final transient List<LineError> errors = new ArrayList<>();
    private long rows;

    /**
     * A fault of a field.
     *
     * @param line of the body where the row begins, from 1
     */
    record LineError(long line, String field, String code, String message) {}

    void add(long line, List<FieldError> faults) {
        rows++;
        faults.stream()
                .limit(NAMED - (long) errors.size())
                .map(fault -> new LineError(line, fault.field(), fault.code(), fault.message()))
                .forEach(errors::add);
    }

    /** How many rows are wrong. */
    long rows() {
        return rows;
    }

    /** At most the first hundred. */
    List<LineError> errors() {
        return List.copyOf(errors);
    }
}
