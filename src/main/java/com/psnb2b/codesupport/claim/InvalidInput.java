package com.psnb2b.codesupport.claim;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What was sent could be read, but is wrong; the first faults are named ({@link Faults#NAMED}), and the rest counted. */
public class InvalidInput extends RuntimeException {

    /** How many faults the message repeats, where nothing but a message can be shown. */
    private static final int IN_MESSAGE = 20;

    private final transient List<FieldError> errors;
    private final long more;

    public InvalidInput(List<FieldError> errors) {
        this(errors, 0);
    }

    /** @param more faults that are not among these */
    public InvalidInput(List<FieldError> errors, long more) {
        super(message(errors, more));
        this.errors = errors.stream().limit(Faults.NAMED).toList();
        this.more = more + errors.size() - this.errors.size();
    }

    public static InvalidInput of(String field, String code, String message) {
        return new InvalidInput(List.of(new FieldError(field, code, message)));
    }

    /** At most the first hundred. */
    public List<FieldError> errors() {
        return errors;
    }

    /** How many faults there are beside those that are named; 0 or more. */
    public long more() {
        return more;
    }

    /** The same under the names that a caller knows the fields by. */
    public InvalidInput renamed(UnaryOperator<String> fieldName) {
        return new InvalidInput(
                errors.stream()
                        .map(error -> new FieldError(fieldName.apply(error.field()), error.code(), error.message()))
                        .toList(),
                more);
    }

    private static String message(List<FieldError> errors, long more) {
        String named = errors.stream()
                .limit(IN_MESSAGE)
                .map(error -> error.field() + ": " + error.message())
                .collect(Collectors.joining("; "));
        long left = more + Math.max(0, errors.size() - IN_MESSAGE);
        return left == 0 ? named : named + "; and " + left + " more";
    }
}
