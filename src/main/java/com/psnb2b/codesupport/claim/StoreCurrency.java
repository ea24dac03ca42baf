package com.psnb2b.codesupport.claim;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The currency that the PlayStation Store of a country sells in. It says what a lone {@code $}, {@code ¥}, {@code kr} or
 * {@code £} is worth there (policy, section 2a).
 */
public final class StoreCurrency {

    /** Stores in US dollars, whatever the country's own currency is. */
    private static final Set<String> IN_US_DOLLARS = Set.of(
            "AE", "AR", "BH", "BO", "CL", "CO", "CR", "EC", "GT", "HN", "KW", "LB", "NI", "OM", "PA", "PE", "PY", "QA",
            "SA", "SV", "UY");

    private StoreCurrency() {}

    /** Empty for a zone, and for a country that has no currency of its own. */
    public static Optional<Currency> of(Region region) {
        if (region == null || !region.isCountry()) {
            return Optional.empty();
        }
        return IN_US_DOLLARS.contains(region.code())
                ? Optional.of(Currency.getInstance("USD"))
                : Optional.ofNullable(Currency.getInstance(new Locale("", region.code())));
    }
}
