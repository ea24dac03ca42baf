package com.psnb2b.codesupport.guard;

import java.util.Set;

/**
 * What a variable holds.
 *
 * @param values everything that it can be; empty where these are not listed
 */
public record VariableType(Kind kind, Set<Object> values) {

    public static final VariableType TRUTH = new VariableType(Kind.TRUTH, Set.of(true, false));
    public static final VariableType TIME = new VariableType(Kind.TIME, Set.of());
    public static final VariableType NUMBER = new VariableType(Kind.NUMBER, Set.of());
    public static final VariableType TEXT = new VariableType(Kind.TEXT, Set.of());

    public enum Kind {
        TEXT("a text"),
        NUMBER("a number"),
        TRUTH("true or false"),
        TIME("an instant");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }

        /** What a constant is; null for what no variable may hold. */
        static Kind of(Object constant) {
            if (constant instanceof String) {
                return TEXT;
            }
            if (constant instanceof Number) {
                return NUMBER;
            }
            return constant instanceof Boolean ? TRUTH : null;
        }
    }

    /** One of these words. */
    public static VariableType oneOf(String... words) {
        return new VariableType(Kind.TEXT, Set.of((Object[]) words));
    }

    boolean isListed() {
        return !values.isEmpty();
    }
}
