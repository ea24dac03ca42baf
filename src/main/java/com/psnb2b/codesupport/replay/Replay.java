package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.claim.PastClaims;
import com.psnb2b.codesupport.policy.DraftPolicies.Draft;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Judges every past claim as of its own time, by the tables in force and by a draft, and writes nothing. Takes the memory
 * of one claim and of the sums.
 */
@Component
public class Replay {

    /** Is told how far it is, after each claim; what it throws ends the replay. */
    @FunctionalInterface
    public interface Progress {
        void at(long done);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final PastClaims claims;

    Replay(PastClaims claims) {
        this.claims = claims;
    }

    /** How many claims a replay looks at. */
    public long size() {
        return claims.count();
    }

    /**
     * @param tables to judge by
     * @param each is handed every claim
     * @return what it comes to
     */
    ReplaySummary run(Draft tables, Consumer<ReplayedClaim> each, Progress progress) {
        ReplaySummary summary = new ReplaySummary();
        claims.forEach(claim -> {
            ReplayedClaim replayed = ReplayedClaim.of(claim, tables);
            summary.add(replayed);
            if (!replayed.isJudged() && summary.notJudged() <= ReplaySummary.NAMED) {
                LOG.warn("Claim {} could not be judged in a replay", claim.id(), replayed.fault());
            }
            each.accept(replayed);
            progress.at(summary.claims());
        });
        return summary;
    }
}
