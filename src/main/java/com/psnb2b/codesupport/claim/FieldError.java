package com.psnb2b.codesupport.claim;

import com.psnb2b.codesupport.code.CodeRedactor;

/**
 * One fault in what was sent.
 *
 * @param field path of the field, such as {@code customer_report.reported_at} or {@code evidence[0].file}
 * @param code stable: {@code required}, {@code type}, {@code unknown_field}, {@code invalid}, {@code too_long},
 *     {@code missing_offset}, {@code future}, {@code too_large}, {@code too_many}
 * @param message what to do about it; never a part of a code
 */
public record FieldError(String field, String code, String message) {

    private static final int FIELD = 120;
    private static final int MESSAGE = 600;

    /** A name that nobody knows is repeated to whoever sent it, and may be anything, of any length. */
    public FieldError {
        // What is cut off is looked at as well, as far as it could begin a code.
        field = WellFormedText.mended(shortened(CodeRedactor.redactName(shortened(field, 2 * FIELD)), FIELD));
        message = shortened(message, MESSAGE);
    }

    private static String shortened(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
