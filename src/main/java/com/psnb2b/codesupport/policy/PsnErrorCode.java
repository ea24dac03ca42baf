package com.psnb2b.codesupport.policy;

import java.util.Locale;
import java.util.regex.Pattern;

/** Reads PSN error codes as people type them: case, spaces and a missing hyphen are tolerated (policy, section 6). */
public final class PsnErrorCode {

    private static final Pattern NOISE = Pattern.compile("[^A-Z0-9]");
    private static final Pattern HEXADECIMAL = Pattern.compile("(?:0X|E)?(8[0-9A-F]{7})");
    private static final Pattern SHORT = Pattern.compile("([A-Z]{2})(\\d{5})(\\d)");

    private PsnErrorCode() {}

    /** {@code E-8200012F}, {@code WC-40371-5} or {@code NP-35000-8}; what is no such code comes back in capitals. */
    public static String normalise(String typed) {
        String letters = NOISE.matcher(typed.toUpperCase(Locale.ROOT)).replaceAll("");
        var hexadecimal = HEXADECIMAL.matcher(letters);
        if (hexadecimal.matches()) {
            return "E-" + hexadecimal.group(1);
        }
        var shortForm = SHORT.matcher(letters);
        return shortForm.matches()
                ? shortForm.group(1) + "-" + shortForm.group(2) + "-" + shortForm.group(3)
                : typed.strip().toUpperCase(Locale.ROOT);
    }
}
