package com.psnb2b.codesupport.claim;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The face value of a code as people write it: {@code 50 USD}, {@code USD 50.00}, {@code $50}, {@code 12 months}.
 *
 * @param text as it was written
 */
public record Denomination(String text) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:[.,]\\d{3})*(?:[.,]\\d{1,2})?");
    private static final Pattern THOUSANDS = Pattern.compile("[.,](?=\\d{3}(?:\\D|$))");

    private static final Pattern BETWEEN = Pattern.compile("[\\s.]+");

    /** The amount, where the text holds exactly one number; empty where it holds none or several. */
    public Optional<BigDecimal> amount() {
        Matcher number = NUMBER.matcher(text);
        if (!number.find()) {
            return Optional.empty();
        }
        String digits = THOUSANDS.matcher(number.group()).replaceAll("").replace(',', '.');
        return number.find() ? Optional.empty() : Optional.of(new BigDecimal(digits));
    }

    /** Whether both mean the same value, however they are written. */
    public boolean sameAs(Denomination other) {
        return canonical().equals(other.canonical());
    }

    private String canonical() {
        String unit = BETWEEN.matcher(NUMBER.matcher(text).replaceAll(""))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        return amount().map(value -> value.stripTrailingZeros().toPlainString()).orElse("") + unit;
    }
}
