package com.psnb2b.codesupport.claim;

import java.text.Normalizer;
import java.util.Locale;

/** Order ids as the same order: without regard to case, width and invisible characters (policy, section 3). */
public final class OrderIds {

    private OrderIds() {}

    /** Two ids of one order fold to the same text. */
    public static String folded(String orderId) {
        StringBuilder folded = new StringBuilder(orderId.length());
        Normalizer.normalize(orderId, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(letter -> Character.getType(letter) != Character.FORMAT
                        && !Character.isISOControl(letter)
                        && !Character.isWhitespace(letter)
                        && !Character.isSpaceChar(letter))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
