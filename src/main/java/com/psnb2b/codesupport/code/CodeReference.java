package com.psnb2b.codesupport.code;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that is ever kept of a voucher code (contract, section 4.3).
 *
 * @param masked for people, such as {@code XXXX-XXXX-JKLM}
 * @param lastFour the last characters, at most four; fewer where the code itself is short; {@code ?} for one that nobody
 *     can read
 * @param length places of the full code; null where only a masked reference was given
 * @param fingerprint keyed HMAC of the full code in hexadecimal; null where only a masked reference was given, or a code
 *     with places that nobody can read
 * @param lookAlike the same of the code with look-alikes as one (policy, section 2a); null where there is no fingerprint,
 *     and for what was kept before there were such: unknown
 * @param earlier the fingerprint by the keys before the current one; known while a code is at hand, and never kept
 * @param earlierLookAlikes the look-alike fingerprint by the same keys, in their order
 */
public record CodeReference(
        String masked,
        String lastFour,
        Integer length,
        String fingerprint,
        String lookAlike,
        List<String> earlier,
        List<String> earlierLookAlikes) {

    public CodeReference {
        earlier = earlier == null ? List.of() : List.copyOf(earlier);
        earlierLookAlikes = earlierLookAlikes == null ? List.of() : List.copyOf(earlierLookAlikes);
    }

    /** How many of the last characters are shown at most. */
    static final int SHOWN = 4;

    /** Stands for a character that nobody can read (policy, section 2a). */
    static final char UNREADABLE = '?';

    /** Letters and digits of a voucher code (policy, section 1). */
    public static final int VOUCHER_LENGTH = 12;

    /** Letters and digits of a checkout discount code, which is no voucher (policy, section 1). */
    public static final int DISCOUNT_LENGTH = 10;

    public boolean isDiscountCode() {
        return length != null && length == DISCOUNT_LENGTH && fingerprint != null;
    }

    public boolean isTruncated() {
        return length != null && length < VOUCHER_LENGTH && !isDiscountCode();
    }

    /** Whether it has all its places, and not all of them can be read. */
    public boolean isUnreadable() {
        return length != null && length == VOUCHER_LENGTH && fingerprint == null;
    }

    /** Whether nothing of it can be compared with another: it has no fingerprint, and none of what is shown can be read. */
    public boolean isIncomparable() {
        return fingerprint == null && lastFour.chars().allMatch(c -> c == UNREADABLE);
    }

    /**
     * Whether both may name the same code: by fingerprint where both have one, else by the last characters, of which
     * those that nobody can read say nothing.
     */
    public boolean matches(CodeReference other) {
        return fingerprint != null && other.fingerprint != null
                ? fingerprints().anyMatch(own -> other.fingerprints().anyMatch(own::equals))
                : showsTheSame(other.lastFour);
    }

    /** Whether it is another code that differs in characters alone which are misread for one another. */
    public boolean looksLike(CodeReference other) {
        return fingerprint != null
                && other.fingerprint != null
                && !matches(other)
                && lookAlikes().anyMatch(own -> other.lookAlikes().anyMatch(own::equals));
    }

    /** The fingerprints that the code may be kept under; the current one first, none where only a masked one was given. */
    public Stream<String> fingerprints() {
        return fingerprint == null ? Stream.empty() : Stream.concat(Stream.of(fingerprint), earlier.stream());
    }

    /** The same of the code with look-alikes as one. */
    public Stream<String> lookAlikes() {
        return lookAlike == null ? Stream.empty() : Stream.concat(Stream.of(lookAlike), earlierLookAlikes.stream());
    }

    private boolean showsTheSame(String other) {
        int compared = 0;
        for (int i = 0; i < lastFour.length() && lastFour.length() == other.length(); i++) {
            boolean isReadable = lastFour.charAt(i) != UNREADABLE && other.charAt(i) != UNREADABLE;
            if (isReadable && lastFour.charAt(i) != other.charAt(i)) {
                return false;
            }
            compared += isReadable ? 1 : 0;
        }
        return compared > 0;
    }
}
