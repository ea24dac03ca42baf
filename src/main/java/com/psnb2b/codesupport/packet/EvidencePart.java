package com.psnb2b.codesupport.packet;

import com.psnb2b.codesupport.claim.EvidenceItem;
import java.util.Map;

/** Where a packet holds a piece of evidence. The name as it was sent stands in {@code claim.json}. */
final class EvidencePart {

    private static final String FOLDER = "evidence/";
    private static final Map<String, String> ENDINGS = Map.of(
            "image/png", ".png",
            "image/jpeg", ".jpg",
            "image/webp", ".webp",
            "application/pdf", ".pdf",
            "application/json", ".json");

    private EvidencePart() {}

    static String path(EvidenceItem item) {
        return FOLDER + item.id() + ENDINGS.getOrDefault(item.mediaType(), ".bin");
    }

    /** The id of the evidence that a path names. */
    static String id(String path) {
        return path.substring(FOLDER.length(), path.lastIndexOf('.'));
    }
}
