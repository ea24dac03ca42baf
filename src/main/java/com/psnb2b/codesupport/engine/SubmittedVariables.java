package com.psnb2b.codesupport.engine;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The names of the variables that a person brings with the completion of a task, for the listener that takes them. */
public final class SubmittedVariables {

    private static final ThreadLocal<Set<String>> NAMES = new ThreadLocal<>();

    private SubmittedVariables() {}

    /**
     * Those that come with the completion at hand and that only steps, or a task that asks for them, may set.
     *
     * @return empty where the application itself completes a task
     */
    public static Optional<Set<String>> names() {
        return Optional.ofNullable(NAMES.get());
    }

    static <T> T during(Set<String> names, Supplier<T> completion) {
        NAMES.set(names);
        try {
            return completion.get();
        } finally {
            NAMES.remove();
        }
    }
}
