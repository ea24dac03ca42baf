package com.psnb2b.codesupport.secondlook;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a claim is drawn: a number that follows from a key and the claim's id, below the rate. The number is the first
 * eight bytes of HMAC-SHA256 over the id (in UTF-8), read as an unsigned whole number, most significant byte first, divided
 * by 2<sup>64</sup>. Whoever has the key comes to the same; whoever has not cannot tell one claim from another.
 */
public final class SealedDraw {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 8;
    private static final BigDecimal ALL = new BigDecimal(BigInteger.ONE.shiftLeft(BYTES * 8));

    private SealedDraw() {}

    /**
     * @param key at least one byte
     * @param rate 0 for no claim, 1 for all
     */
    public static boolean isDrawn(byte[] key, String claimId, BigDecimal rate) {
        return new BigDecimal(number(key, claimId)).compareTo(rate.multiply(ALL)) < 0;
    }

    /** From 0 to 2<sup>64</sup> − 1. */
    static BigInteger number(byte[] key, String claimId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] code = mac.doFinal(claimId.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, Arrays.copyOf(code, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every JDK", e);
        }
    }
}
