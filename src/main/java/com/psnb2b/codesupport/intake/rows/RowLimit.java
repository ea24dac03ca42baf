package com.psnb2b.codesupport.intake.rows;

import java.io.IOException;

/**
 * How long a row may be.
 *
 * @param bytes that it may have
 * @param inWords the same, for people
 * @param large told when a row has more than {@link #SMALL}, before the rest of it is in memory; more than once, perhaps
 */
public record RowLimit(int bytes, String inWords, Large large) {

    /** Bytes that a usual row stays under. */
    public static final int SMALL = 256 * 1024;

    /** Bytes of a claim with one file of the largest size, in Base64. */
    public static final int LONGEST_CLAIM = 15 * 1024 * 1024;

    /** Makes room for a large row. */
    public interface Large {
        void begins() throws IOException;
    }

    /** A delivery record, which has some short fields. */
    public static final RowLimit RECORD = new RowLimit(64 * 1024, "64 KB", () -> {});

    /** A claim. */
    public static RowLimit claim(Large large) {
        return new RowLimit(LONGEST_CLAIM, "15 MB", large);
    }
}
