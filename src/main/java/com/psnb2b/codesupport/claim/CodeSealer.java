package com.psnb2b.codesupport.claim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a voucher code into the reference that is kept. The only place that handles a full code on purpose; it keeps,
 * logs and throws none.
 */
public final class CodeSealer {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\-\u2010-\u2015]+");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,12}");
    private static final Pattern MASKED = Pattern.compile("[X*•#._]*?(?<shown>[A-Z0-9]{1,4})");
    private static final Pattern MASKED_VOUCHER = Pattern.compile("X{8}[A-Z0-9]{4}");
    private static final int SHOWN = 4;

    private final SecretKeySpec key;
    private final List<SecretKeySpec> earlierKeys;

    /** With one key, and none before it. */
    public CodeSealer(byte[] key) {
        this(key, List.of());
    }

    /**
     * @param key secret of at least 32 bytes; the same for every node, and kept, or old claims no longer match
     * @param earlier keys that are still looked by and no longer written with, or not yet
     */
    public CodeSealer(byte[] key, List<byte[]> earlier) {
        this.key = secret(key);
        this.earlierKeys = earlier.stream().map(CodeSealer::secret).toList();
    }

    /**
     * Seals a full code; case, spaces and hyphens are tolerated.
     *
     * @throws IllegalArgumentException where it is no code of 1 to 12 letters and digits; the message holds no part of it
     */
    public CodeReference seal(String typed) {
        String code = normalise(typed);
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "a voucher code has 12 letters and digits, shown as 4-4-4; a shorter one is taken as truncated");
        }
        if (MASKED_VOUCHER.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "shows its last characters only; send a masked reference as the masked code");
        }
        // A truncated code may be shorter than what is usually shown: at least half of it stays hidden.
        String shown = code.substring(code.length() - Math.min(SHOWN, code.length() / 2));
        return new CodeReference(mask(code.length(), shown), shown, code.length(), fingerprint(code), earlier(code));
    }

    /**
     * Reads a masked reference such as {@code XXXX-XXXX-JKLM} or {@code ****JKLM}.
     *
     * @throws IllegalArgumentException where it shows more than the last four characters, or none
     */
    public CodeReference masked(String typed) {
        String text = normalise(typed);
        var parts = MASKED.matcher(text);
        if (!parts.matches() || parts.group("shown").chars().allMatch(c -> c == 'X')) {
            throw new IllegalArgumentException(
                    "a masked reference shows one to four last characters, such as XXXX-XXXX-JKLM; send a full code as"
                            + " the code itself");
        }
        String shown = parts.group("shown");
        return new CodeReference(mask(CodeReference.VOUCHER_LENGTH, shown), shown, null, null, List.of());
    }

    /** Keyed HMAC-SHA256 in hexadecimal, for texts that must be comparable but not readable. */
    public String fingerprint(String text) {
        return fingerprint(key, text);
    }

    /** The same by each of the earlier keys, in their order. */
    public List<String> earlier(String text) {
        return earlierKeys.stream().map(earlier -> fingerprint(earlier, text)).toList();
    }

    private static SecretKeySpec secret(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("a fingerprint key needs at least 32 bytes");
        }
        return new SecretKeySpec(key, "HmacSHA256");
    }

    private static String fingerprint(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }

    static String normalise(String typed) {
        return SEPARATORS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static String mask(int length, String shown) {
        String flat = "X".repeat(length - shown.length()) + shown;
        return flat.replaceAll("(.{4})(?=.)", "$1-");
    }
}
