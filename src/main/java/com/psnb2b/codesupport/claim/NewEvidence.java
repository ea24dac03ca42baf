package com.psnb2b.codesupport.claim;

/**
 * Evidence as received: an item and the bytes that it describes.
 *
 * @param bytes the file as it came, or the statement as JSON without a full code
 */
public record NewEvidence(EvidenceItem item, byte[] bytes) {}
