package com.psnb2b.codesupport.claim;

/** How much evidence a claim may have (contract, section 2). */
public final class EvidenceLimits {

    /** Bytes of one file. */
    public static final int FILE_BYTES = 10 * 1024 * 1024;

    /** Pieces of evidence on one claim. */
    public static final int PIECES = 20;

    /** Bytes of all evidence on one claim. */
    public static final int CLAIM_BYTES = 50 * 1024 * 1024;

    /** Pixels of a picture; a large photograph has about half as many. */
    public static final long PICTURE_PIXELS = 50_000_000;

    /** Pixels of a lossy WebP, which takes thirty bytes a pixel to decode. */
    public static final long LOSSY_WEBP_PIXELS = 5_200_000;

    /** Pixels of a lossless WebP, which takes nine. */
    public static final long LOSSLESS_WEBP_PIXELS = 17_000_000;

    /** Pixels of a picture's width, and of its height. */
    public static final int PICTURE_SIDE = 20_000;

    private EvidenceLimits() {}
}
