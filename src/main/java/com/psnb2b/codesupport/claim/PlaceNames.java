package com.psnb2b.codesupport.claim;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What people write for a country or a zone: ISO codes, the JDK's names (from CLDR) in the languages of the stores, and
 * what neither knows, such as {@code UK} and {@code KSA}.
 */
final class PlaceNames {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "pl", "ja", "nl", "tr", "cs", "sv", "da", "nb", "fi", "hu", "ro");

    /** Country, then what is written for it beside its codes and names. */
    private static final String[] ALSO = {
        "GB: UK,U.K.,Britain,Great Britain,England,Scotland,Wales,Northern Ireland",
        "US: America,United States of America,U.S.A.,The States",
        "SA: KSA,Saudi",
        "AE: UAE,Emirates,U.A.E.",
        "HK: Hong Kong,Hongkong",
        "MO: Macau,Macao",
        "TW: Taiwan",
        "KR: Korea,South Korea,Republic of Korea",
        "RU: Russia,Russian Federation",
        "CZ: Czech Republic,Czechia",
        "TR: Turkey,Türkiye,Turkiye",
        "NL: Holland,The Netherlands",
        "CN: China,PRC,Mainland China",
        "IE: Ireland,Eire,Republic of Ireland",
        "MK: Macedonia",
        "VN: Vietnam,Viet Nam",
        "BR: Brasil",
    };

    /** Zone, then what is written for it. */
    private static final String[] ZONES = {
        "EU: European Union,E.U.,EU,Europäische Union,Union européenne,Unión Europea",
        "EUROPE: Europe,Europa,EUR Region,PAL Europe",
        "EEA: EEA,EWR",
        "EMEA: EMEA",
        "LATAM: LATAM,Latin America,Latinoamérica,América Latina,LA region",
        "ROW: ROW,Rest of World,Rest of the World,Global,Worldwide,World,International,Region free,All regions",
        "MENA: MENA",
        "MIDDLE EAST: Middle East",
        "GCC: GCC,Gulf",
        "APAC: APAC,Asia Pacific",
        "ASIA: Asia",
        "AFRICA: Africa",
        "NORTH AMERICA: North America",
        "SOUTH AMERICA: South America",
        "AMERICAS: Americas,The Americas",
        "OCEANIA: Oceania",
        "NORDICS: Nordics,Nordic",
        "BENELUX: Benelux",
        "DACH: DACH",
        "CIS: CIS",
    };

    private static final Map<String, String> ZONE_NAMES = names(ZONES);

    private PlaceNames() {}

    /** Collected when the first name is read that is no code of two letters, which takes some tens of milliseconds. */
    private static final class Countries {
        static final Map<String, String> NAMES = names(ALSO);

        static {
            for (String country : COUNTRIES) {
                Locale place = new Locale("", country);
                NAMES.put(place.getISO3Country(), country);
                for (String language : LANGUAGES) {
                    NAMES.put(key(place.getDisplayCountry(Locale.forLanguageTag(language))), country);
                }
            }
        }
    }

    static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    /** ISO 3166-1 alpha-2; empty where the words name no country. */
    static Optional<String> country(String written) {
        String code = written.strip().toUpperCase(Locale.ROOT);
        return COUNTRIES.contains(code) ? Optional.of(code) : Optional.ofNullable(Countries.NAMES.get(key(written)));
    }

    /** Name of the zone in capitals; empty where the words name none. */
    static Optional<String> zone(String written) {
        return Optional.ofNullable(ZONE_NAMES.get(key(written)));
    }

    private static Map<String, String> names(String... lines) {
        Map<String, String> names = new HashMap<>();
        for (String line : lines) {
            String[] parts = line.split(": ");
            for (String name : parts[1].split(",")) {
                names.put(key(name), parts[0]);
            }
        }
        return names;
    }

    /** Letters alone, without accents: {@code Türkiye} and {@code turkiye} are one. */
    private static String key(String written) {
        StringBuilder key = new StringBuilder(written.length());
        Normalizer.normalize(written, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetter)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
