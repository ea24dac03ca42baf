package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/** Rows that were to be taken all or none, and some of which are wrong; names the first faults. */
class InvalidRows extends RuntimeException {

    private final transient List<LineError> errors = new ArrayList<>();
    private long rows;
    private long more;

    /**
     * A fault of a field.
     *
     * @param line of the body where the row begins, from 1
     */
    record LineError(long line, String field, String code, String message) {}

    void add(long line, InvalidInput row) {
        rows++;
        long room = Faults.NAMED - (long) errors.size();
        more += row.more() + Math.max(0, row.errors().size() - room);
        row.errors().stream()
                .limit(room)
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

    /** How many faults there are beside those. */
    long more() {
        return more;
    }
}
