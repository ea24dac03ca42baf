package com.psnb2b.codesupport.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A file that may be evidence.
 *
 * @param name without path and control characters, at most 100 characters
 * @param mediaType by content
 */
public record EvidenceFile(String name, String mediaType, byte[] bytes) {

    /** The media types that are taken, and how a name of each may end. */
    private static final Map<String, List<String>> ENDINGS = Map.of(
            "image/png", List.of("png"),
            "image/jpeg", List.of("jpg", "jpeg", "jfif"),
            "image/webp", List.of("webp"),
            "application/pdf", List.of("pdf"));

    private static final Pattern UNUSUAL = Pattern.compile("[^\\p{L}\\p{N} ._()-]");
    private static final Pattern AROUND = Pattern.compile("^[ .]+|[ .]+$");
    private static final int NAME_LENGTH = 100;
    private static final int BEGINNING = 12;

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
     * @throws IllegalArgumentException where it is empty, no PNG, JPEG, WebP or PDF by its content, damaged, too large a
     *     picture, or holds more than the picture or document; the message says what to do
     */
    public static EvidenceFile of(String name, byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("the file is empty");
        }
        if (bytes.length > EvidenceLimits.FILE_BYTES) {
            throw new TooLarge();
        }
        String mediaType = mediaType(bytes);
        Structure.check(mediaType, bytes);
        return new EvidenceFile(plain(name, mediaType), mediaType, bytes);
    }

    /** By the first bytes; that the rest is of that kind too is for {@link Structure} to say. */
    private static String mediaType(byte[] bytes) {
        String begin = new String(bytes, 0, Math.min(bytes.length, BEGINNING), ISO_8859_1);
        if (begin.startsWith("\u0089PNG\r\n")) {
            return "image/png";
        }
        if (begin.startsWith("\u00FF\u00D8\u00FF")) {
            return "image/jpeg";
        }
        if (begin.startsWith("RIFF") && begin.endsWith("WEBP")) {
            return "image/webp";
        }
        if (begin.startsWith("%PDF-")) {
            return "application/pdf";
        }
        throw new IllegalArgumentException("a file must be a PNG, JPEG, WebP or PDF by its content");
    }

    /** A name that leads nowhere, and ends in what the file is: a picture that is called a program is not saved as one. */
    private static String plain(String name, String mediaType) {
        String base = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = AROUND.matcher(UNUSUAL.matcher(base).replaceAll("_")).replaceAll("");
        String named = clean.isEmpty() ? "evidence" : clean;
        String ending = named.substring(named.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String honest = ENDINGS.get(mediaType).contains(ending)
                ? named
                : named + "." + ENDINGS.get(mediaType).get(0);
        return honest.substring(Math.max(0, honest.length() - NAME_LENGTH));
    }
}
