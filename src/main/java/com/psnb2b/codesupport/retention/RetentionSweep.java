package com.psnb2b.codesupport.retention;

import com.psnb2b.codesupport.claim.ClaimStore.Position;
import com.psnb2b.codesupport.retention.KeptContents.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases what has been kept long enough, on every node: each claim in a transaction of its own, which holds its row, so
 * that nodes pass over each other's. A claim that cannot be erased holds up no other.
 */
@Component
public class RetentionSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);
    private static final String ACTOR = "system";
    private static final Position START = new Position(Instant.EPOCH, "");

    /** Of a minute; a backlog is worked off by and by, beside everything else that is scheduled. */
    private static final Duration SHARE = Duration.ofSeconds(1);

    private final KeptContents contents;
    private final Retention retention;
    private final RetentionSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RetentionSweep(
            KeptContents contents,
            Retention retention,
            RetentionSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.contents = contents;
        this.retention = retention;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    public void sweep() {
        long end = System.nanoTime() + SHARE.toNanos();
        sweep(Stage.EVIDENCE, settings.evidence(), end);
        sweep(Stage.TEXTS, settings.claim(), end);
    }

    private void sweep(Stage stage, Duration period, long end) {
        Instant before = clock.instant().minus(period);
        Position last = START;
        while (System.nanoTime() < end && last != null) {
            last = one(stage, period, before, last);
        }
    }

    /** Erases the next one; gives its place, or null where there is none. */
    private Position one(Stage stage, Duration period, Instant before, Position after) {
        Position[] found = {null};
        try {
            transaction.executeWithoutResult(status -> {
                Optional<Position> next = contents.next(stage, before, after);
                next.ifPresent(place -> {
                    found[0] = place;
                    erase(stage, place.id(), "kept for " + period.toDays() + " days");
                });
            });
        } catch (RetentionRefused notYet) {
            // A claim that is not covered, and whose process has not ended: it comes again.
        } catch (RuntimeException failed) {
            // Its message may quote what was to be erased.
            LOG.error(
                    "Claim {} could not be erased: {} at {}",
                    found[0] == null ? "?" : found[0].id(),
                    failed.getClass().getName(),
                    failed.getStackTrace()[0]);
        }
        return found[0];
    }

    private void erase(Stage stage, String claimId, String why) {
        if (stage == Stage.EVIDENCE) {
            retention.eraseEvidence(claimId, why, ACTOR);
        } else {
            retention.erase(claimId, why, ACTOR);
        }
    }
}
