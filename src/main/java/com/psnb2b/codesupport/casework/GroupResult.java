package com.psnb2b.codesupport.casework;

import java.util.Optional;

/** What became of one claim among those that were decided together. @param refusal why it was left out; empty where it was not */
public record GroupResult(String claim, Optional<Refusal> refusal) {

    /** Why a claim was left as it is. */
    public enum Refusal {
        GONE("It waits for nobody of your groups any more: it is decided, withdrawn, or waits for others."),
        OTHER_GROUP("It is in another group now: what it is judged by has changed since it was shown to you."),
        OTHER_STEP("It waits for something else now."),
        RECORD_CHANGED("The supplier's records have changed since it was shown to you."),
        TAKEN("Another person has it."),
        NOT_YOURS("Your groups may look at it, and not work on it."),
        OWN_DECISION("You have decided it, so another person approves it."),
        CHANGED("Somebody changed it at the same moment."),
        FAILED("That failed, and it is our fault. Nothing was changed; try again.");

        private final String text;

        Refusal(String text) {
            this.text = text;
        }

        /** For the person. */
        public String text() {
            return text;
        }
    }

    /** It is as the person wanted it, by this call or by one before. */
    public static GroupResult done(String claim) {
        return new GroupResult(claim, Optional.empty());
    }

    public static GroupResult leftOut(String claim, Refusal why) {
        return new GroupResult(claim, Optional.of(why));
    }
}
