package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.Approval;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.review.FourEyes;
import com.psnb2b.codesupport.review.PayoutFacts;
import java.time.Instant;
import java.util.List;

/**
 * What a decision would be measured by, and the one that was made.
 *
 * @param decided null where none was
 */
record Deciding(Payout payout, Decided decided) {

    /**
     * What a replacement or refund is measured by.
     *
     * @param worth in words, in the reference currency
     * @param secondPerson why one takes a second person; empty where it takes none
     * @param sameCode other claims on the code that are open or paid
     */
    record Payout(String worth, List<String> secondPerson, List<Other> sameCode) {}

    /** @param sentBack why a second person sent the decision back; null where none did */
    record Decided(
            String decision,
            String reason,
            String note,
            String by,
            Instant at,
            boolean needsSecondPerson,
            String sentBack) {

        private static Decided of(Decision decision, Approval approval) {
            return decision == null
                    ? null
                    : new Decided(
                            CaseFileNames.of(decision.kind()),
                            CaseFileNames.plain(decision.reasonCode()),
                            decision.note(),
                            String.join(" and ", decision.persons()),
                            decision.at(),
                            decision.needsSecondPerson(),
                            approval == null || approval.approved() ? null : approval.by() + ": " + approval.note());
        }
    }

    static Deciding of(Claim claim, PayoutFacts stakes) {
        return new Deciding(
                new Payout(
                        stakes.worthInWords(),
                        FourEyes.reasons(claim.facts(), claim.judgement(), stakes),
                        stakes.sameCode().stream().map(Other::of).toList()),
                Decided.of(claim.decision(), claim.approval()));
    }
}
