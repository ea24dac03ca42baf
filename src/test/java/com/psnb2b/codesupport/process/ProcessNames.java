package com.psnb2b.codesupport.process;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;

/** Names that a model or a form may use, as the code has them, for tests of other packages. */
public final class ProcessNames {

    private ProcessNames() {}

    /** Whether a start reads this variable. */
    public static boolean isOfStart(String name) {
        return FlatVariables.START.unknown(Map.of(name, "")).isEmpty();
    }

    /** The beans that service tasks call. */
    public static Set<String> delegates() {
        return beans(Delegates.class);
    }

    /** The beans that service tasks of {@code claim-intake} call, and of no other process. */
    public static Set<String> intakeDelegates() {
        return beans(IntakeDelegates.class);
    }

    /** The beans that user tasks call. */
    public static Set<String> listeners() {
        return beans(Listeners.class);
    }

    private static Set<String> beans(Class<?> configuration) {
        return Stream.of(configuration.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Bean.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }
}
