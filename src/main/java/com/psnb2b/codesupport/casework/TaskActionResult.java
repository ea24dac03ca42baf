package com.psnb2b.codesupport.casework;

import java.util.Optional;

/**
 * What became of one task among several.
 *
 * @param task the id that was named
 * @param claim the claim's id; null where the person sees no such task
 * @param refusal why nothing was changed; empty where it is done
 */
public record TaskActionResult(String task, String claim, Optional<Refusal> refusal) {

    /** Why a task was left as it is, and what to do. */
    public enum Refusal {
        GONE("It is not open for you: it is decided, withdrawn, or for another group."),
        TAKEN("Another person has it."),
        NOT_YOURS("Your groups may look at it, and not work on it."),
        OWN_DECISION("You have decided it, so another person approves it."),
        NOT_IN_REVIEW("Only a claim that waits for its review can be asked for evidence."),
        CHANGED("Somebody changed it at the same moment. Look at it again."),
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
}
