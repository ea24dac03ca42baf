package com.psnb2b.codesupport.store;

import static com.psnb2b.codesupport.store.JsonColumns.wire;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Judgement;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts what happened to claims, once it is on disk: {@code codesupport.claim.events} by event, claim type, coverage and
 * decision ({@code none} where there is none yet). Of this node, since it started.
 */
@Component
class ClaimMeters {

    private static final String NONE = "none";

    private final MeterRegistry registry;

    ClaimMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void countAfterCommit(Claim claim) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                count(claim);
            }
        });
    }

    private void count(Claim claim) {
        Judgement judgement = claim.judgement();
        String type = judgement == null ? NONE : wire(judgement.classification().type());
        String coverage = judgement == null ? NONE : wire(judgement.coverage());
        String decision = claim.outcome() == null ? NONE : wire(claim.outcome().decision());
        claim.newEvents()
                .forEach(event -> registry.counter(
                                "codesupport.claim.events",
                                "event",
                                event.type(),
                                "claim_type",
                                type,
                                "coverage",
                                coverage,
                                "decision",
                                decision)
                        .increment());
    }
}
