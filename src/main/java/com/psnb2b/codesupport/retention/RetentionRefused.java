package com.psnb2b.codesupport.retention;

/** What cannot be done to a claim now; the message says why, and what to do. */
public final class RetentionRefused extends RuntimeException {

    /** What stands in the way. */
    public enum Cause {
        OPEN,
        HELD,
        NOT_HELD,
        ERASED
    }

    private final Cause why;

    RetentionRefused(Cause why, String message) {
        super(message);
        this.why = why;
    }

    public Cause why() {
        return why;
    }
}
