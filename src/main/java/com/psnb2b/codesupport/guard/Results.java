package com.psnb2b.codesupport.guard;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * What a worker or a person answers at a task: extension properties whose names begin with {@code result_}, and whose
 * values say what they hold: {@code number}, {@code text}, {@code true or false}, or the words that it can be, separated
 * by commas.
 */
public final class Results {

    /** Begins the name of every variable that comes from a worker, or from a person who decides nothing. */
    public static final String PREFIX = "result_";

    static final String NAME = PREFIX + "[a-zA-Z0-9_]{1,50}";

    /** The extension property of a worker's task that names what the worker is told, separated by commas. */
    public static final String TOLD = "variables";

    private Results() {}

    static Map<String, VariableType> of(Element task) {
        Map<String, VariableType> results = new LinkedHashMap<>();
        TaskProperties.of(task).forEach((name, value) -> {
            if (isResult(name)) {
                results.put(name, type(value));
            }
        });
        return results;
    }

    /** The names that a worker is told, as drawn. */
    static List<String> told(Element task) {
        return Arrays.stream(TaskProperties.of(task).getOrDefault(TOLD, "").split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    public static boolean isResult(String name) {
        return name.startsWith(PREFIX);
    }

    /** What a result holds, by what a model says of it. */
    public static VariableType type(String value) {
        return switch (value.trim()) {
            case "number" -> VariableType.NUMBER;
            case "text", "" -> VariableType.TEXT;
            case "true or false" -> VariableType.TRUTH;
            default -> new VariableType(VariableType.Kind.TEXT, words(value));
        };
    }

    private static Set<Object> words(String value) {
        return Arrays.stream(value.split(",")).map(String::trim).collect(Collectors.toUnmodifiableSet());
    }
}
