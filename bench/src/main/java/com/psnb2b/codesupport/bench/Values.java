package com.psnb2b.codesupport.bench;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The claim as a bare engine gets it: 15 variables, twelve strings of 40 characters, a long, a date, 1 KiB of JSON. */
final class Values {

    private static final AtomicLong NUMBER = new AtomicLong(System.currentTimeMillis());

    private Values() {}

    static long number() {
        return NUMBER.incrementAndGet();
    }

    static Map<String, Object> variables() {
        long number = number();
        Map<String, Object> variables = new LinkedHashMap<>();
        for (int i = 0; i < 12; i++) {
            variables.put("value" + i, String.format("%020d%020d", number, i));
        }
        variables.put("amount", number);
        variables.put("reportedAt", new Date());
        variables.put("document", "{\"text\":\"" + "x".repeat(1010) + "\"}");
        return variables;
    }
}
