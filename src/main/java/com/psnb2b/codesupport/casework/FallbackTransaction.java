package com.psnb2b.codesupport.casework;

import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work in a transaction of its own; where a model fails on it, that is rolled back whole, and what came in is kept in a
 * second one. A failure of the database, or what was sent wrong, fails as it is.
 */
@Component
public class FallbackTransaction {

    private final TransactionTemplate transaction;

    FallbackTransaction(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** @param keeping what is done instead where a model fails */
    <T> T call(Supplier<T> work, Function<ModelFailed, T> keeping) {
        return call(new WorkWithFallback<>(work, keeping));
    }

    /** Does the work; where it fails, for whatever reason, nothing is kept. */
    <T> T once(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    /** Does the work, or keeps what came in. */
    public <T> T call(WorkWithFallback<T> attempt) {
        try {
            return transaction.execute(status -> attempt.work().get());
        } catch (ModelFailed failure) {
            return transaction.execute(status -> attempt.keeping().apply(failure));
        }
    }
}
