package com.psnb2b.codesupport.guard;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The expressions that a model may have outside of conditions: one variable, or one of our beans. */
final class Expressions {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*([a-zA-Z][a-zA-Z0-9_]*)\\s*}");

    /** Names that the engine resolves to objects of its own. */
    private static final Set<String> OF_THE_ENGINE =
            Set.of("execution", "task", "caseExecution", "externalTask", "authenticatedUserId");

    private Expressions() {}

    static boolean isIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** The name in <code>${name}</code>; empty for anything else. */
    static Optional<String> variable(String text) {
        Matcher plain = VARIABLE.matcher(text);
        return plain.matches() && isVariable(plain.group(1)) ? Optional.of(plain.group(1)) : Optional.empty();
    }

    static boolean isVariable(String name) {
        return !OF_THE_ENGINE.contains(name);
    }
}
