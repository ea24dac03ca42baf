package com.psnb2b.codesupport.store;

import com.psnb2b.codesupport.claim.Claim;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
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
    private final BiConsumer<Claim, Boolean> writer;
    private Claim latest;

    private WorkInProgress(BiConsumer<Claim, Boolean> writer) {
        this.writer = writer;
    }

    /** What the current transaction works on. @throws IllegalStateException outside a transaction */
    static WorkInProgress here(BiConsumer<Claim, Boolean> writer) {
        WorkInProgress bound = (WorkInProgress) TransactionSynchronizationManager.getResource(KEY);
        if (bound != null) {
            return bound;
        }
        WorkInProgress work = new WorkInProgress(writer);
        TransactionSynchronizationManager.registerSynchronization(work);
        TransactionSynchronizationManager.bindResource(KEY, work);
        return work;
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
        claims.forEach((id, claim) -> writer.accept(claim, isNew.get(id)));
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
