package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.claim.Region;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists of countries in cells of decision tables: ISO 3166-1 alpha-2, with blanks or commas between them. */
final class CountryList {

    /** In place of a list: every country. */
    static final String ALL = "*";

    private CountryList() {}

    static Set<String> of(String cell) {
        return Stream.of(cell.split("[ ,]+"))
                .filter(country -> !country.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean all(String cell) {
        return ALL.equals(cell.strip()) || of(cell).stream().allMatch(CountryList::isCountry);
    }

    static boolean isPlace(String text) {
        try {
            return Region.of(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isCountry(String code) {
        return code.length() == 2
                && code.equals(code.toUpperCase(java.util.Locale.ROOT))
                && new Region(code).isCountry();
    }
}
