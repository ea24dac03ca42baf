package com.psnb2b.codesupport.claim;

import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * What the reseller's customer reported.
 *
 * @param text free text, codes in it masked; null where none was given
 * @param errorCode the store's error code as typed; null where none was given
 * @param attemptedAt when the code was tried; null where unknown
 * @param reportedAt when the customer reported it; null where unknown
 */
public record CustomerReport(String text, String errorCode, Instant attemptedAt, Instant reportedAt) {

    public static final CustomerReport NONE = new CustomerReport(null, null, null, null);

    /** This report, with what it lacks taken from the other. */
    public CustomerReport orElse(CustomerReport other) {
        return new CustomerReport(
                text != null ? text : other.text,
                errorCode != null ? errorCode : other.errorCode,
                attemptedAt != null ? attemptedAt : other.attemptedAt,
                reportedAt != null ? reportedAt : other.reportedAt);
    }

    CustomerReport withTexts(UnaryOperator<String> change) {
        return new CustomerReport(change.apply(text), change.apply(errorCode), attemptedAt, reportedAt);
    }

    public boolean isGiven() {
        return text != null || errorCode != null;
    }
}
