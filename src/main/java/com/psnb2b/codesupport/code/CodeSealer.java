package com.psnb2b.codesupport.code;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a voucher code into the reference that is kept. The only place that handles a full code on purpose; it keeps,
 * logs and throws none.
 */
public final class CodeSealer {

    /** Between the groups of a whole code; before one they are masks. */
    private static final Pattern OTHER_SEPARATORS = Pattern.compile("[._/:|,]");

    private static final Pattern CODE = Pattern.compile("[A-Z0-9?]{1,12}");
    private static final Pattern READABLE = Pattern.compile(".*[A-Z0-9].*");
    private static final Pattern MASKED = Pattern.compile("[X*•#._?]*?(?<shown>[A-Z0-9?]{1,4})");
    private static final Pattern GROUPS = Pattern.compile("(.{4})(?=.)");
    private static final Pattern MASKED_VOUCHER = Pattern.compile("X{8}[A-Z0-9?]{4}");

    /** With its key in place; what is asked of it is asked of a copy, since it counts what it has read. */
    private final Mac key;

    private final List<Mac> earlierKeys;

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
     * Seals a full code; case, width, separators, markup and letters of scripts that look alike are tolerated,
     * and a place that nobody can read is {@code ?}.
     *
     * @throws IllegalArgumentException where it is no code of 1 to 12 letters and digits; the message holds no part of it
     */
    public CodeReference seal(String typed) {
        String code = normalise(typed);
        if (!CODE.matcher(code).matches() || !READABLE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "a voucher code has 12 letters and digits, shown as 4-4-4, with ? for each that cannot be read; a"
                            + " shorter one is taken as truncated");
        }
        if (MASKED_VOUCHER.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "shows its last characters only; send a masked reference as the masked code");
        }
        // A truncated code may be shorter than what is usually shown: at least half of it stays hidden.
        String shown = code.substring(code.length() - Math.min(CodeReference.SHOWN, code.length() / 2));
        if (code.indexOf(CodeReference.UNREADABLE) >= 0) {
            return new CodeReference(
                    mask(code.length(), shown), shown, code.length(), null, null, List.of(), List.of());
        }
        String lookAlike = lookAlike(code);
        return new CodeReference(
                mask(code.length(), shown),
                shown,
                code.length(),
                fingerprint(code),
                fingerprint(lookAlike),
                earlier(code),
                earlier(lookAlike));
    }

    /**
     * Reads a masked reference such as {@code XXXX-XXXX-JKLM} or {@code ****JKLM}.
     *
     * @throws IllegalArgumentException where it shows more than the last four characters, or none
     */
    public CodeReference masked(String typed) {
        String text = normalise(typed);
        var parts = MASKED.matcher(text);
        if (!parts.matches() || parts.group("shown").chars().allMatch(c -> c == 'X' || c == CodeReference.UNREADABLE)) {
            throw new IllegalArgumentException(
                    "a masked reference shows one to four last characters, such as XXXX-XXXX-JKLM; send a full code as"
                            + " the code itself");
        }
        String shown = parts.group("shown");
        return new CodeReference(
                mask(CodeReference.VOUCHER_LENGTH, shown), shown, null, null, null, List.of(), List.of());
    }

    /** Keyed HMAC-SHA256 in hexadecimal, for texts that must be comparable but not readable. */
    public String fingerprint(String text) {
        return fingerprint(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for bytes, of which no copy is made. */
    public String fingerprint(byte[] bytes) {
        return fingerprint(key, bytes);
    }

    /** The same by each of the earlier keys, in their order. */
    public List<String> earlier(String text) {
        return earlier(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for bytes, of which no copy is made. */
    public List<String> earlier(byte[] bytes) {
        return earlierKeys.stream().map(earlier -> fingerprint(earlier, bytes)).toList();
    }

    /**
     * The code of a reference as it stands in a text, in whatever spelling, or one that looks like it. It is for masking,
     * and must not be kept.
     *
     * @return letters and digits in capitals; empty where the text is null or does not hold it, and for a reference without
     *     a fingerprint
     */
    public Optional<String> findIn(String text, CodeReference kept) {
        return KeptCode.in(text, kept, this);
    }

    private static Mac secret(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("a fingerprint key needs at least 32 bytes");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }

    private static String fingerprint(Mac key, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(((Mac) key.clone()).doFinal(bytes));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("HmacSHA256 of the JDK can be copied", e);
        }
    }

    /** In capitals, folded, without blanks, hyphens, markup and what cannot be seen; other characters stay. */
    static String normalise(String typed) {
        FoldedText folded = FoldedText.lookAlikes(typed, true);
        StringBuilder code = new StringBuilder();
        folded.chars()
                .filter(c -> c != '-' && c != ' ' && c != FoldedText.INVISIBLE)
                .forEach(c -> code.append((char) c));
        String parted = code.toString().toUpperCase(Locale.ROOT);
        String whole = OTHER_SEPARATORS.matcher(parted).replaceAll("");
        return whole.length() == CodeReference.VOUCHER_LENGTH ? whole : parted;
    }

    /** Named apart, so that it never equals the fingerprint of another code. */
    static String lookAlike(String code) {
        StringBuilder alike = new StringBuilder("look-alike:");
        code.chars().forEach(c -> alike.append(CodeLookAlikes.folded((char) c)));
        return alike.toString();
    }

    private static String mask(int length, String shown) {
        String flat = "X".repeat(length - shown.length()) + shown;
        return GROUPS.matcher(flat).replaceAll("$1-");
    }
}
