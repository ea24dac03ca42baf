package com.psnb2b.codesupport.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.psnb2b.codesupport.code.CodeRedactor;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engine keeps as bytes: JSON, long comments, stack traces and files. */
final class ByteArrayCodeMask {

    /** 4-4-4 with hyphens in bytes of one or two a character, so that a text in UTF-16 hides none. */
    private static final Pattern GROUPED =
            Pattern.compile(("(?<![A-Za-z0-9]N?)(?:CN){4}-N(?:CN){4}-N(?:CN){3}C(?!N?[A-Za-z0-9])")
                    .replace("C", "[A-Za-z0-9]")
                    .replace("N", "\\x00?"));

    /** Room for the parts of a UUID before and after its middle, which looks like a code. */
    private static final int UUID_BEFORE = 2 * 9;

    private static final int UUID_AFTER = 2 * 13;

    private ByteArrayCodeMask() {}

    /** The same array where nothing in it looks like a code, else one of the same text with each code masked. */
    static byte[] withoutCodes(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            String masked = CodeRedactor.redact(text);
            if (!masked.equals(text)) {
                return masked.getBytes(UTF_8);
            }
        } catch (CharacterCodingException e) {
            // No text, or none in UTF-8.
        }
        return withoutCertainCodes(bytes);
    }

    /** The same array where nothing in it is certainly a code, else one of the same length with each code masked. */
    static byte[] withoutCertainCodes(byte[] bytes) {
        String raw = new String(bytes, ISO_8859_1);
        String masked = GROUPED.matcher(raw)
                .replaceAll(match -> Matcher.quoteReplacement(isCode(raw, match) ? masked(match) : match.group()));
        return masked.equals(raw) ? bytes : masked.getBytes(ISO_8859_1);
    }

    private static boolean isCode(String raw, MatchResult match) {
        int from = Math.max(0, match.start() - UUID_BEFORE);
        int to = Math.min(raw.length(), match.end() + UUID_AFTER);
        String around = raw.substring(from, to).replace("\0", "");
        return !CodeRedactor.redactName(around).equals(around);
    }

    private static String masked(MatchResult match) {
        int shown = 0;
        StringBuilder masked = new StringBuilder(match.group());
        for (int i = masked.length() - 1; i >= 0; i--) {
            if (Character.isLetterOrDigit(masked.charAt(i)) && ++shown > 4) {
                masked.setCharAt(i, 'X');
            }
        }
        return masked.toString();
    }
}
