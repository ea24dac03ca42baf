package com.psnb2b.codesupport.claim;

/**
 * Evidence as received: an item and the bytes that it describes.
 *
 * @param bytes the file as it came, or the statement as JSON without a full code; null where a stored file holds them
 * @param fileId of the stored file that holds the bytes; null where they come with it
 */
public record NewEvidence(EvidenceItem item, byte[] bytes, String fileId) {

    /** Evidence that brings its bytes. */
    public NewEvidence(EvidenceItem item, byte[] bytes) {
        this(item, bytes, null);
    }

    /** The same as a piece of a case. */
    public NewEvidence ofCase() {
        return new NewEvidence(item.ofCase(), bytes, fileId);
    }
}
