package com.psnb2b.codesupport.evidence;

/** How much evidence a claim may have (contract, section 2). */
public final class EvidenceLimits {

    /** Bytes of one file. */
    public static final int FILE_BYTES = 10 * 1024 * 1024;

    /** Pieces of evidence on one claim. */
    public static final int PIECES = 20;

    /** Bytes of all evidence on one claim. */
    public static final int CLAIM_BYTES = 50 * 1024 * 1024;

    private EvidenceLimits() {}
}
