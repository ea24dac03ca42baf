package com.psnb2b.codesupport.claim;

import java.util.PrimitiveIterator;

/** Text without half of a surrogate pair: JSON can hold one, and nothing else that the text goes to can. */
public final class WellFormedText {

    private static final char REPLACEMENT = '\uFFFD';

    private WellFormedText() {}

    /** Whether it holds half of a surrogate pair without the other half. */
    public static boolean isBroken(String text) {
        // A pair counts as one code point, so that what is left is half of one.
        return text.codePoints().anyMatch(WellFormedText::isHalf);
    }

    /** The text with a replacement character for each half; null stays null. */
    public static String mended(String text) {
        if (text == null || !isBroken(text)) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        PrimitiveIterator.OfInt points = text.codePoints().iterator();
        while (points.hasNext()) {
            int point = points.nextInt();
            whole.appendCodePoint(isHalf(point) ? REPLACEMENT : point);
        }
        return whole.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
