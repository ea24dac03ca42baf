package com.psnb2b.codesupport.process;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is looked up once in each transaction and stays the same until that ends; outside one, each time anew. */
final class OncePerTransaction<T> {

    private final Supplier<? extends T> lookUp;

    OncePerTransaction(Supplier<? extends T> lookUp) {
        this.lookUp = lookUp;
    }

    @SuppressWarnings("unchecked")
    T get() {
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
                TransactionSynchronizationManager.unbindResource(OncePerTransaction.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(OncePerTransaction.this, found);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(OncePerTransaction.this);
            }
        });
        return found;
    }
}
