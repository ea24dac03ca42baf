package com.psnb2b.codesupport.claim;

import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of claims beside their own row, and lets itself be erased. Each method needs the transaction in which
 * the claim itself is changed; what is called for a claim that has nothing of the kind does nothing.
 */
public interface KeptContents {

    /** How much of a claim is there to be erased. */
    enum Stage {
        /** Everything is there; its evidence may go. */
        EVIDENCE,
        /** The evidence is gone; what was written may go. */
        TEXTS
    }

    /**
     * The first claim after a place, by the time of filing, that has ended, is under no hold and is as far as the stage
     * says. Its row is held until the transaction ends; one that another node holds is passed over.
     *
     * @param before claims filed earlier than this
     */
    Optional<ClaimStore.Position> next(Stage stage, Instant before, ClaimStore.Position after);

    /** Notes whether the claim is under a hold, for {@link #next}. */
    void markHeld(String claimId, boolean held);

    /** Erases the bytes of its evidence, and what was made of its pictures. */
    void eraseEvidence(String claimId);

    /** Erases what was written: in the claim as it was submitted, in its events, in the answer kept for its sender. */
    void eraseTexts(String claimId);
}
