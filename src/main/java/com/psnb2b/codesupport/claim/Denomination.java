package com.psnb2b.codesupport.claim;

/**
 * The face value of a code as people write it: {@code 50 USD}, {@code USD 50.00}, {@code $50}, {@code 12 months}. The
 * words are kept as they came; what they mean is {@link #value}.
 *
 * @param text as it was written
 */
public record Denomination(String text) {

    /** What the words mean. */
    public FaceValue value() {
        return FaceValue.of(text);
    }
}
