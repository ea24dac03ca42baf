package com.psnb2b.codesupport.packet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * {@code manifest.json}: what a packet consists of.
 *
 * @param format of the packet; changes only where a reader would have to change
 * @param number 0 for the packet, then its supplements
 * @param sequence of the last event that it holds
 * @param sealedAt when that was
 * @param policyVersion of the decision tables that the claim was judged by then
 * @param keyId of the key that signed it
 * @param packetManifest SHA-256 of the packet's own manifest; null in that itself
 * @param parts every part but this, its sums and the signatures
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Manifest(
        String format,
        String claimId,
        int number,
        int sequence,
        Instant sealedAt,
        String policyVersion,
        String keyId,
        String packetManifest,
        List<Part> parts) {

    static final String FORMAT = "code-support-packet/1";
    static final String PATH = "manifest.json";

    record Part(String path, String mediaType, long size, String sha256) {}
}
