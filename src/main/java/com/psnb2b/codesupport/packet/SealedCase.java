package com.psnb2b.codesupport.packet;

import java.util.List;
import java.util.Map;

/**
 * The packet of a case, ready to be written.
 *
 * @param texts the parts that are kept as they are, by path and in the order of the file
 * @param evidence the parts that lie with a claim or with the case
 */
public record SealedCase(String caseId, Map<String, byte[]> texts, List<Lying> evidence) {

    /** Where a part lies. @param ownerId of a claim, or of the case */
    record Lying(String path, String ownerId, String evidenceId) {}

    /** A name for the file. */
    public String fileName() {
        return caseId + "-packet.zip";
    }
}
