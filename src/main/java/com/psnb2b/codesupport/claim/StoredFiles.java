package com.psnb2b.codesupport.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Files that a reseller sent before the claim they are for, or for many of them (contract, section 5). The same bytes are
 * kept once a reseller; a file that no evidence takes in time is gone.
 */
public interface StoredFiles {

    /** How long a file is kept for whoever will name it. */
    Duration KEPT = Duration.ofHours(24);

    /** Bytes of one reseller that no evidence has taken. */
    long UNUSED_BYTES = 500L * 1024 * 1024;

    /**
     * A file that is kept.
     *
     * @param id {@code file_…}, unique
     * @param name as sent, sanitised
     * @param expiresAt when it goes unless evidence has taken it; null once it has
     */
    record StoredFile(String id, String name, String mediaType, int size, String sha256, Instant expiresAt) {}

    /**
     * Keeps a file, or gives the one of the same bytes, which is then kept for as long as this one would be.
     *
     * @throws InvalidInput above {@link #UNUSED_BYTES}
     */
    StoredFile keep(String resellerId, NewEvidence file, Instant now);

    /** A file of this reseller that is still kept. */
    Optional<StoredFile> find(String resellerId, String id, Instant now);
}
