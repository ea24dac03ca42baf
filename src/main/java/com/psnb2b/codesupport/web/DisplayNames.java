package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.words.Words;
import java.util.Arrays;
import java.util.List;

/**
 * The values of a claim as the pages name them: their names in the contract are the keys in {@code
 * messages/pages.properties}.
 */
final class DisplayNames {

    static List<String> all(Enum<?>[] values) {
        return Arrays.stream(values).map(WireName::of).toList();
    }

    /** The contract's word for a value. */
    public String of(Enum<?> value) {
        return WireName.of(value);
    }

    /** A sentence that is kept in English, in the reader's language; a process owner's own stays as it is. */
    public String said(String english) {
        return Words.ofReader().said(english);
    }

    /** The field of the check page that gives an item of evidence. */
    public String fieldOf(EvidenceName item) {
        return switch (item) {
            case ORDER_ID, CODE, ACCOUNT_REGION, DELIVERY_LOG -> WireName.of(item);
            case PRODUCT_REGION -> "product.region";
            case CUSTOMER_REPORT -> "customer_report.text";
            case DELIVERY_TIMESTAMP -> "delivered_at";
            case ERROR_SCREENSHOT, TRANSACTION_HISTORY -> "has." + WireName.of(item);
        };
    }

    /** Who did something, as the reseller is told. The rest of the key {@code who.}. */
    public String who(String actor) {
        if (actor.startsWith("reseller:")) {
            return "us";
        }
        return actor;
    }
}
