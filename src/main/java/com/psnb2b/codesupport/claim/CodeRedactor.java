package com.psnb2b.codesupport.claim;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Masks voucher codes in free text, where people paste them although nobody asked: all but the last four characters
 * become {@code X}. A net, not a proof: it knows the usual spellings (4-4-4 in any case, or twelve capitals and digits
 * in a row), and any spelling of a code that it is told.
 */
public final class CodeRedactor {

    private static final String BEFORE = "(?<![A-Za-z0-9])";
    private static final String AFTER = "(?![A-Za-z0-9])";
    private static final Pattern GROUPED =
            Pattern.compile(BEFORE + "[A-Za-z0-9]{4}([-\u2010-\u2015 ])[A-Za-z0-9]{4}\\1[A-Za-z0-9]{4}" + AFTER);
    private static final Pattern SOLID =
            Pattern.compile(BEFORE + "(?=[A-Z0-9]*[A-Z])(?=[A-Z0-9]*[0-9])[A-Z0-9]{12}" + AFTER);
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final int SHOWN = 4;

    private CodeRedactor() {}

    /** The text without anything that looks like a full code; null stays null. */
    public static String redact(String text) {
        if (text == null) {
            return null;
        }
        String ungrouped = GROUPED.matcher(text).replaceAll(match -> isProse(match) ? quoted(match) : masked(match));
        return SOLID.matcher(ungrouped).replaceAll(CodeRedactor::masked);
    }

    /**
     * The text without the given code, however it is spelt, and without anything else that looks like one.
     *
     * @param code the full code; null where none is known
     */
    public static String redact(String text, String code) {
        if (text == null || code == null) {
            return redact(text);
        }
        String letters = CodeSealer.normalise(code);
        if (letters.length() <= SHOWN) {
            return redact(text);
        }
        String anySpelling = String.join("[^A-Za-z0-9]{0,3}", letters.split(""));
        String without = Pattern.compile(anySpelling, Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .replaceAll(CodeRedactor::masked);
        return redact(without);
    }

    /** Three words of four small letters ("that will help") are no code; one with a capital run or a digit is. */
    private static boolean isProse(MatchResult match) {
        String text = match.group();
        return match.group(1).equals(" ")
                && !DIGIT.matcher(text).find()
                && !text.equals(text.toUpperCase(java.util.Locale.ROOT));
    }

    private static String quoted(MatchResult match) {
        return java.util.regex.Matcher.quoteReplacement(match.group());
    }

    private static String masked(MatchResult match) {
        String text = match.group();
        int shownFrom = text.length() - SHOWN;
        StringBuilder masked = new StringBuilder(text);
        for (int i = 0; i < shownFrom; i++) {
            if (Character.isLetterOrDigit(masked.charAt(i))) {
                masked.setCharAt(i, 'X');
            }
        }
        return java.util.regex.Matcher.quoteReplacement(masked.toString());
    }
}
