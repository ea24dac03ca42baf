package com.psnb2b.codesupport.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds words of promise, which never reach a reseller or a customer (policy, section 7). */
public final class Wording {

    private static final Pattern PROMISE = Pattern.compile(
            "\\bguarantee[ds]?\\b|\\bguaranteeing\\b"
                    + "|\\bautomatic(ally)?\\s+(replace(ment|d)?|refund(ed)?)\\b"
                    + "|\\b(will|shall)\\s+(certainly\\s+|definitely\\s+|always\\s+)?(be\\s+)?(replaced?|refund(ed)?|reimbursed?)\\b"
                    + "|\\b(we|i)\\s+promise\\b|\\bpromise\\s+(you|to|that)\\b"
                    + "|\\b100\\s*%|\\b100\\s+percent\\b"
                    + "|\\balways\\s+(covered|replaced|refunded)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Wording() {}

    /** The first words of promise in a text, as they stand there; empty where there are none. */
    public static Optional<String> promiseIn(String text) {
        Matcher found = PROMISE.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
