package com.psnb2b.codesupport.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.psnb2b.codesupport.code.CodeSpellings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Voucher codes that begin alike, so that one search finds them all, in whatever form they were kept. What is kept on
 * purpose, the last four characters, is no part of the beginning.
 */
final class SecretCodes {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
    private static final int ALIKE = 6;
    private static final int SHOWN_AROUND = 40;
    private static final int LONGEST_SPELT = 100_000;

    private final String beginning = "7" + random(ALIKE - 1);
    private final Map<String, String> entryPoints = new LinkedHashMap<>();
    private final List<byte[]> needles = needles(beginning);
    /** Whether any needle begins with these two bytes: most places are passed by with one look. */
    private final boolean[] begins = new boolean[1 << 16];

    SecretCodes() {
        needles.forEach(needle -> begins[two(needle, 0)] = true);
    }

    /** A new code, 4-4-4, for the entry point of this name. */
    String next(String entryPoint) {
        String code = beginning + random(6);
        entryPoints.put(code, entryPoint);
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }

    int count() {
        return entryPoints.size();
    }

    /** What of these codes is in the bytes, as they are or after they are unpacked; each with its entry point and what is around. */
    Set<String> in(byte[] bytes) {
        Set<String> found = find(bytes);
        if (bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
            found.addAll(find(unpacked(bytes)));
        }
        return found;
    }

    /** Also in any spelling that {@link CodeSpellings} knows. */
    Set<String> in(String text) {
        Set<String> found = find(text.getBytes(UTF_8));
        if (found.isEmpty() && text.length() < LONGEST_SPELT && CodeSpellings.isIn(text, beginning)) {
            found.add("spelt otherwise: " + text.replaceAll("[^ -~]", "."));
        }
        return found;
    }

    private Set<String> find(byte[] bytes) {
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < bytes.length - 1; i++) {
            if (begins[two(bytes, i)]) {
                for (byte[] needle : needles) {
                    if (isAt(bytes, i, needle)) {
                        found.add(described(bytes, i));
                    }
                }
            }
        }
        return found;
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private static boolean isAt(byte[] bytes, int from, byte[] needle) {
        return from + needle.length <= bytes.length
                && Arrays.equals(bytes, from, from + needle.length, needle, 0, needle.length);
    }

    private String described(byte[] bytes, int at) {
        String after = text(bytes, at, at + SHOWN_AROUND);
        String letters = after.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        String entryPoint = letters.length() < 12 ? "?" : entryPoints.getOrDefault(letters.substring(0, 12), "?");
        return entryPoint + ": " + (text(bytes, at - SHOWN_AROUND, at) + after).replaceAll("[^ -~]", ".");
    }

    private static String text(byte[] bytes, int from, int to) {
        int start = Math.max(0, from);
        return new String(bytes, start, Math.min(bytes.length, to) - start, ISO_8859_1);
    }

    private static byte[] unpacked(byte[] packed) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** The beginning in either case, in each spelling, in bytes of one and two a letter, and all of it in Base64. */
    private static List<byte[]> needles(String beginning) {
        List<byte[]> plain = new ArrayList<>();
        for (String separator : List.of("", "-", " ", "_", "/", ".", "%20", "%2D")) {
            String text = beginning.substring(0, 4) + separator + beginning.substring(4);
            for (String cased : List.of(text, text.toLowerCase(Locale.ROOT))) {
                plain.add(cased.getBytes(UTF_8));
                plain.add(cased.getBytes(UTF_16BE));
                plain.add(cased.getBytes(UTF_16LE));
            }
        }
        List<byte[]> all = new ArrayList<>(plain);
        for (byte[] bytes : plain) {
            for (int shift = 0; shift < 3; shift++) {
                all.add(base64(bytes, shift));
            }
        }
        return all;
    }

    /** The part of the Base64 that is the same whatever stands before and after. */
    private static byte[] base64(byte[] bytes, int shift) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return text.substring(shift == 0 ? 0 : shift + 1, shifted.length * 8 / 6)
                .getBytes(UTF_8);
    }

    private static String random(int length) {
        return ThreadLocalRandom.current()
                .ints(length, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
