package com.psnb2b.codesupport.claim;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks voucher codes in text, where people paste them although nobody asked: all but the last four characters become
 * {@code X}.
 *
 * <p>A net, not a proof. In free text it knows the usual spellings: 4-4-4 in any case and with any usual separator, and
 * twelve letters and digits in a row. In the names and numbers of others it takes only what is certain, 4-4-4 with
 * hyphens, since twelve capitals and digits may well be an order. It knows any spelling of a code that it is told.
 */
public final class CodeRedactor {

    private static final int SHOWN = 4;
    private static final int VOUCHER_GROUP = 4;
    private static final int SEPARATOR_LENGTH = 3;
    private static final int UUID_HEAD = 8;
    private static final int UUID_LENGTH = 36;
    private static final String UUID = "(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})";
    private static final String GROUPED =
            "\\p{Alnum}{4}([-\u2010-\u2015._/:\\s\u00A0]{1,3})\\p{Alnum}{4}\\2\\p{Alnum}{4}";
    private static final String SOLID = "([A-Z0-9]{12}|[a-z0-9]{12})";

    /**
     * A UUID (group 1) is one match, so that its middle, which looks like a code, is none. Alnum is ASCII alone, as
     * A-Za-z0-9 in brackets would be, and quicker to match.
     */
    static final Pattern LIKELY =
            Pattern.compile("(?<!\\p{Alnum})(?:" + UUID + "|" + GROUPED + "|" + SOLID + ")(?!\\p{Alnum})");

    private static final Pattern SEPARATOR = Pattern.compile("\\P{Alnum}");
    private static final Pattern HYPHEN = Pattern.compile("[-\u2010-\u2015]");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern LETTER = Pattern.compile("\\p{Alpha}");
    private static final Pattern SMALL = Pattern.compile("[a-z]");
    private static final Pattern CHANGE = Pattern.compile("(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])");
    /** Words with a number behind have one change between letters and digits; what is random has several. */
    private static final int CHANGES = 3;

    private CodeRedactor() {}

    /** Free text without anything that looks like a full code; null stays null. */
    public static String redact(String text) {
        return hasGroups(text) || hasTwelve(text)
                ? LIKELY.matcher(text).replaceAll(match -> isLikely(match) ? masked(match) : asItIs(match))
                : text;
    }

    /**
     * Free text without the given code, however it is spelt, and without anything else that looks like one.
     *
     * @param code the full code; null where none is known
     */
    public static String redact(String text, String code) {
        return redact(without(text, code));
    }

    /** A name or number of somebody else's without what is certainly a full code; null stays null. */
    public static String redactName(String text) {
        return hasGroups(text)
                ? LIKELY.matcher(text).replaceAll(match -> isCertain(match) ? masked(match) : asItIs(match))
                : text;
    }

    /**
     * A name or number of somebody else's without the given code, however it is spelt, and without what is certainly one.
     *
     * @param code the full code; null where none is known
     */
    public static String redactName(String text, String code) {
        return redactName(without(text, code));
    }

    /**
     * Whether a name or number of somebody else's holds the voucher code, so that it must not be kept. What only looks
     * like a code is left alone, since order numbers come in groups of four too: a name holds the code that was sent,
     * however it is spelt; where it was not sent in full, also a code as printed whose last four are those of the masked
     * reference, or which is the whole name.
     *
     * @param code the full code; null where none was sent
     * @param masked the masked reference; null where none was sent
     */
    public static boolean nameHolds(String name, String code, String masked) {
        if (!without(name, code).equals(name)) {
            return true;
        }
        boolean isKnown = code != null && CodeSealer.normalise(code).length() == CodeReference.VOUCHER_LENGTH;
        return !isKnown && looksLike(name, masked == null ? "" : CodeSealer.normalise(masked));
    }

    private static boolean looksLike(String name, String masked) {
        String lastFour = masked.length() < SHOWN ? null : masked.substring(masked.length() - SHOWN);
        Matcher match = LIKELY.matcher(name);
        // Groups overlap: 2026-ABCD-EF2H-JKLM begins with what looks like a code as well.
        for (int from = 0; match.find(from); from = match.start() + 1) {
            boolean isShown =
                    lastFour != null && match.group().toUpperCase(Locale.ROOT).endsWith(lastFour);
            if (isCertain(match) && (isShown || match.group().length() == name.length())) {
                return true;
            }
        }
        return false;
    }

    private static String without(String text, String code) {
        String letters =
                text == null || code == null ? "" : SEPARATOR.matcher(code).replaceAll("");
        if (letters.length() <= SHOWN || !lettersOf(text).contains(lettersOf(letters))) {
            return text;
        }
        String anySpelling = String.join("\\P{Alnum}{0,3}", letters.split(""));
        return Pattern.compile(anySpelling, Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .replaceAll(CodeRedactor::masked);
    }

    /** Without them no spelling of the code is in a text, which nearly always spares the pattern. */
    private static String lettersOf(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isLetterOrDigit(text.charAt(i))) {
                letters.append(Character.toUpperCase(text.charAt(i)));
            }
        }
        return letters.toString();
    }

    /**
     * Whether three groups of four letters and digits follow each other, neither within a UUID nor masked already.
     * Without that there is no code in groups. Every text that goes into the engine's tables is looked at, and nearly all
     * have none: this pass is much cheaper than the pattern, which tries all it knows at every letter.
     */
    static boolean hasGroups(String text) {
        Run before = null;
        Run last = null;
        for (Run run = Run.after(text, 0); run != null; run = Run.after(text, run.end)) {
            boolean areThree = before != null && run.isGroup() && last.isGroup() && before.isGroup();
            if (areThree && areSeparatedAlike(text, before, last, run) && !areMasked(text, before, last)) {
                return true;
            }
            before = last;
            last = run;
        }
        return false;
    }

    private static boolean areSeparatedAlike(String text, Run first, Run second, Run third) {
        int length = second.start - first.end;
        return length <= SEPARATOR_LENGTH
                && length == third.start - second.end
                && text.regionMatches(first.end, text, second.end, length);
    }

    private static boolean areMasked(String text, Run first, Run second) {
        return text.startsWith("XXXX", first.start) && text.startsWith("XXXX", second.start);
    }

    /** Whether twelve letters and digits stand in a row, no more and no less, UUIDs aside. */
    static boolean hasTwelve(String text) {
        for (Run run = Run.after(text, 0); run != null; run = Run.after(text, run.end)) {
            if (run.length() == CodeReference.VOUCHER_LENGTH) {
                return true;
            }
        }
        return false;
    }

    /** Letters and digits in a row with none before or behind, or a UUID. */
    private record Run(int start, int end) {

        /** The first one from here on; null where there is none. */
        static Run after(String text, int from) {
            int length = text == null ? 0 : text.length();
            int start = from;
            while (start < length && !isLetterOrDigit(text.charAt(start))) {
                start++;
            }
            int end = start;
            while (end < length && isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            if (start == end) {
                return null;
            }
            return new Run(start, end - start == UUID_HEAD && isUuid(text, start) ? start + UUID_LENGTH : end);
        }

        int length() {
            return end - start;
        }

        boolean isGroup() {
            return length() == VOUCHER_GROUP;
        }
    }

    /** Whether the UUID begins here that {@link #LIKELY} takes as one; it ends where no letter or digit follows. */
    private static boolean isUuid(String text, int start) {
        int end = start + UUID_LENGTH;
        if (text.length() < end || (text.length() > end && isLetterOrDigit(text.charAt(end)))) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(start + i);
            boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean isHex = c <= 'f' && Character.digit(c, 16) >= 0;
            if (isDash ? c != '-' : !isHex) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isCertain(MatchResult match) {
        String separator = match.group(2);
        return separator != null
                && HYPHEN.matcher(separator).matches()
                && has(LETTER, match)
                && (has(DIGIT, match) || !has(SMALL, match));
    }

    private static boolean isLikely(MatchResult match) {
        if (match.group(1) != null) {
            return false;
        }
        if (match.group(3) != null) {
            boolean isMixed = has(DIGIT, match) && has(LETTER, match);
            return isMixed
                    && (has(CAPITAL, match)
                            || CHANGE.matcher(match.group()).results().count() >= CHANGES);
        }
        // Three words of four small letters ("that will help") are no code; one with capitals alone or a digit is.
        return HYPHEN.matcher(match.group(2)).find() || has(DIGIT, match) || !has(SMALL, match);
    }

    private static boolean has(Pattern kind, MatchResult match) {
        return kind.matcher(match.group()).find();
    }

    private static String asItIs(MatchResult match) {
        return Matcher.quoteReplacement(match.group());
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
        return Matcher.quoteReplacement(masked.toString());
    }
}
