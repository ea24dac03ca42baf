package com.psnb2b.codesupport.mail;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an answer to a mail goes: the mailbox's own address with what the answer is to behind a plus sign, and a signature
 * over it. Small letters and digits alone, since some servers change the rest, and 64 characters at most before the sign.
 *
 * @param about the id of a claim or a case
 * @param contact number of the contact that the mail went to
 */
record ReplyAddress(String about, long contact) {

    /** So that all of it has room: {@code name}, a plus sign, and up to {@link #LONGEST_TAIL} more. */
    static final int LONGEST_NAME = 64 - 1 - 52;

    private static final int LONGEST_TAIL = 52;

    /** 80 bits: nobody tries that many addresses by mail. */
    private static final int SIGNATURE = 20;

    private static final Pattern TAIL = Pattern.compile("([ck])([0-9a-v]{26})([0-9a-f]{20})([0-9a-z]{1,5})");
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
    private static final int LARGEST_CONTACT = 36 * 36 * 36 * 36 * 36 - 1;

    /** The local part's tail, behind the plus sign. */
    String tail(MailTokens tokens) {
        if (contact > LARGEST_CONTACT) {
            throw new IllegalStateException("no address has room for so many contacts");
        }
        return (isCase() ? "k" : "c")
                + packed(about.substring(4))
                + tokens.signatures(signed(), SIGNATURE).get(0)
                + Long.toString(contact, Character.MAX_RADIX);
    }

    /** What a tail says; empty where it is none, or forged. */
    static Optional<ReplyAddress> of(String tail, MailTokens tokens) {
        Matcher parts = TAIL.matcher(tail.toLowerCase(Locale.ROOT));
        if (tail.length() > LONGEST_TAIL || !parts.matches()) {
            return Optional.empty();
        }
        return unpacked(parts.group(2))
                .map(id -> new ReplyAddress(
                        (parts.group(1).equals("k") ? "cas_" : "clm_") + id,
                        Long.parseLong(parts.group(4), Character.MAX_RADIX)))
                .filter(address -> tokens.isSigned(address.signed(), parts.group(3)));
    }

    boolean isCase() {
        return about.startsWith("cas_");
    }

    private String signed() {
        return "answer " + about + " " + contact;
    }

    /** 32 hexadecimal digits, five bits a letter. */
    private static String packed(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        StringBuilder packed = new StringBuilder();
        int bits = 0;
        int kept = 0;
        for (byte b : bytes) {
            kept = kept << 8 | b & 0xFF;
            for (bits += 8; bits >= 5; bits -= 5) {
                packed.append(DIGITS.charAt(kept >> bits - 5 & 31));
            }
        }
        return packed.append(DIGITS.charAt(kept << 5 - bits & 31)).toString();
    }

    private static Optional<String> unpacked(String packed) {
        byte[] bytes = new byte[16];
        int bits = 0;
        int kept = 0;
        int at = 0;
        for (char letter : packed.toCharArray()) {
            kept = kept << 5 | DIGITS.indexOf(letter);
            bits += 5;
            if (bits >= 8 && at < bytes.length) {
                bits -= 8;
                bytes[at++] = (byte) (kept >> bits);
            }
        }
        String hex = HexFormat.of().formatHex(bytes);
        // Each id has one way of being written.
        return packed(hex).equals(packed) ? Optional.of(hex) : Optional.empty();
    }
}
