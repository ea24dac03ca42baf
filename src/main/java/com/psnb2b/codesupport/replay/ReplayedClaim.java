package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.policy.DraftPolicies.Draft;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.policy.Rejudgement;
import java.util.Set;

/**
 * A past claim judged twice as of its own time: by the tables in force, and by the draft. What differs is the draft's doing
 * alone.
 *
 * @param inForce by the tables in force; null where it could not be judged
 * @param draft by the draft; null where it could not be judged
 * @param differences between the two
 * @param alreadyDiffers in what the judgement by the tables in force is not the one that was recorded: tables, or
 *     what reads them, have changed since
 * @param fault why it could not be judged; null where it was
 */
record ReplayedClaim(
        Claim claim,
        JudgementText inForce,
        JudgementText draft,
        Set<Aspect> differences,
        Set<Aspect> alreadyDiffers,
        RuntimeException fault) {

    /** One claim that cannot be judged is no reason to judge no other. */
    static ReplayedClaim of(Claim claim, Draft tables) {
        try {
            JudgementText inForce = text(claim, tables.inForce());
            JudgementText draft = text(claim, tables.tables());
            JudgementText recorded = JudgementText.of(claim, claim.judgement(), tables.inForce());
            return new ReplayedClaim(
                    claim, inForce, draft, inForce.differencesFrom(draft), recorded.differencesFrom(inForce), null);
        } catch (RuntimeException fault) {
            return new ReplayedClaim(claim, null, null, Set.of(), Set.of(), fault);
        }
    }

    private static JudgementText text(Claim claim, PolicyTables tables) {
        return JudgementText.of(claim, Rejudgement.of(claim, tables), tables);
    }

    boolean isJudged() {
        return fault == null;
    }

    boolean differs() {
        return !differences.isEmpty();
    }
}
