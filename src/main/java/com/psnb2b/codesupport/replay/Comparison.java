package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.util.Set;

/**
 * A past claim judged twice: as it was, and as the changed tables would have.
 *
 * @param recorded what was judged then; null where the tables of its time are gone
 * @param changed what the changed tables say
 * @param differences between the two; empty where the past judgement could not be reproduced
 * @param trust whether the past judgement comes out again by the tables of its time
 */
record Comparison(
        Claim.Snapshot claim,
        Verdict recorded,
        Verdict changed,
        Set<Aspect> differences,
        Trust trust,
        Set<Aspect> astray) {

    /** Whether a difference can be laid at the door of the changed tables. */
    enum Trust {
        /** The tables of its time give the recorded judgement again. */
        REPRODUCED,
        /** They give another: something else than the tables has changed since. */
        NOT_REPRODUCED,
        /** They are no longer deployed. */
        TABLES_GONE
    }

    /** @param itsTables the tables of its time; null where they are gone */
    static Comparison of(Claim.Snapshot claim, PolicyTables itsTables, PolicyTables changedTables) {
        Verdict changed = Verdict.of(claim, Rejudgement.of(claim, changedTables), changedTables);
        if (itsTables == null) {
            return new Comparison(claim, null, changed, Set.of(), Trust.TABLES_GONE, Set.of());
        }
        Judgement then = claim.judgement();
        Verdict recorded = Verdict.of(claim, then, itsTables);
        Set<Aspect> astray = recorded.differencesFrom(Verdict.of(claim, Rejudgement.of(claim, itsTables), itsTables));
        return astray.isEmpty()
                ? new Comparison(claim, recorded, changed, recorded.differencesFrom(changed), Trust.REPRODUCED, astray)
                : new Comparison(claim, recorded, changed, Set.of(), Trust.NOT_REPRODUCED, astray);
    }

    boolean differs() {
        return !differences.isEmpty();
    }
}
