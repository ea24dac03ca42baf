package com.psnb2b.codesupport.claim;

import java.util.ArrayList;
import java.util.List;

/**
 * The faults of one thing that was sent: the first hundred, and how many more there are. What a stranger sends may have
 * any number of them, and neither the memory nor the answer grows with it.
 */
public final class Faults {

    /** How many are named. */
    public static final int NAMED = 100;

    private final List<FieldError> named = new ArrayList<>();
    private long more;

    /** Notes a fault; see {@link FieldError} for what each part means. */
    public void add(String field, String code, String message) {
        if (named.size() < NAMED) {
            named.add(new FieldError(field, code, message));
        } else {
            more++;
        }
    }

    /** Notes what another reader found. */
    public void add(InvalidInput other) {
        other.errors().forEach(error -> add(error.field(), error.code(), error.message()));
        more += other.more();
    }

    /** Notes faults that were counted and not kept. */
    public void addUnnamed(long count) {
        more += count;
    }

    /** Whether further ones are only counted. */
    public boolean isFull() {
        return named.size() == NAMED;
    }

    public boolean isEmpty() {
        return named.isEmpty() && more == 0;
    }

    /** Whether a fault of this field is among those that are named. */
    public boolean names(String field) {
        return named.stream().anyMatch(error -> error.field().equals(field));
    }

    /** @throws InvalidInput where there is a fault */
    public void refuse() {
        if (!isEmpty()) {
            throw new InvalidInput(named, more);
        }
    }
}
