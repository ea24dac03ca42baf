package com.psnb2b.codesupport.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A case as a reseller sends it: codes of 50 USD that are alike, three of 20 USD that differ, and one shared screenshot. */
public final class CaseOfCodes {

    /** How many differ, which is the smaller group. */
    public static final int DIFFERENT = 3;

    private static final String LETTERS = "ACDEFHJKMN";

    private CaseOfCodes() {}

    /** @param start of the numbers that the codes are made of, so that two cases have none in common */
    public static String json(String order, int alike, int start) {
        return """
                {"shared": {"order_id": "%s", "reported_issue": "invalid_code",
                  "product": {"region": "US", "denomination": "50 USD"}, "ordered": {"region": "US"}, "account_region": "US",
                  "delivered_at": "%s", "customer_report": {"text": "Not accepted", "error_code": "WC-40371-5"},
                  "evidence": [{"type": "error_screenshot", "file": {"name": "e.png", "content_base64": "%s"}}]},
                 "reference": "many", "codes": [%s]}""".formatted(
                        order,
                        Instant.now().minus(1, ChronoUnit.DAYS),
                        Scenario.png(),
                        IntStream.range(0, alike + DIFFERENT)
                                .mapToObj(i -> code(start + i, i >= alike))
                                .collect(Collectors.joining(",")));
    }

    private static String code(int number, boolean isDifferent) {
        return "{\"code\": {\"value\": \"" + code(number) + "\"}"
                + (isDifferent ? ", \"product\": {\"region\": \"US\", \"denomination\": \"20 USD\"}" : "") + "}";
    }

    /** Letters that look like no digit, so that no two codes look alike. */
    private static String code(int number) {
        StringBuilder code = new StringBuilder("WXYP-");
        "%08d".formatted(number).chars().forEach(c -> code.append(LETTERS.charAt(c - '0')));
        return code.insert(9, '-').toString();
    }
}
