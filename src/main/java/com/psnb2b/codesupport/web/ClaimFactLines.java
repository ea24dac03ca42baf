package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.Denomination;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a claim states, for people: the name of the field in the forms, and its value. No text of these holds a code. */
final class ClaimFactLines {

    private ClaimFactLines() {}

    /** @param orderId null where it is not known, or stands elsewhere */
    static Map<String, String> of(String orderId, ClaimFacts facts, ZoneId zone) {
        Map<String, Object> stated = new LinkedHashMap<>();
        stated.put("order_id", orderId);
        stated.put("code", facts.code() == null ? null : facts.code().masked());
        stated.put("product.region", facts.product().region());
        stated.put("ordered.region", facts.ordered().region());
        stated.put("account_region", facts.accountRegion());
        stated.put("product.sku", facts.product().sku());
        stated.put("ordered.sku", facts.ordered().sku());
        stated.put("product.denomination", text(facts.product().denomination()));
        stated.put("ordered.denomination", text(facts.ordered().denomination()));
        stated.put("customer_report.error_code", facts.report().errorCode());
        stated.put("delivered_at", shown(facts.deliveredAt(), zone));
        stated.put("made_available_at", shown(facts.madeAvailableAt(), zone));
        stated.put("retrieved_at", shown(facts.retrievedAt(), zone));
        stated.put("customer_report.attempted_at", shown(facts.report().attemptedAt(), zone));
        stated.put("customer_report.reported_at", shown(facts.report().reportedAt(), zone));
        Map<String, String> known = new LinkedHashMap<>();
        stated.forEach((name, value) -> {
            if (value != null) {
                known.put(name, value.toString());
            }
        });
        return known;
    }

    private static String text(Denomination denomination) {
        return denomination == null ? null : denomination.text();
    }

    private static String shown(Instant at, ZoneId zone) {
        return at == null ? null : DisplayTime.of(at, zone).shown();
    }
}
