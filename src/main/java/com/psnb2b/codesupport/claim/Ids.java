package com.psnb2b.codesupport.claim;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Ids that nobody can guess, and that sort by the time they were made: 48 bits of milliseconds and 80 random bits, so
 * that new rows go to the end of an index and not all over it.
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** {@code clm_} and 32 hexadecimal digits. */
    public static String claim() {
        return "clm_" + next();
    }

    /** {@code ev_} and 32 hexadecimal digits. */
    public static String evidence() {
        return "ev_" + next();
    }

    /** Sorts before every evidence id made from this moment on, and after every earlier one. */
    public static String firstEvidence(Instant moment) {
        return "ev_" + HexFormat.of().toHexDigits(moment.toEpochMilli(), 12);
    }

    /** {@code wh_} and 32 hexadecimal digits. */
    public static String webhook() {
        return "wh_" + next();
    }

    /** {@code cas_} and 32 hexadecimal digits. */
    public static String claimCase() {
        return "cas_" + next();
    }

    /** {@code file_} and 32 hexadecimal digits. */
    public static String file() {
        return "file_" + next();
    }

    /** {@code ctc_} and 32 hexadecimal digits. */
    public static String contact() {
        return "ctc_" + next();
    }

    /** {@code look_} and 32 hexadecimal digits. */
    public static String secondLook() {
        return "look_" + next();
    }

    /** {@code msg_} and 32 hexadecimal digits. */
    public static String message() {
        return "msg_" + next();
    }

    /** {@code crp_} and 32 hexadecimal digits. */
    public static String customerReport() {
        return "crp_" + next();
    }

    /** {@code apl_} and 32 hexadecimal digits. */
    public static String appeal() {
        return "apl_" + next();
    }

    private static String next() {
        byte[] random = new byte[10];
        RANDOM.nextBytes(random);
        return HexFormat.of().toHexDigits(System.currentTimeMillis(), 12)
                + HexFormat.of().formatHex(random);
    }
}
