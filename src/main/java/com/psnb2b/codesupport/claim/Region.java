package com.psnb2b.codesupport.claim;

import java.util.Locale;
import java.util.Set;

/**
 * A PlayStation Store region: an ISO 3166-1 alpha-2 country, in upper case.
 *
 * @param code two letters, such as {@code US}
 */
public record Region(String code) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** @throws IllegalArgumentException where the code is no country of ISO 3166-1 */
    public Region {
        if (!COUNTRIES.contains(code)) {
            throw new IllegalArgumentException("not an ISO 3166-1 alpha-2 country, such as US or GB");
        }
    }

    /**
     * Reads what people type: white space around it and lower case are tolerated.
     *
     * @throws IllegalArgumentException where it is no country of ISO 3166-1
     */
    public static Region of(String text) {
        return new Region(text.strip().toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return code;
    }
}
