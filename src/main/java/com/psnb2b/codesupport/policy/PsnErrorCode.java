package com.psnb2b.codesupport.policy;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads PSN error codes as people type them: case, width, blanks, a missing hyphen, other dashes, O for 0, l for 1 and
 * words around the code in any language are tolerated (policy, section 6).
 */
public final class PsnErrorCode {

    private static final Pattern NOISE = Pattern.compile("[^A-Z0-9]");
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
    private static final Pattern DASH = Pattern.compile("[\\p{Pd}\u2212\u30FC\u2500]");
    private static final String HEX = "8[0-9A-FOIL]{7}";
    private static final String DIGIT = "[0-9OIL]";
    private static final Pattern HEXADECIMAL = Pattern.compile("(?:0X|E)?(" + HEX + ")");
    private static final Pattern SHORT = Pattern.compile("([A-Z]{2})(" + DIGIT + "{5})(" + DIGIT + ")");

    /** In a sentence only what stands before the store's own codes is taken for one: "NY 10001-2" is an address. */
    private static final Pattern IN_TEXT = Pattern.compile("(?<![A-Z0-9])(?:(?:0X|E)[-\\s]{0,3}(" + HEX
            + ")|(WC|NP|CE|NW|SU)[-\\s]{0,3}(" + DIGIT + "{5})[-\\s]{0,3}(" + DIGIT + "))(?![A-Z0-9])");

    private PsnErrorCode() {}

    /** {@code E-8200012F}, {@code WC-40371-5} or {@code NP-35000-8}; what holds no such code comes back in capitals. */
    public static String normalise(String typed) {
        String letters = NOISE.matcher(folded(typed)).replaceAll("");
        var hexadecimal = HEXADECIMAL.matcher(letters);
        if (hexadecimal.matches()) {
            return "E-" + digits(hexadecimal.group(1));
        }
        var shortForm = SHORT.matcher(letters);
        if (shortForm.matches()) {
            return shortForm(shortForm.group(1), shortForm.group(2), shortForm.group(3));
        }
        return firstIn(typed).orElseGet(() -> typed.strip().toUpperCase(Locale.ROOT));
    }

    /** The first error code in a text of any language. */
    static Optional<String> firstIn(String text) {
        return IN_TEXT.matcher(folded(text)).results().findFirst().map(PsnErrorCode::read);
    }

    private static String read(MatchResult found) {
        return found.group(1) != null
                ? "E-" + digits(found.group(1))
                : shortForm(found.group(2), found.group(3), found.group(4));
    }

    private static String shortForm(String area, String number, String check) {
        return area + "-" + digits(number) + "-" + digits(check);
    }

    private static String digits(String typed) {
        return typed.replace('O', '0').replace('I', '1').replace('L', '1');
    }

    private static String folded(String typed) {
        String width = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return DASH.matcher(UNSEEN.matcher(width).replaceAll("")).replaceAll("-");
    }
}
