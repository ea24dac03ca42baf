package com.psnb2b.codesupport.mail.received;

/** A mail that is not read to its end: it goes beyond a limit, or is none. */
public final class UnreadableMail extends Exception {

    private final Reason reason;

    /** What stands in the way. */
    public enum Reason {
        TOO_LARGE,
        TOO_MANY_HEADERS,
        TOO_MANY_PARTS,
        TOO_DEEP,
        TOO_SLOW,
        BROKEN
    }

    UnreadableMail(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
