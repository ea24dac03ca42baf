package com.psnb2b.codesupport.evidence;

import java.util.Set;
import org.apache.tika.Tika;

/**
 * A file that may be evidence.
 *
 * @param name without path and control characters, at most 100 characters
 * @param mediaType by content
 */
public record EvidenceFile(String name, String mediaType, byte[] bytes) {

    private static final Set<String> ALLOWED = Set.of("image/png", "image/jpeg", "image/webp", "application/pdf");
    private static final int NAME_LENGTH = 100;
    // Without its parsers Tika looks at the first bytes only, and opens nothing.
    private static final Tika TIKA = new Tika();

    /** A file above the size limit. */
    public static final class TooLarge extends IllegalArgumentException {
        TooLarge() {
            super("a file may have at most 10 MB");
        }
    }

    /**
     * Looks at a file as it was received.
     *
     * @param name as sent; null where there is none
     * @throws TooLarge above {@link EvidenceLimits#FILE_BYTES}
     * @throws IllegalArgumentException where it is empty, or no PNG, JPEG, WebP or PDF by its content
     */
    public static EvidenceFile of(String name, byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("the file is empty");
        }
        if (bytes.length > EvidenceLimits.FILE_BYTES) {
            throw new TooLarge();
        }
        String mediaType = TIKA.detect(bytes);
        if (!ALLOWED.contains(mediaType)) {
            throw new IllegalArgumentException("a file must be a PNG, JPEG, WebP or PDF by its content");
        }
        return new EvidenceFile(plain(name, mediaType), mediaType, bytes);
    }

    private static String plain(String name, String mediaType) {
        String base = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = base.replaceAll("[^\\p{L}\\p{N} ._()-]", "_").strip();
        if (clean.isEmpty() || clean.startsWith(".")) {
            clean = "evidence." + mediaType.substring(mediaType.indexOf('/') + 1) + clean;
        }
        return clean.substring(Math.max(0, clean.length() - NAME_LENGTH));
    }
}
