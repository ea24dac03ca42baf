package com.psnb2b.codesupport.store;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The claims that one transaction works on. All steps of the process work on the same object, and their changes are
 * written once, just before the commit: one row and one batch of events, however many steps there were.
 */
public final class ClaimUnitOfWork implements TransactionSynchronization {

    private static final Object KEY = ClaimUnitOfWork.class;

    private final Map<String, Tracked> claims = new LinkedHashMap<>();
    private final Writer writer;
    private StatementBatch statements = new StatementBatch();
    private Claim latest;

    /**
     * A claim that is worked on.
     *
     * @param before where it stood when it was taken up; null for a new one
     */
    record Tracked(Claim claim, ClaimStatus before) {

        boolean isNew() {
            return before == null;
        }
    }

    /** Writes claims and what is new of them, and sends the message. */
    interface Writer {
        void write(List<Tracked> claims, StatementBatch message);
    }

    private ClaimUnitOfWork(Writer writer) {
        this.writer = writer;
    }

    /**
     * Whose claim the current transaction has last taken up; empty outside a transaction, before a claim was taken up, and
     * for a claim of no known reseller.
     */
    public static Optional<String> resellerId() {
        return current().map(work -> work.latest).map(Claim::resellerId);
    }

    /**
     * Has a statement go to the database in one message with the first of the claims, just before the commit.
     *
     * @throws IllegalStateException where the current transaction works on no claim
     */
    public static void write(String statement, Object... values) {
        current()
                .orElseThrow(() -> new IllegalStateException("this transaction works on no claim"))
                .statements
                .add(statement, values);
    }

    /** What the current transaction works on of a case, by id. */
    static Map<String, Claim> ofCase(String caseId) {
        return current().stream()
                .flatMap(work -> work.claims.values().stream())
                .map(Tracked::claim)
                .filter(claim -> caseId.equals(claim.caseId()))
                .collect(Collectors.toMap(Claim::id, claim -> claim));
    }

    /** What the current transaction works on. @throws IllegalStateException outside a transaction */
    static ClaimUnitOfWork current(Writer writer) {
        return current().orElseGet(() -> begin(writer));
    }

    private static Optional<ClaimUnitOfWork> current() {
        return Optional.ofNullable((ClaimUnitOfWork) TransactionSynchronizationManager.getResource(KEY));
    }

    private static ClaimUnitOfWork begin(Writer writer) {
        ClaimUnitOfWork work = new ClaimUnitOfWork(writer);
        TransactionSynchronizationManager.registerSynchronization(work);
        TransactionSynchronizationManager.bindResource(KEY, work);
        return work;
    }

    Optional<Claim> find(String id) {
        Optional<Claim> found = Optional.ofNullable(claims.get(id)).map(Tracked::claim);
        found.ifPresent(claim -> latest = claim);
        return found;
    }

    void track(Claim claim, boolean added) {
        latest = claim;
        claims.put(claim.id(), new Tracked(claim, added ? null : claim.status()));
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        if (!claims.isEmpty()) {
            writer.write(List.copyOf(claims.values()), statements);
            statements = new StatementBatch();
        }
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
