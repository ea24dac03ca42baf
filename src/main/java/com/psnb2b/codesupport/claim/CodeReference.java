package com.psnb2b.codesupport.claim;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that is ever kept of a voucher code (contract, section 4.3).
 *
 * @param masked for people, such as {@code XXXX-XXXX-JKLM}
 * @param lastFour the last characters, at most four; fewer where the code itself is short
 * @param length letters and digits of the full code; null where only a masked reference was given
 * @param fingerprint keyed HMAC of the full code in hexadecimal; null where only a masked reference was given
 * @param earlier the same by the keys before the current one; known while a code is at hand, and never kept
 */
public record CodeReference(String masked, String lastFour, Integer length, String fingerprint, List<String> earlier) {

    public CodeReference {
        earlier = earlier == null ? List.of() : List.copyOf(earlier);
    }

    /** Letters and digits of a voucher code (policy, section 1). */
    public static final int VOUCHER_LENGTH = 12;

    /** Letters and digits of a checkout discount code, which is no voucher (policy, section 1). */
    public static final int DISCOUNT_LENGTH = 10;

    public boolean isDiscountCode() {
        return length != null && length == DISCOUNT_LENGTH;
    }

    public boolean isTruncated() {
        return length != null && length < VOUCHER_LENGTH && length != DISCOUNT_LENGTH;
    }

    /** Whether both may name the same code: by fingerprint where both have one, else by the last characters. */
    public boolean matches(CodeReference other) {
        return fingerprint != null && other.fingerprint != null
                ? fingerprints().anyMatch(own -> other.fingerprints().anyMatch(own::equals))
                : lastFour.equals(other.lastFour);
    }

    /** The fingerprints that the code may be kept under; the current one first, none where only a masked one was given. */
    public Stream<String> fingerprints() {
        return fingerprint == null ? Stream.empty() : Stream.concat(Stream.of(fingerprint), earlier.stream());
    }
}
