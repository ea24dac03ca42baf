package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.policy.EvidenceTimeline;
import com.psnb2b.codesupport.policy.FactComparator;
import com.psnb2b.codesupport.policy.JudgementInput;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.time.Instant;
import java.util.List;

/**
 * What is stated of the delivery, beside what is on record.
 *
 * @param recorded whether there is a delivery record
 */
record Delivery(
        List<Moment> timeline, List<FactComparison.Side> sides, boolean recorded, List<FactComparison.Row> facts) {

    /** @param problems what does not fit about this step, as parts of a sentence */
    record Moment(Named step, Instant at, String source, Instant stated, List<String> problems) {

        private static Moment of(EvidenceTimeline.Moment moment) {
            return new Moment(
                    Named.of(moment.step(), CaseFileNames.of(moment.step())),
                    moment.at(),
                    moment.source(),
                    moment.stated(),
                    moment.contradictions().stream().map(Contradiction::text).toList());
        }
    }

    static Delivery of(Claim claim, JudgementInput input, PolicyTables tables) {
        FactComparator comparator = new FactComparator(tables);
        return new Delivery(
                EvidenceTimeline.of(input, claim.judgement().contradictions(), tables).stream()
                        .map(Moment::of)
                        .toList(),
                FactComparison.sides(claim, comparator),
                claim.record() != null,
                FactComparison.compared(claim, comparator));
    }
}
