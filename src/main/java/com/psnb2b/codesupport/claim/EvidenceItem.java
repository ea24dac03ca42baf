package com.psnb2b.codesupport.claim;

import java.time.Instant;

/**
 * A piece of evidence on a claim: a file, or a structured statement.
 *
 * @param id {@code ev_…}, unique
 * @param type what it is said to be
 * @param fileName name as sent, sanitised; null for a statement
 * @param mediaType media type by content, never by name; {@code application/json} for a statement
 * @param size bytes
 * @param sha256 of the bytes as they came, in hexadecimal
 * @param stated what it states; null for a file
 * @param addedAt when it was received
 * @param addedBy who brought it
 * @param shared whether it is a case's, and counts for each of its claims
 */
public record EvidenceItem(
        String id,
        EvidenceType type,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        StatedFacts stated,
        Instant addedAt,
        String addedBy,
        boolean shared) {

    /** A piece of one claim's own. */
    public EvidenceItem(
            String id,
            EvidenceType type,
            String fileName,
            String mediaType,
            long size,
            String sha256,
            StatedFacts stated,
            Instant addedAt,
            String addedBy) {
        this(id, type, fileName, mediaType, size, sha256, stated, addedAt, addedBy, false);
    }

    /** The same as a piece of a case. */
    public EvidenceItem ofCase() {
        return new EvidenceItem(id, type, fileName, mediaType, size, sha256, stated, addedAt, addedBy, true);
    }

    public boolean isFile() {
        return fileName != null;
    }
}
