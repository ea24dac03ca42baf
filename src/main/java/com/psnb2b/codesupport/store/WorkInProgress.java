package com.psnb2b.codesupport.store;

import com.psnb2b.codesupport.claim.Claim;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The claims that one transaction works on. The steps of the process pass the same object on, and what they changed is
 * written once, just before the commit: one row and one batch of events, however many steps there were.
 */
final class WorkInProgress implements TransactionSynchronization {

    private static final Object KEY = WorkInProgress.class;

    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final Map<String, Boolean> isNew = new LinkedHashMap<>();
    private final Writer writer;
    private RoundTrip beside = new RoundTrip();
    private Claim latest;

    /** Writes a claim and what is new of it, and sends the message. */
    interface Writer {
        void write(Claim claim, boolean isNew, RoundTrip message);
    }

    private WorkInProgress(Writer writer) {
        this.writer = writer;
    }

    /** What the current transaction works on. @throws IllegalStateException outside a transaction */
    static WorkInProgress here(Writer writer) {
        WorkInProgress bound = (WorkInProgress) TransactionSynchronizationManager.getResource(KEY);
        if (bound != null) {
            return bound;
        }
        WorkInProgress work = new WorkInProgress(writer);
        TransactionSynchronizationManager.registerSynchronization(work);
        TransactionSynchronizationManager.bindResource(KEY, work);
        return work;
    }

    /**
     * Has a statement go to the database in one message with the first of the claims.
     *
     * @throws IllegalStateException where the current transaction works on no claim
     */
    static void beside(String statement, Object... values) {
        WorkInProgress bound = (WorkInProgress) TransactionSynchronizationManager.getResource(KEY);
        if (bound == null) {
            throw new IllegalStateException("this transaction works on no claim");
        }
        bound.beside.add(statement, values);
    }

    /** The claim that the current transaction has last taken up; empty where there is none. */
    static Optional<Claim> latest() {
        return Optional.ofNullable((WorkInProgress) TransactionSynchronizationManager.getResource(KEY))
                .map(work -> work.latest);
    }

    Optional<Claim> find(String id) {
        Optional<Claim> found = Optional.ofNullable(claims.get(id));
        found.ifPresent(claim -> latest = claim);
        return found;
    }

    void track(Claim claim, boolean added) {
        latest = claim;
        claims.put(claim.id(), claim);
        isNew.put(claim.id(), added);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        claims.forEach((id, claim) -> {
            writer.write(claim, isNew.get(id), beside);
            beside = new RoundTrip();
        });
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(KEY);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(KEY, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
    }
}
