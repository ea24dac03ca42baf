package com.psnb2b.codesupport.casework;

/** Where the claim stands, this cannot be done to it. */
public class ClaimRefused extends RuntimeException {

    private final Reason reason;

    /** What stands in the way. */
    public enum Reason {
        CLOSED("The claim is closed; nothing can be added or changed."),
        NOT_TO_BE_RECONSIDERED(
                "A person can be asked once to look again, at a claim that is not covered, while its window is open."),
        NOT_DECIDED("The claim has no outcome that could be appealed."),
        WITHDRAWN("The claim was withdrawn; there is no outcome that could be appealed."),
        APPEALED("An appeal counts once, and this claim was appealed."),
        TOO_LATE_TO_APPEAL("The time in which this outcome could be appealed is over."),
        LOOKED_AT_AGAIN("Somebody is looking at this outcome again; wait for what comes of it."),
        ERASED("The claim was erased; nothing is left that anybody could look at again.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    public ClaimRefused(Reason reason) {
        super(reason.words);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
