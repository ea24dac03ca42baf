package com.psnb2b.codesupport.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A fact that the claim stated, and states otherwise since; both stay known.
 *
 * @param field as the API names it, such as {@code product.region}
 * @param before what was stated at first, in words, a code masked; null where nothing was
 * @param now what is stated since, in words, a code masked
 * @param at when it was corrected
 */
public record FactChange(String field, String before, String now, Instant at) {

    private static final String CODE = "code";

    /** Whether something else was stated before, so that the two do not fit together. */
    public boolean contradicts() {
        return before != null;
    }

    /** What differs between two states of a claim's facts, in the order of the claim. */
    static List<FactChange> between(ClaimFacts before, ClaimFacts after, Instant at) {
        Map<String, String> then = words(before);
        List<FactChange> changes = new ArrayList<>();
        words(after).forEach((field, now) -> {
            boolean differs = field.equals(CODE)
                    ? !Objects.equals(before.code(), after.code())
                    : !Objects.equals(then.get(field), now);
            if (now != null && differs) {
                changes.add(new FactChange(field, then.get(field), now, at));
            }
        });
        return changes;
    }

    private static Map<String, String> words(ClaimFacts facts) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("reported_issue", WireName.of(facts.reportedIssue()));
        words.put(CODE, facts.code() == null ? null : facts.code().masked());
        words(words, "product", facts.product());
        words(words, "ordered", facts.ordered());
        words.put("account_region", text(facts.accountRegion()));
        words.put("delivered_at", text(facts.deliveredAt()));
        words.put("made_available_at", text(facts.madeAvailableAt()));
        words.put("retrieved_at", text(facts.retrievedAt()));
        words.put("customer_report.text", facts.report().text());
        words.put("customer_report.error_code", facts.report().errorCode());
        words.put("customer_report.attempted_at", text(facts.report().attemptedAt()));
        words.put("customer_report.reported_at", text(facts.report().reportedAt()));
        words.put("reference", facts.reference());
        return words;
    }

    private static void words(Map<String, String> words, String name, Product product) {
        words.put(name + ".region", text(product.region()));
        words.put(name + ".sku", product.sku());
        words.put(
                name + ".denomination",
                product.denomination() == null ? null : product.denomination().text());
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
