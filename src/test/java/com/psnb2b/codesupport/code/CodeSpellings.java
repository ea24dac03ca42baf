package com.psnb2b.codesupport.code;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How people and programs write one and the same code. */
public final class CodeSpellings {

    private static final String LATIN = "ABCEHKMOPTXY";
    private static final String CYRILLIC = "АВСЕНКМОРТХУ";

    private CodeSpellings() {}

    /** @param code 4-4-4 with hyphens */
    public static List<String> of(String code) {
        List<String> spellings = new ArrayList<>();
        for (String between : List.of(
                "",
                "-",
                "--",
                "    ",
                "\n",
                "\r\n\r\n",
                "\t",
                "%2D",
                "%252D",
                "%20",
                "+",
                "&nbsp;",
                "&#45;",
                "&#x2d;",
                "&shy;",
                "&amp;nbsp;",
                "<br>",
                "<br/>\n",
                "</td><td class=\"a\">",
                "\u00AD",
                "\u200B",
                "\u2060",
                "\u00A0",
                "\u202F",
                "\u2212",
                "\u2013",
                "\u2014",
                " – ",
                "ー",
                "・",
                "・・・・・",
                ", ",
                " then ",
                " and after that ")) {
            spellings.add(code.replace("-", between));
        }
        String solid = code.replace("-", "");
        spellings.add(solid.toLowerCase(Locale.ROOT));
        for (String between : List.of(" ", "-", ".", "\n", "\u200B", "%2D", "&nbsp;", "<i></i>", "\u0336", " _ ")) {
            spellings.add(String.join(between, solid.split("")));
        }
        spellings.add(shifted(code, 0xFEE0));
        spellings.add(mathematical(code, 0x1D400, 0x1D7CE));
        spellings.add(mathematical(code, 0x1D670, 0x1D7F6));
        spellings.add(cyrillic(code));
        spellings.add(escaped(code, "%%%02X"));
        spellings.add(escaped(code, "&#%d;"));
        spellings.add(escaped(code, "&#x%x;"));
        spellings.add(escaped(code, "\\u%04X"));
        String[] groups = code.split("-");
        spellings.add("ends with " + groups[2] + ", begins with " + groups[0] + ", and " + groups[1] + " between");
        spellings.add(solid.substring(0, 6) + " first, " + solid.substring(6));
        return spellings;
    }

    /** Whether these letters can be read in a text, by a reader that is simpler than the one under test. */
    public static boolean isIn(String text, String letters) {
        String read = text.replaceAll(
                "(?i)%(25)*2D|%(25)*20|&(amp;)?[a-z]+;|&#(45|x2d);|</?[a-z][^<>]*>|\\\\[nrt]| then | and after that ",
                "");
        read = Normalizer.normalize(read, Normalizer.Form.NFKC);
        for (int i = 0; i < LATIN.length(); i++) {
            read = read.replace(CYRILLIC.charAt(i), LATIN.charAt(i));
        }
        for (char letter : letters.toCharArray()) {
            for (String form : List.of("%%%02X", "&#%d;", "&#x%x;", "\\u%04X")) {
                read = read.replace(form.formatted((int) letter), String.valueOf(letter));
            }
        }
        return read.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "").contains(letters);
    }

    private static String shifted(String code, int by) {
        return code.chars().mapToObj(c -> Character.toString(c + by)).collect(Collectors.joining());
    }

    private static String mathematical(String code, int letterA, int digitZero) {
        return code.chars()
                .mapToObj(c -> Character.toString(
                        c == '-' ? c : Character.isDigit(c) ? digitZero + c - '0' : letterA + c - 'A'))
                .collect(Collectors.joining());
    }

    private static String cyrillic(String code) {
        return code.chars()
                .map(c -> LATIN.indexOf(c) < 0 ? c : CYRILLIC.charAt(LATIN.indexOf(c)))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String escaped(String code, String form) {
        return code.replace("-", "").chars().mapToObj(form::formatted).collect(Collectors.joining());
    }
}
