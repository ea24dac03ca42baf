package com.psnb2b.codesupport.claim;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Where a code or an account belongs: a country of ISO 3166-1, or a zone of several, such as {@code EU}. Which countries
 * a zone holds is the owner's table {@code region-zones} (policy, section 2a).
 *
 * @param code two letters, such as {@code US}, or the name of a zone in capitals
 */
public record Region(String code) {

    private static final Pattern ZONE = Pattern.compile("[A-Z][A-Z0-9 &+-]{1,39}");

    /** @throws IllegalArgumentException where the code can be neither */
    public Region {
        if (!ZONE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a country or a zone");
        }
    }

    /** Reads what people write for a place; only zones that are known everywhere are taken. */
    public static Region of(String text) {
        return of(text, zone -> false);
    }

    /**
     * Reads what people write for a place: an ISO code of two or three letters, a name in one of the languages of the
     * stores, or a zone.
     *
     * @param listed whether the owner's table knows a zone of that name, which is in capitals
     * @throws IllegalArgumentException where it is no place that is known
     */
    public static Region of(String text, Predicate<String> listed) {
        String zone = text.strip().toUpperCase(Locale.ROOT);
        return PlaceNames.country(text)
                .or(() -> PlaceNames.zone(text))
                .map(Region::new)
                .or(() -> ZONE.matcher(zone).matches() && listed.test(zone)
                        ? java.util.Optional.of(new Region(zone))
                        : java.util.Optional.empty())
                .orElseThrow(() -> new IllegalArgumentException(
                        "is no place that is known; give an ISO 3166-1 alpha-2 country, such as US or GB"));
    }

    /** Whether it is one country, and not a zone of several. */
    public boolean isCountry() {
        return PlaceNames.isCountry(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
