package com.psnb2b.codesupport.claim;

/**
 * One fault in what was sent.
 *
 * @param field path of the field, such as {@code customer_report.reported_at} or {@code evidence[0].file}
 * @param code stable: {@code required}, {@code type}, {@code unknown_field}, {@code invalid}, {@code too_long},
 *     {@code missing_offset}, {@code future}, {@code too_large}, {@code too_many}
 * @param message what to do about it; never a part of a code
 */
public record FieldError(String field, String code, String message) {

    /** A name that nobody knows is repeated to whoever sent it, and may be anything. */
    public FieldError {
        field = CodeRedactor.redactName(field);
    }
}
