package com.psnb2b.codesupport.retention;

import com.psnb2b.codesupport.casework.ClaimProcess;
import com.psnb2b.codesupport.casework.LaterTextRedaction;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Hold;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.packet.Packets;
import com.psnb2b.codesupport.retention.RetentionRefused.Cause;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases what people wrote and sent in a claim, or keeps it from that. Course, times, type, reason codes, outcome and
 * hashes stay. Each call is a transaction, and is logged with the claim's id once it is on disk.
 */
@Service
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int REASON_LENGTH = 500;

    private final ClaimStore claims;
    private final KeptContents contents;
    private final Packets packets;
    private final ClaimProcess claimProcess;
    private final LaterTextRedaction texts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Retention(
            ClaimStore claims,
            KeptContents contents,
            Packets packets,
            ClaimProcess claimProcess,
            LaterTextRedaction texts,
            TransactionTemplate transaction,
            Clock clock) {
        this.claims = claims;
        this.contents = contents;
        this.packets = packets;
        this.claimProcess = claimProcess;
        this.texts = texts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Erases a claim; one that is erased already stays as it is.
     *
     * @param reason for the file, which stays: it should name nobody
     * @param actor who asked for it
     * @throws InvalidInput that names {@code reason}
     * @throws RetentionRefused while the claim is open or under a hold
     * @throws java.util.NoSuchElementException where there is none
     */
    public Claim erase(String claimId, String reason, String actor) {
        String why = reason(reason);
        return done("erased", actor, claimId, claim -> {
            if (claim.erasedAt() == null) {
                erase(claim, texts.redacted(claim, why), actor);
            }
        });
    }

    /** Erases the contents of a claim's evidence alone; throws like {@link #erase}. */
    Claim eraseEvidence(String claimId, String why, String actor) {
        return done("without its evidence", actor, claimId, claim -> {
            requireErasable(claim);
            contents.eraseEvidence(claimId);
            claim.evidenceErased(why, clock.instant(), actor);
        });
    }

    /**
     * Puts a claim under a hold: it is not erased before the hold is released, neither by schedule nor by request.
     *
     * @throws InvalidInput that names {@code reason}
     * @throws RetentionRefused where it is under one, or erased
     */
    public Claim hold(String claimId, String reason, String actor) {
        String why = reason(reason);
        return done("under a hold", actor, claimId, claim -> {
            if (claim.erasedAt() != null) {
                throw new RetentionRefused(Cause.ERASED, "The claim was erased on " + day(claim.erasedAt()) + ".");
            }
            requireFree(claim);
            claim.held(new Hold(texts.redacted(claim, why), actor, clock.instant()));
            contents.markHeld(claimId, true);
        });
    }

    /**
     * Ends the hold. Where the time of the claim is over, it is erased within minutes.
     *
     * @throws InvalidInput that names {@code reason}
     * @throws RetentionRefused where it is under none
     */
    public Claim release(String claimId, String reason, String actor) {
        String why = reason(reason);
        return done("released", actor, claimId, claim -> {
            if (claim.hold() == null) {
                throw new RetentionRefused(Cause.NOT_HELD, "The claim is under no hold.");
            }
            claim.released(texts.redacted(claim, why), clock.instant(), actor);
            contents.markHeld(claimId, false);
        });
    }

    private Claim done(String what, String actor, String claimId, Consumer<Claim> work) {
        return transaction.execute(status -> {
            Claim claim = claims.forWork(claimId);
            work.accept(claim);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    LOG.info("Claim {} is {}, by {}", claimId, what, actor);
                }
            });
            return claim;
        });
    }

    private void erase(Claim claim, String why, String actor) {
        requireErasable(claim);
        if (!claimProcess.forget(claim.id())) {
            throw new RetentionRefused(
                    Cause.OPEN, "The claim's process has not ended yet, though its time has. Try again in a minute.");
        }
        packets.erase(claim.id());
        contents.eraseEvidence(claim.id());
        contents.eraseTexts(claim.id());
        claim.erased(why, clock.instant(), actor);
    }

    private void requireErasable(Claim claim) {
        requireFree(claim);
        if (!claim.mayBeErased(clock.instant())) {
            throw new RetentionRefused(
                    Cause.OPEN,
                    "The claim is open: it has to be decided or withdrawn first, and one that is not covered has to pass"
                            + " the end of its window.");
        }
    }

    private static void requireFree(Claim claim) {
        Hold hold = claim.hold();
        if (hold != null) {
            throw new RetentionRefused(
                    Cause.HELD,
                    "The claim is under a hold since " + day(hold.since()) + ", by " + hold.who() + ": " + hold.why()
                            + " Release the hold first.");
        }
    }

    private static String day(Instant at) {
        return at.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
    }

    private static String reason(String sent) {
        if (sent == null || sent.isBlank()) {
            throw InvalidInput.of("reason", "required", "say why, for the file, without naming the person concerned");
        }
        if (sent.length() > REASON_LENGTH) {
            throw InvalidInput.of("reason", "too_long", "may have at most " + REASON_LENGTH + " characters");
        }
        return sent.strip();
    }
}
