package com.psnb2b.codesupport.code;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A text as codes in it are compared, with the way back to where each character stands: letters and digits of any width
 * and kind are those of ASCII, every dash is a hyphen, every blank a space, and what cannot be seen is one character. All
 * that reads codes reads them by this: the seal, the redactor, the log.
 */
final class FoldedText implements CharSequence {

    /** Stands for soft hyphens, zero-width characters, marks and tags. */
    static final char INVISIBLE = '\u00AD';

    /** Dashes that Unicode files elsewhere: minus signs, lines, and the long vowel of Japanese, which is typed for one. */
    private static final String MORE_DASHES = "\u2212\u02D7\u2043\u2027\u2500\u2501\u30FC\uFF70\u207B\u208B\u2796";

    /** Letters that show nothing. */
    private static final String FILLERS = "\u115F\u1160\u3164\uFFA0";

    private static final String[] COMPATIBLE = new String[Character.MAX_VALUE + 1];

    private final CharSequence folded;
    /** Grows while a text is folded; null where the text is as it was. */
    private final StringBuilder growing;

    private final BitSet lookAlikes;
    /** Where the original of each character begins and ends; null where each stands where it stood. */
    private int[] starts;

    private int[] ends;

    private FoldedText(int length) {
        growing = new StringBuilder(length);
        folded = growing;
        lookAlikes = new BitSet();
        starts = new int[length];
        ends = new int[length];
    }

    /** Of a text in which each character stays where it is: nearly all are such, so that no places are noted. */
    private FoldedText(String aligned) {
        folded = aligned;
        growing = null;
        lookAlikes = null;
    }

    /** As it is seen, apart from letters of other scripts. */
    static FoldedText of(String text) {
        return fold(text, false, false);
    }

    /** The same, with what is escaped as it is meant. */
    static FoldedText decoded(String text) {
        return fold(text, true, false);
    }

    /** The same, with the letters and digits of other scripts, or with marks, as those that they look like. */
    static FoldedText lookAlikes(String text, boolean isDecoded) {
        return fold(text, isDecoded, true);
    }

    /** Whether folding changes nothing, and there is nothing to decode. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || Escapes.isStart(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAligned(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' || c >= 0x7F || Escapes.isStart(c)) {
                return false;
            }
        }
        return true;
    }

    private static FoldedText fold(String text, boolean isDecoded, boolean withLookAlikes) {
        if (isAligned(text)) {
            return new FoldedText(text.replace('\n', ' '));
        }
        FoldedText all = new FoldedText(text.length());
        for (int i = 0; i < text.length(); ) {
            Escapes.Escape escape = isDecoded ? Escapes.at(text, i) : null;
            int codePoint = escape == null ? text.codePointAt(i) : escape.meant();
            int end = escape == null ? i + Character.charCount(codePoint) : escape.end();
            all.add(codePoint, i, end, withLookAlikes);
            i = end;
        }
        return all;
    }

    /** This text without what cannot be seen. */
    FoldedText withoutInvisible() {
        if (growing == null) {
            return this;
        }
        FoldedText rest = new FoldedText(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            if (folded.charAt(i) != INVISIBLE) {
                rest.append(folded.charAt(i), starts[i], ends[i], lookAlikes.get(i));
            }
        }
        return rest;
    }

    boolean hasInvisible() {
        return growing != null && growing.indexOf(String.valueOf(INVISIBLE)) >= 0;
    }

    @Override
    public String toString() {
        return folded.toString();
    }

    @Override
    public int length() {
        return folded.length();
    }

    @Override
    public char charAt(int i) {
        return folded.charAt(i);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return folded.subSequence(from, to);
    }

    /** How many of these characters only look like what they are folded to. */
    int lookAlikes(int from, int to) {
        return lookAlikes == null ? 0 : lookAlikes.get(from, to).cardinality();
    }

    /** Marks where the original of a character stands. */
    void mark(int i, BitSet marks) {
        if (starts == null) {
            marks.set(i);
        } else {
            marks.set(starts[i], ends[i]);
        }
    }

    private void add(int codePoint, int start, int end, boolean withLookAlikes) {
        char separator = codePoint < 0x80 ? ascii((char) codePoint) : separator(codePoint);
        if (separator != 0) {
            append(separator, start, end, false);
            return;
        }
        String parts = compatible(codePoint);
        if (parts.chars().allMatch(c -> c < 0x80)) {
            parts.chars().forEach(c -> append(ascii((char) c), start, end, false));
            return;
        }
        char like = withLookAlikes ? like(codePoint, parts) : 0;
        // Anything else stays; of what takes two characters, the first, which is no letter by itself.
        append(like == 0 ? Character.toChars(codePoint)[0] : like, start, end, like != 0);
    }

    private void append(char c, int start, int end, boolean isLookAlike) {
        int at = folded.length();
        if (at == starts.length) {
            starts = Arrays.copyOf(starts, at + at / 2 + 16);
            ends = Arrays.copyOf(ends, starts.length);
        }
        starts[at] = start;
        ends[at] = end;
        if (isLookAlike) {
            lookAlikes.set(at);
        }
        growing.append(c);
    }

    /** What Unicode takes a character for where only its looks differ; looked up once each, since texts repeat them. */
    private static String compatible(int codePoint) {
        String known = codePoint < COMPATIBLE.length ? COMPATIBLE[codePoint] : null;
        if (known != null) {
            return known;
        }
        String parts = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        if (codePoint < COMPATIBLE.length) {
            COMPATIBLE[codePoint] = parts;
        }
        return parts;
    }

    /** The letter or digit that something of another script, or with a mark, looks like; 0 where it is none. */
    private static char like(int codePoint, String parts) {
        int digit = Character.digit(codePoint, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        char like = LookAlikeLetters.of(codePoint);
        int base = parts.codePointAt(0);
        return like != 0 ? like : base < 0x80 && isLetterOrDigit((char) base) ? (char) base : LookAlikeLetters.of(base);
    }

    private static char ascii(char c) {
        return Character.isWhitespace(c) ? ' ' : c < ' ' || c == 0x7F ? INVISIBLE : c;
    }

    private static char separator(int codePoint) {
        if (MORE_DASHES.indexOf(codePoint) >= 0) {
            return '-';
        }
        if (FILLERS.indexOf(codePoint) >= 0) {
            return INVISIBLE;
        }
        return switch (Character.getType(codePoint)) {
            case Character.DASH_PUNCTUATION -> '-';
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.CONTROL -> INVISIBLE;
            default -> 0;
        };
    }

    static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
