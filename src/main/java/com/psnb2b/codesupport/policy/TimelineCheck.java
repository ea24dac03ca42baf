package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.CustomerReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where the facts do not fit together (policy, section 3): the order of times, the record against the claim, a
 * consumed code on an account of another region, and what cannot be compared (section 2a). For the reviewer; blocks nothing.
 */
final class TimelineCheck {

    private TimelineCheck() {}

    static List<Contradiction> contradictions(KnownFacts known, boolean corrected, PolicyTables tables) {
        Instant available = known.opening() == null ? null : known.opening().at();
        CustomerReport report = known.stated().report();
        List<Contradiction> found = new ArrayList<>();
        addIf(found, before(available, known.orderedAt()), Contradiction.DELIVERED_BEFORE_ORDERED);
        addIf(found, before(known.retrievedAt(), available), Contradiction.RETRIEVED_BEFORE_DELIVERY);
        addIf(found, before(report.attemptedAt(), available), Contradiction.ATTEMPTED_BEFORE_DELIVERY);
        addIf(found, before(report.reportedAt(), report.attemptedAt()), Contradiction.REPORTED_BEFORE_ATTEMPT);
        found.addAll(known.contradictions());
        addIf(
                found,
                known.accountRegionDiffers() && Classifier.storeSaysConsumed(known, tables),
                Contradiction.ACCOUNT_REGION_DIFFERS);
        addIf(
                found,
                known.hasUnreadableCode() && Classifier.storeSaysConsumed(known, tables),
                Contradiction.CODE_UNREADABLE);
        found.addAll(known.notComparable());
        addIf(found, corrected, Contradiction.FACT_CHANGED);
        return found;
    }

    private static boolean before(Instant later, Instant earlier) {
        return later != null && earlier != null && later.isBefore(earlier);
    }

    private static void addIf(List<Contradiction> found, boolean holds, Contradiction contradiction) {
        if (holds) {
            found.add(contradiction);
        }
    }
}
