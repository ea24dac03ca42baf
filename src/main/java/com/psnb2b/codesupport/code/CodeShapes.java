package com.psnb2b.codesupport.code;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/** Finds what looks like a voucher code though nobody said that it is one. */
final class CodeShapes {

    /** Of twelve characters at random nearly nine are letters; order numbers have few. */
    static final int LETTERS_OF_A_VOUCHER = 5;

    private static final int GROUP = 4;
    private static final int LONGEST_SEPARATOR = 3;
    private static final String MASKED = "XXXXXXXX";
    private static final String MASKED_GROUP = "XXXX";
    private static final String SEPARATORS = "-._/: " + FoldedText.INVISIBLE;
    private static final int UUID_HEAD = 8;
    private static final int UUID_LENGTH = 36;
    /** Words with a number behind have one change between letters and digits; what is random has several. */
    private static final int CHANGES = 3;

    private CodeShapes() {}

    /** Marks what a reader of free text would take for a code, but for its last four characters. */
    static void markLikely(String text, BitSet marks) {
        if (mayHold(text, true)) {
            for (FoldedText reading : readings(text)) {
                groups(reading, Shape::isLikely).forEach(shape -> shape.mark(marks));
                solids(reading).forEach(shape -> shape.mark(marks));
            }
        }
    }

    /** Marks what is certainly a code, but for its last four characters. */
    static void markCertain(String text, BitSet marks) {
        if (mayHold(text, false)) {
            for (FoldedText reading : readings(text)) {
                groups(reading, Shape::isCertain).forEach(shape -> shape.mark(marks));
            }
        }
    }

    /** What is certainly a code, as it is folded; they may overlap. */
    static List<String> certain(String text) {
        return mayHold(text, false)
                ? readings(text).stream()
                        .flatMap(reading -> groups(reading, Shape::isCertain).stream())
                        .map(Shape::toString)
                        .toList()
                : List.of();
    }

    /**
     * Whether a text may hold a code at all. Every text that goes into the engine's tables is looked at, and nearly all
     * hold none: this pass is much cheaper than the rest.
     */
    static boolean mayHold(String text, boolean alsoSolid) {
        if (text == null || text.length() < CodeReference.VOUCHER_LENGTH) {
            return false;
        }
        return !FoldedText.isPlain(text) || hasGroups(text) || alsoSolid && hasTwelve(text);
    }

    private static List<FoldedText> readings(String text) {
        List<FoldedText> readings = new ArrayList<>();
        readings.add(FoldedText.of(text));
        if (!FoldedText.isPlain(text)) {
            readings.add(FoldedText.lookAlikes(text, true));
            if (Escapes.mayBeIn(text)) {
                readings.add(FoldedText.decoded(text));
            }
        }
        for (FoldedText reading : List.copyOf(readings)) {
            if (reading.hasInvisible()) {
                readings.add(reading.withoutInvisible());
            }
        }
        return readings;
    }

    /** Three groups of four after each other. Every three are looked at: of 2026-ABCD-EF2H-JKLM the last three are the code. */
    private static List<Shape> groups(FoldedText text, Predicate<Shape> isCode) {
        List<Shape> found = new ArrayList<>();
        Run first = null;
        Run second = null;
        for (Run third = Run.after(text, 0); third != null; third = Run.after(text, third.end)) {
            if (first != null && first.isGroup() && second.isGroup() && third.isGroup()) {
                Shape shape = new Shape(text, first.start, third.end);
                if (areSeparatedAlike(text, first, second, third) && !shape.isMasked() && isCode.test(shape)) {
                    found.add(shape);
                }
            }
            first = second;
            second = third;
        }
        return found;
    }

    private static List<Shape> solids(FoldedText text) {
        List<Shape> found = new ArrayList<>();
        for (Run run = Run.after(text, 0); run != null; run = Run.after(text, run.end)) {
            Shape shape = new Shape(text, run.start, run.end);
            if (run.length() == CodeReference.VOUCHER_LENGTH && shape.isLikelySolid()) {
                found.add(shape);
            }
        }
        return found;
    }

    private static boolean areSeparatedAlike(FoldedText text, Run first, Run second, Run third) {
        String before = separator(text, first.end, second.start);
        return before != null && before.equals(separator(text, second.end, third.start));
    }

    /** What stands between two groups, where that is a separator; blanks count only where nothing else is. */
    private static String separator(FoldedText text, int from, int to) {
        if (to - from > LONGEST_SEPARATOR) {
            return null;
        }
        StringBuilder separator = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (SEPARATORS.indexOf(c) < 0) {
                return null;
            }
            if (c != ' ' && separator.indexOf(String.valueOf(c)) < 0) {
                separator.append(c);
            }
        }
        return separator.isEmpty() ? " " : separator.toString();
    }

    /**
     * Letters and digits that look like a code.
     *
     * @param start in the folded text
     * @param end exclusive
     */
    private record Shape(FoldedText text, int start, int end) {

        /** Three words of four small letters ("that will help") are no code; one with capitals alone or a digit is. */
        boolean isLikely() {
            boolean isMixed = has(Character::isDigit) || !has(Character::isLowerCase);
            return isOwnScript() && isMixed || lookAlikes() == 0 && has(c -> c == '-');
        }

        boolean isCertain() {
            return isOwnScript()
                    && has(Character::isLetter)
                    && (has(Character::isDigit) || !has(Character::isLowerCase))
                    && !has(c -> !FoldedText.isLetterOrDigit(c) && c != '-' && c != FoldedText.INVISIBLE);
        }

        boolean isLikelySolid() {
            boolean isOfOneCase = !has(Character::isLowerCase) || !has(Character::isUpperCase);
            boolean isMixed = has(Character::isDigit) && has(Character::isLetter);
            return isOwnScript() && isOfOneCase && isMixed && (has(Character::isUpperCase) || changes() >= CHANGES);
        }

        /** A word of another script is no code; a code in which a few letters were typed in another one is. */
        private boolean isOwnScript() {
            return lookAlikes() <= CodeReference.VOUCHER_LENGTH / 2;
        }

        private int lookAlikes() {
            return text.lookAlikes(start, end);
        }

        private int changes() {
            int changes = 0;
            for (int i = start + 1; i < end; i++) {
                changes += Character.isDigit(text.charAt(i)) == Character.isDigit(text.charAt(i - 1)) ? 0 : 1;
            }
            return changes;
        }

        boolean isMasked() {
            return MASKED.equals(toString().replaceAll("[^A-Za-z0-9]", "").substring(0, MASKED.length()));
        }

        private boolean has(Predicate<Character> kind) {
            for (int i = start; i < end; i++) {
                if (kind.test(text.charAt(i))) {
                    return true;
                }
            }
            return false;
        }

        void mark(BitSet marks) {
            int shown = CodeReference.SHOWN;
            for (int i = end - 1; i >= start; i--) {
                if (FoldedText.isLetterOrDigit(text.charAt(i)) && shown-- <= 0) {
                    text.mark(i, marks);
                }
            }
        }

        @Override
        public String toString() {
            return text.subSequence(start, end).toString();
        }
    }

    /** Letters and digits in a row with none before or behind, or a UUID. */
    private record Run(int start, int end) {

        /** The first one from here on; null where there is none. */
        static Run after(CharSequence text, int from) {
            int start = runFrom(text, from);
            return start == text.length() ? null : new Run(start, runEnd(text, start));
        }

        int length() {
            return end - start;
        }

        boolean isGroup() {
            return length() == GROUP;
        }
    }

    /** Every text of the engine's tables passes here: no object is made of a run. */
    private static boolean hasGroups(String text) {
        int groups = 0;
        int firstStart = 0;
        int secondStart = 0;
        int end = 0;
        for (int start = runFrom(text, 0); start < text.length(); start = runFrom(text, end)) {
            boolean isNear = start - end <= LONGEST_SEPARATOR;
            end = runEnd(text, start);
            if (end - start != GROUP) {
                groups = 0;
            } else if (groups == 0 || !isNear) {
                groups = 1;
                secondStart = start;
            } else if (groups == 1) {
                groups = 2;
                firstStart = secondStart;
                secondStart = start;
            } else if (!isMasked(text, firstStart, secondStart, start)) {
                return true;
            } else {
                firstStart = secondStart;
                secondStart = start;
            }
        }
        return false;
    }

    /** As it is shown everywhere: two of three groups are masked. */
    private static boolean isMasked(String text, int first, int second, int third) {
        return text.startsWith(MASKED_GROUP, second)
                && (text.startsWith(MASKED_GROUP, first) || text.startsWith(MASKED_GROUP, third));
    }

    private static boolean hasTwelve(String text) {
        int end;
        for (int start = runFrom(text, 0); start < text.length(); start = runFrom(text, end)) {
            end = runEnd(text, start);
            if (end - start == CodeReference.VOUCHER_LENGTH) {
                return true;
            }
        }
        return false;
    }

    /** Where the next letter or digit stands; the text's length where there is none. */
    private static int runFrom(CharSequence text, int from) {
        int start = from;
        while (start < text.length() && !FoldedText.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /** Where letters and digits end that begin here; a UUID is one run. */
    private static int runEnd(CharSequence text, int start) {
        int end = start;
        while (end < text.length() && FoldedText.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end - start == UUID_HEAD && isUuid(text, start) ? start + UUID_LENGTH : end;
    }

    /** Whether a UUID begins here; it ends where no letter or digit follows. */
    private static boolean isUuid(CharSequence text, int start) {
        int end = start + UUID_LENGTH;
        // Of most words of that length this is all that has to be seen.
        if (text.length() < end || text.charAt(start + UUID_HEAD) != '-') {
            return false;
        }
        if (text.length() > end && FoldedText.isLetterOrDigit(text.charAt(end))) {
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
}
