package com.psnb2b.codesupport.secondlook;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.policy.BusinessTime;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.secondlook.DrawKeys.DrawKey;
import com.psnb2b.codesupport.secondlook.LookStore.Due;
import com.psnb2b.codesupport.secondlook.Sampling.Sample;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Draws decided claims, on every node, some time after they were decided: no decision waits for it. What is drawn is
 * written first; the process of each look starts in a transaction of its own, and is tried again in the next round where
 * that fails.
 */
@Component
public class LookDraw {

    private static final Logger LOG = LoggerFactory.getLogger(LookDraw.class);
    private static final int AT_ONCE = 50;

    /** Of a round; a backlog is worked off by and by, beside everything else that is scheduled. */
    private static final Duration SHARE = Duration.ofMillis(500);

    private final LookStore store;
    private final DrawKeys keys;
    private final Sampling sampling;
    private final LookTasks tasks;
    private final ClaimStore claims;
    private final Policies policies;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LookDraw(
            LookStore store,
            DrawKeys keys,
            Sampling sampling,
            LookTasks tasks,
            ClaimStore claims,
            Policies policies,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.keys = keys;
        this.sampling = sampling;
        this.tasks = tasks;
        this.claims = claims;
        this.policies = policies;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A round. What fails is logged without what it says, for that may quote a claim. */
    @Scheduled(fixedDelayString = "${codesupport.second-looks.poll}")
    public void look() {
        long end = System.nanoTime() + SHARE.toNanos();
        try {
            keys.make();
            while (transaction.execute(status -> draw()) == AT_ONCE && System.nanoTime() < end) {
                // The next ones.
            }
            while (System.nanoTime() < end && Boolean.TRUE.equals(transaction.execute(status -> start()))) {
                // The next one.
            }
        } catch (RuntimeException failed) {
            LOG.error(
                    "Second looks are drawn in the next round: {} at {}",
                    failed.getClass().getName(),
                    failed.getStackTrace()[0]);
        }
    }

    private int draw() {
        List<Due> due = store.takeDue(AT_ONCE);
        List<DrawKey> known = due.isEmpty() ? List.of() : keys.all();
        due.forEach(one -> draw(one, known));
        return due.size();
    }

    private void draw(Due due, List<DrawKey> known) {
        Claim claim = claims.find(due.claimId()).orElse(null);
        // What was decided before there was a key is not drawn; nor is what is erased already.
        if (claim == null || claim.outcome() == null || claim.decision() == null || claim.erasedAt() != null) {
            return;
        }
        if (!claim.decision().alsoBy().isEmpty()) {
            // Several have looked at it already, and none of them knew of the others.
            return;
        }
        known.stream()
                .filter(key -> key.holds(due.decidedAt()))
                .findFirst()
                .ifPresent(key -> sampling.of(claim).ifPresent(sample -> {
                    boolean drawn = SealedDraw.isDrawn(key.secret(), claim.id(), sample.rate());
                    store.drawn(due, key, sample.rate(), drawn);
                    if (drawn) {
                        open(claim, sample);
                    }
                }));
    }

    private void open(Claim claim, Sample sample) {
        Instant now = clock.instant();
        store.add(
                Ids.secondLook(),
                claim,
                now,
                BusinessTime.of(policies.current()).after(now, sample.dueIn()));
    }

    private boolean start() {
        Optional<SecondLook> next = store.nextToStart();
        next.ifPresent(look -> {
            store.started(look.id(), clock.instant());
            tasks.start(look);
        });
        return next.isPresent();
    }
}
