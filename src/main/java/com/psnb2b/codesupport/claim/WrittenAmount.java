package com.psnb2b.codesupport.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A number as people write amounts, with the readings that its separators leave open (policy, section 2a): a single
 * separator before exactly three digits groups, but parts off the minor unit where the currency has three minor digits.
 *
 * @param usual for a currency of up to two minor digits; null where the number is none of such a currency
 * @param withThreeDigits for a currency of three minor digits; null where the number is none of such a currency
 */
record WrittenAmount(BigDecimal usual, BigDecimal withThreeDigits) {

    private static final int DIGITS = 15;

    /** Separators that only ever group: blanks, apostrophes, the Arabic thousands sign. */
    private static final String GROUPING = " '’´`٬_";

    private static final char ARABIC_DECIMAL = '٫';

    /**
     * Reads ASCII digits with their separators.
     *
     * @return empty where it is no amount that can be understood: nothing, zero, more than 15 digits, groups that are none
     */
    static Optional<WrittenAmount> read(String number) {
        List<String> groups = new ArrayList<>();
        StringBuilder separators = new StringBuilder();
        StringBuilder digits = new StringBuilder();
        for (char letter : number.toCharArray()) {
            if (letter >= '0' && letter <= '9') {
                digits.append(letter);
            } else if (isSeparator(letter) && !digits.isEmpty()) {
                groups.add(digits.toString());
                digits.setLength(0);
                separators.append(letter);
            } else {
                return Optional.empty();
            }
        }
        groups.add(digits.toString());
        boolean tooLong = groups.stream().mapToInt(String::length).sum() > DIGITS;
        return digits.isEmpty() || tooLong
                ? Optional.empty()
                : Optional.of(read(groups, separators.toString())).filter(WrittenAmount::isAmount);
    }

    private static boolean isSeparator(char letter) {
        return letter == '.' || letter == ',' || letter == ARABIC_DECIMAL || GROUPING.indexOf(letter) >= 0;
    }

    private static WrittenAmount read(List<String> groups, String separators) {
        if (separators.isEmpty()) {
            return same(groups.get(0));
        }
        int last = separators.length() - 1;
        char final_ = separators.charAt(last);
        String decimals = groups.get(groups.size() - 1);
        boolean onlyGroups = GROUPING.indexOf(final_) >= 0 || last > 0 && separators.indexOf(final_) < last;
        String grouped = final_ == ARABIC_DECIMAL ? null : grouped(groups, separators);
        if (onlyGroups) {
            return same(grouped);
        }
        String whole = last == 0 ? groups.get(0) : grouped(groups.subList(0, last + 1), separators.substring(0, last));
        String decimal = whole == null ? null : whole + "." + decimals;
        return switch (decimals.length()) {
            case 1, 2 -> same(decimal);
            case 3 -> new WrittenAmount(number(last == 0 ? grouped : null), number(decimal));
            default -> same(null);
        };
    }

    /** The digits together, where the separators are one kind and the groups are of three (or, as in India, of two). */
    private static String grouped(List<String> groups, String separators) {
        boolean oneKind = separators.chars().distinct().count() == 1;
        String first = groups.get(0);
        List<String> between = groups.subList(1, groups.size() - 1);
        boolean ofThree = between.stream().allMatch(group -> group.length() == 3);
        boolean ofTwo =
                !between.isEmpty() && first.length() <= 2 && between.stream().allMatch(group -> group.length() == 2);
        boolean fits = oneKind
                && first.length() <= 3
                && first.charAt(0) != '0'
                && groups.get(groups.size() - 1).length() == 3
                && (ofThree || ofTwo && separators.charAt(0) == ',');
        return fits ? String.join("", groups) : null;
    }

    private static WrittenAmount same(String digits) {
        return new WrittenAmount(number(digits), number(digits));
    }

    private static BigDecimal number(String digits) {
        return digits == null ? null : new BigDecimal(digits);
    }

    /** Zero is no face value: a typing mistake must not pass for a small amount. */
    private boolean isAmount() {
        return (usual != null || withThreeDigits != null)
                && (usual == null || usual.signum() > 0)
                && (withThreeDigits == null || withThreeDigits.signum() > 0);
    }

    /** What it means in a currency of so many minor digits; null where it means nothing there. */
    BigDecimal in(int minorDigits) {
        return minorDigits == 3 ? withThreeDigits : usual;
    }

    /** The highest that it may mean in a currency of so many minor digits; null where it means nothing there. */
    BigDecimal highest(int minorDigits) {
        return minorDigits == 3 && withThreeDigits != null && usual != null
                ? usual.max(withThreeDigits)
                : in(minorDigits);
    }
}
