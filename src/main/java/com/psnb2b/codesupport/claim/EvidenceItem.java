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
        String addedBy) {

    public boolean isFile() {
        return fileName != null;
    }
}
