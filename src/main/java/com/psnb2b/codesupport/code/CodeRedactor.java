package com.psnb2b.codesupport.code;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Masks voucher codes in text, where people paste them although nobody asked: all but the last four characters become
 * {@code X}, and nothing else moves.
 *
 * <p>A net, not a proof. By its looks it knows the usual spellings ({@link CodeShapes}): in free text 4-4-4 in any case
 * and with any usual separator, and twelve letters and digits in a row. In the names and numbers of others it takes only
 * what is certain, 4-4-4 with hyphens, since twelve capitals and digits may well be an order. Of a code that it is told it
 * knows every spelling ({@link TypedCode}). Each reads a {@link FoldedText}, in time that grows with the text.
 */
public final class CodeRedactor {

    private CodeRedactor() {}

    /** Free text without anything that looks like a full code; null stays null. */
    public static String redact(String text) {
        return redact(text, List.of());
    }

    /**
     * Free text without the given code, however it is spelt, and without anything else that looks like one.
     *
     * @param code the full code; null where none is known
     */
    public static String redact(String text, String code) {
        return redact(text, listed(code));
    }

    /** Free text without any of the given codes, however they are spelt, and without anything else that looks like one. */
    public static String redact(String text, Collection<String> codes) {
        BitSet marks = TypedCode.marks(text, codes);
        CodeShapes.markLikely(text, marks);
        return masked(text, marks);
    }

    /** A name or number of somebody else's without what is certainly a full code; null stays null. */
    public static String redactName(String text) {
        return redactName(text, List.of());
    }

    /**
     * A name or number of somebody else's without the given code, however it is spelt, and without what is certainly one.
     *
     * @param code the full code; null where none is known
     */
    public static String redactName(String text, String code) {
        return redactName(text, listed(code));
    }

    /** A name or number of somebody else's without any of the given codes, and without what is certainly one. */
    public static String redactName(String text, Collection<String> codes) {
        BitSet marks = TypedCode.marks(text, codes);
        CodeShapes.markCertain(text, marks);
        return masked(text, marks);
    }

    /**
     * Whether a name or number of somebody else's holds a voucher code, so that it must not be kept. What only looks like
     * a code is left alone, since order numbers come in groups of four too. A name holds a code that was sent, however it
     * is spelt, and what has all of a voucher's looks: 4-4-4 with hyphens, mostly letters, and not hexadecimal. Where none
     * was sent in full, it also holds 4-4-4 whose last four are those of the masked reference, or which is the whole name.
     *
     * @param code the full code; null where none was sent
     * @param masked the masked reference; null where none was sent
     */
    public static boolean nameHolds(String name, String code, String masked) {
        return nameHolds(name, listed(code), masked);
    }

    /** The same with every code that was sent. */
    public static boolean nameHolds(String name, Collection<String> codes, String masked) {
        if (!TypedCode.marks(name, codes).isEmpty()) {
            return true;
        }
        List<String> found = CodeShapes.certain(name);
        boolean isKnown =
                codes.stream().anyMatch(code -> CodeSealer.normalise(code).length() == CodeReference.VOUCHER_LENGTH);
        return found.stream().anyMatch(shape -> isVoucher(shape) || !isKnown && isMeant(shape, name, masked));
    }

    /** Whether so many letters stand in it, some of them no hexadecimal digits, that it is hardly an order's number. */
    private static boolean isVoucher(String shape) {
        long letters = shape.chars().filter(Character::isLetter).count();
        return letters >= CodeShapes.LETTERS_OF_A_VOUCHER
                && shape.chars().anyMatch(c -> Character.isLetter(c) && Character.digit(c, 16) < 0);
    }

    private static boolean isMeant(String shape, String name, String masked) {
        String shown = masked == null ? "" : CodeSealer.normalise(masked);
        String lastFour = shown.substring(Math.max(0, shown.length() - CodeReference.SHOWN));
        boolean isWhole = shape.length() == name.length();
        boolean isShown = lastFour.length() == CodeReference.SHOWN
                && shape.toUpperCase(Locale.ROOT).endsWith(lastFour);
        return isWhole || isShown;
    }

    private static List<String> listed(String code) {
        return code == null ? List.of() : List.of(code);
    }

    private static String masked(String text, BitSet marks) {
        if (marks.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(Objects.requireNonNull(text));
        marks.stream().forEach(i -> masked.setCharAt(i, 'X'));
        return masked.toString();
    }
}
