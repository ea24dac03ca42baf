package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.words.Words;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A store region to choose from.
 *
 * @param code ISO 3166-1 alpha-2
 * @param name in the reader's language
 */
record Country(String code, String name) {

    private static final Map<Locale, List<Country>> ALL =
            Words.LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Country::all));

    /** By name. */
    static List<Country> in(Words words) {
        return ALL.get(words.locale());
    }

    private static List<Country> all(Locale language) {
        Words words = Words.in(language);
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Country(code, words.country(code)))
                .sorted(Comparator.comparing(Country::name, Collator.getInstance(language)))
                .toList();
    }
}
