package com.psnb2b.codesupport.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A store region to choose from.
 *
 * @param code ISO 3166-1 alpha-2
 * @param name in English
 */
record Country(String code, String name) {

    /** By name. */
    static final List<Country> ALL = Arrays.stream(Locale.getISOCountries())
            .map(code -> new Country(code, new Locale("", code).getDisplayCountry(Locale.ENGLISH)))
            .sorted(Comparator.comparing(Country::name))
            .toList();
}
