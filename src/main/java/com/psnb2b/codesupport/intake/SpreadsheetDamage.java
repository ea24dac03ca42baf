package com.psnb2b.codesupport.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a spreadsheet makes of an id: a number with an exponent, a formula, an apostrophe, hash marks, an error. The id is
 * gone or bent then, and a claim on it would find no record. What an order may well be called is left alone.
 */
final class SpreadsheetDamage {

    /** Of a fault that the damage is named by. */
    static final String CODE = "destroyed_by_spreadsheet";

    /** A plain {@code 12E4} may be an order's number; no spreadsheet writes it so. */
    private static final Pattern EXPONENT =
            Pattern.compile("[+-]?(?:\\d(?:[.,]\\d+)?[Ee][+]\\d{1,3}|\\d[.,]\\d+[Ee]-?\\d{1,3})");

    private static final Pattern ERROR = Pattern.compile("#+|#(?:N/?A|NV|[A-ZÄÖÜ]{3,12}[!?]|DIV/0!)");

    private SpreadsheetDamage() {}

    /** What happened and the remedy, for people; empty where nothing did. */
    static Optional<String> of(String id) {
        if (EXPONENT.matcher(id).matches()) {
            return Optional.of(
                    "was made a number by a spreadsheet, and its last digits are gone; format the column as text"
                            + " before the file is opened, and take the id from where it came from");
        }
        if (id.startsWith("=")) {
            return Optional.of("is a formula of a spreadsheet; send the id alone, without the = and quotation marks");
        }
        if (id.startsWith("'") || id.startsWith("\u2019")) {
            return Optional.of("begins with the apostrophe by which a spreadsheet marks text; send the id without it");
        }
        return ERROR.matcher(id).matches()
                ? Optional.of("is what a spreadsheet shows in place of a value; take the id from where it came from")
                : Optional.empty();
    }
}
