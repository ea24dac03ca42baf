package com.psnb2b.codesupport.claim;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that is kept of a claim at one moment, for tests to compare. */
public final class KeptFields {

    private KeptFields() {}

    /** By the names of its fields; what changes in the claim afterwards does not change in here. */
    public static Map<String, Object> of(Claim claim) {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (Field field : Claim.class.getDeclaredFields()) {
            if (!Modifier.isTransient(field.getModifiers()) && !Modifier.isStatic(field.getModifiers())) {
                kept.put(field.getName(), value(field, claim));
            }
        }
        return kept;
    }

    private static Object value(Field field, Claim claim) {
        try {
            field.setAccessible(true);
            Object value = field.get(claim);
            return value instanceof List<?> list ? List.copyOf(list) : value;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
