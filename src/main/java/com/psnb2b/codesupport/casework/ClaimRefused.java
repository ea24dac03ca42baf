package com.psnb2b.codesupport.casework;

/** Where the claim stands, this cannot be done to it. */
public class ClaimRefused extends RuntimeException {

    private final Reason reason;

    /** What stands in the way. */
    public enum Reason {
        CLOSED("The claim is closed; nothing can be added or changed."),
        NOT_TO_BE_RECONSIDERED(
                "A person can be asked once to look again, at a claim that is not covered, while its window is open.");

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
