package com.psnb2b.codesupport.evidence;

import com.psnb2b.codesupport.claim.EvidenceLimits;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    private static final int NAME_LENGTH = 100;

    /** Characters of a name that are looked at, from its end. */
    private static final int LONGEST = 1000;

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
        FileStructure.check(mediaType, bytes);
        return new EvidenceFile(plain(name, mediaType), mediaType, bytes);
    }

    /** By the first bytes; that the rest is of that kind too is for {@link FileStructure} to say. */
    private static String mediaType(byte[] bytes) {
        if (ByteSearch.isAt(bytes, 0, "\u0089PNG\r\n")) {
            return "image/png";
        }
        if (Pixels.isJpeg(bytes)) {
            return "image/jpeg";
        }
        if (Pixels.isWebp(bytes)) {
            return "image/webp";
        }
        if (ByteSearch.isAt(bytes, 0, "%PDF-")) {
            return "application/pdf";
        }
        if (ByteSearch.isAt(bytes, 4, "ftyphe") || ByteSearch.isAt(bytes, 4, "ftypmif1")) {
            throw new IllegalArgumentException(
                    "a photo as HEIC cannot be taken; send a screenshot of it, or let the phone take photos as JPEG");
        }
        throw new IllegalArgumentException("a file must be a PNG, JPEG, WebP or PDF by its content");
    }

    /** A name that leads nowhere, and ends in what the file is: a picture that is called a program is not saved as one. */
    private static String plain(String name, String mediaType) {
        String base = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = usual(base.substring(Math.max(0, base.length() - LONGEST)));
        String named = clean.isEmpty() ? "evidence" : clean;
        String ending = named.substring(named.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String honest = ENDINGS.get(mediaType).contains(ending)
                ? named
                : named + "." + ENDINGS.get(mediaType).get(0);
        return honest.substring(Math.max(0, honest.length() - NAME_LENGTH));
    }

    /** Letters, digits and a few marks; what else there is becomes an underscore, and dots and blanks around go. */
    private static String usual(String name) {
        StringBuilder usual = new StringBuilder();
        name.codePoints()
                .map(c -> isLetterOrNumber(c) || " ._()-".indexOf(c) >= 0 ? c : '_')
                .forEach(usual::appendCodePoint);
        int from = 0;
        int to = usual.length();
        while (from < to && isAround(usual.charAt(from))) {
            from++;
        }
        while (from < to && isAround(usual.charAt(to - 1))) {
            to--;
        }
        return usual.substring(from, to);
    }

    private static boolean isLetterOrNumber(int c) {
        int type = Character.getType(c);
        return Character.isLetter(c)
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static boolean isAround(char c) {
        return c == ' ' || c == '.';
    }
}
