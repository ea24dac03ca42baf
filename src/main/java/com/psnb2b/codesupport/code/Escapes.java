package com.psnb2b.codesupport.code;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads what stands for a character in addresses ({@code %2D}), in HTML ({@code &nbsp;}, {@code <br>}) and in JSON
 * ({@code \u002D}), also where it was escaped twice. Each is looked at within a bound.
 */
final class Escapes {

    /**
     * What stands in a text for something else.
     *
     * @param meant the character; a blank for what separates, a soft hyphen for what cannot be seen
     * @param end in the text, exclusive
     */
    record Escape(int meant, int end) {}

    private static final int INVISIBLE = 0x00AD;
    private static final int BLANK = ' ';
    private static final int LONGEST_NAME = 31;
    private static final int LONGEST_TAG = 500;
    private static final int LONGEST_NUMBER = 8;

    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("amp", (int) '&'),
            Map.entry("lt", (int) '<'),
            Map.entry("gt", (int) '>'),
            Map.entry("quot", (int) '"'),
            Map.entry("apos", (int) '\''),
            Map.entry("ndash", (int) '-'),
            Map.entry("mdash", (int) '-'),
            Map.entry("hyphen", (int) '-'),
            Map.entry("dash", (int) '-'),
            Map.entry("horbar", (int) '-'),
            Map.entry("minus", (int) '-'),
            Map.entry("shy", INVISIBLE),
            Map.entry("zwj", INVISIBLE),
            Map.entry("zwnj", INVISIBLE),
            Map.entry("lrm", INVISIBLE),
            Map.entry("rlm", INVISIBLE),
            Map.entry("ZeroWidthSpace", INVISIBLE),
            Map.entry("NoBreak", INVISIBLE));

    /** Tags that part what stands before from what stands after; all others leave it together. */
    private static final String PARTING = " br p div td th tr li hr ";

    private Escapes() {}

    /** Whether a text can hold any. */
    static boolean mayBeIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isStart(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isStart(char c) {
        return c == '%' || c == '&' || c == '<' || c == '\\';
    }

    /** The one that begins at a place; null where none does. */
    static Escape at(String text, int start) {
        return switch (text.charAt(start)) {
            case '%' -> percent(text, start);
            case '&' -> entity(text, start);
            case '<' -> tag(text, start);
            case '\\' -> backslash(text, start);
            default -> null;
        };
    }

    private static Escape percent(String text, int start) {
        int unicode = hex(text, start + 2, 4);
        if (unicode >= 0 && (text.charAt(start + 1) | 0x20) == 'u') {
            return one(unicode, start + 6);
        }
        ByteBuffer bytes = ByteBuffer.allocate(4);
        int at = start;
        int needed = 1;
        while (bytes.position() < needed && at < text.length() && text.charAt(at) == '%') {
            int from = at + 1;
            while (text.startsWith("25", from)) {
                from += 2;
            }
            int octet = hex(text, from, 2);
            if (octet < 0) {
                return null;
            }
            bytes.put((byte) octet);
            needed = needed == 1 ? lengthOf(octet) : needed;
            at = from + 2;
        }
        try {
            String meant =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            return meant.isEmpty() ? null : one(meant.codePointAt(0), at);
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Bytes of the UTF-8 sequence that begins with this one. */
    private static int lengthOf(int octet) {
        return octet < 0xC0 ? 1 : octet < 0xE0 ? 2 : octet < 0xF0 ? 3 : 4;
    }

    private static Escape entity(String text, int start) {
        int from = start + 1;
        while (text.startsWith("amp;", from)) {
            from += 4;
        }
        int limit = Math.min(text.length(), from + LONGEST_NAME);
        int end = from;
        while (end < limit && text.charAt(end) != ';' && text.charAt(end) != '&') {
            end++;
        }
        if (end == from || end >= limit || text.charAt(end) != ';') {
            return from > start + 1 ? one('&', from) : null;
        }
        String name = text.substring(from, end);
        if (name.charAt(0) != '#') {
            boolean isName = name.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
            return isName ? one(NAMED.getOrDefault(name, BLANK), end + 1) : null;
        }
        boolean isHex = name.length() > 1 && (name.charAt(1) | 0x20) == 'x';
        int number = number(name.substring(isHex ? 2 : 1), isHex ? 16 : 10);
        return Character.isValidCodePoint(number) ? one(number, end + 1) : null;
    }

    private static Escape tag(String text, int start) {
        int from = text.startsWith("/", start + 1) ? start + 2 : start + 1;
        int limit = Math.min(text.length(), start + LONGEST_TAG);
        int end = from;
        while (end < limit && text.charAt(end) != '>' && text.charAt(end) != '<') {
            end++;
        }
        boolean isTag = end < limit && text.charAt(end) == '>' && end > from && isAsciiLetter(text.charAt(from));
        if (!isTag) {
            return null;
        }
        int name = from;
        while (isAsciiLetter(text.charAt(name))) {
            name++;
        }
        boolean parts = PARTING.contains(" " + text.substring(from, name).toLowerCase(java.util.Locale.ROOT) + " ");
        return one(parts ? BLANK : INVISIBLE, end + 1);
    }

    private static Escape backslash(String text, int start) {
        int limit = Math.min(text.length(), start + LONGEST_NUMBER);
        int at = start;
        while (at < limit && text.charAt(at) == '\\') {
            at++;
        }
        if (at == text.length()) {
            return null;
        }
        char kind = text.charAt(at);
        int unicode = kind == 'u' ? hex(text, at + 1, 4) : -1;
        if (unicode >= 0) {
            return one(unicode, at + 5);
        }
        return kind == 'n' || kind == 'r' || kind == 't' ? one(BLANK, at + 1) : null;
    }

    private static Escape one(int codePoint, int end) {
        return new Escape(codePoint, end);
    }

    private static int number(String digits, int radix) {
        boolean isShort = !digits.isEmpty() && digits.length() <= LONGEST_NUMBER;
        return isShort && digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0)
                ? (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits, radix))
                : -1;
    }

    private static int hex(String text, int from, int length) {
        return from + length <= text.length() ? number(text.substring(from, from + length), 16) : -1;
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
