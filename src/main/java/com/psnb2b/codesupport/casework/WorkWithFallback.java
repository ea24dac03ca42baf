package com.psnb2b.codesupport.casework;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Work on a claim, and what is done in its place where a model fails on it.
 *
 * @param keeping keeps what came in
 */
public record WorkWithFallback<T>(Supplier<T> work, Function<ModelFailed, T> keeping) {

    /** Work on which no model can fail. */
    public static <T> WorkWithFallback<T> of(Supplier<T> work) {
        return new WorkWithFallback<>(work, failure -> {
            throw failure;
        });
    }

    /** The same attempt, with its result as something else. */
    public <U> WorkWithFallback<U> map(Function<T, U> shown) {
        return new WorkWithFallback<>(() -> shown.apply(work.get()), failure -> shown.apply(keeping.apply(failure)));
    }

    /** The same attempt, with something around whichever of both is done. */
    public <U> WorkWithFallback<U> in(Function<Supplier<T>, U> around) {
        return new WorkWithFallback<>(() -> around.apply(work), failure -> around.apply(() -> keeping.apply(failure)));
    }
}
