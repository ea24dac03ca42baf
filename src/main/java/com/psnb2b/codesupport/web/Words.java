package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.WireName;
import java.util.Arrays;
import java.util.List;

/** Values of the claim as the pages name them: the contract's words are the keys of {@code messages.properties}. */
final class Words {

    static List<String> all(Enum<?>[] values) {
        return Arrays.stream(values).map(WireName::of).toList();
    }

    /** The contract's word for a value. */
    public String of(Enum<?> value) {
        return WireName.of(value);
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

    /** Who did something, as the reseller is told: reviewers have no names outside. The rest of the key {@code who.}. */
    public String who(String actor) {
        if (actor.startsWith("reseller:")) {
            return "us";
        }
        return actor.startsWith("user:") ? "reviewer" : actor;
    }
}
