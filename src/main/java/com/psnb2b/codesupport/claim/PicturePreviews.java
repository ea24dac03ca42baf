package com.psnb2b.codesupport.claim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was made of pictures among the evidence: a fingerprint to compare them by, and a small copy to show. */
public interface PicturePreviews {

    /**
     * What was made of one picture.
     *
     * @param fingerprint 64 bits that pictures of the same look share but for a few; null where there is nothing to compare
     * @param thumbnail a small JPEG; null where the picture could not be read
     */
    record Look(Long fingerprint, byte[] thumbnail) {

        /** Of a picture that could not be read. */
        public static final Look NOTHING = new Look(null, null);
    }

    /**
     * A piece of evidence that came after the mark, so that nobody has looked at it yet.
     *
     * @param file false for a statement, in which there is nothing to see
     */
    record Unseen(String claimId, String evidenceId, boolean file) {}

    /** Of these pieces of evidence the ones that were looked at. */
    Set<String> seen(List<String> evidenceIds);

    /** Keeps what was made of a picture; the first look stays. */
    void keep(String claimId, String evidenceId, Look look, Instant at);

    /** The small copy; empty where there is none, or this claim has no such picture. */
    Optional<byte[]> thumbnail(String claimId, String evidenceId);

    /**
     * Evidence behind the mark that came before the given moment, oldest first. Holds the mark until the transaction ends;
     * empty also where another node holds it.
     *
     * @param limit at least 1
     */
    List<Unseen> afterMark(Instant before, int limit);

    /** Moves the mark behind this piece of evidence. */
    void mark(String evidenceId);
}
