package com.psnb2b.codesupport.platform;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A value that is looked up once in each transaction and stays the same until it ends. Outside of a transaction it is
 * looked up each time.
 */
public final class TransactionCache<T> {

    private final Supplier<? extends T> lookUp;

    /** @param lookUp gives what is kept; not null */
    public TransactionCache(Supplier<? extends T> lookUp) {
        this.lookUp = lookUp;
    }

    /** The value of this transaction. */
    @SuppressWarnings("unchecked")
    public T get() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return lookUp.get();
        }
        T known = (T) TransactionSynchronizationManager.getResource(this);
        return known != null ? known : keep(lookUp.get());
    }

    private T keep(T found) {
        TransactionSynchronizationManager.bindResource(this, found);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(TransactionCache.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(TransactionCache.this, found);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(TransactionCache.this);
            }
        });
        return found;
    }
}
