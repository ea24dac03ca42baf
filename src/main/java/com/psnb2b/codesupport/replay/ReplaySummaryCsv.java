package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.replay.ReplaySummary.Flow;
import java.util.List;

/** The sums of a replay as CSV: one line a move. */
final class ReplaySummaryCsv {

    private ReplaySummaryCsv() {}

    static String of(ReplaySummary summary) {
        StringBuilder csv = new StringBuilder(Csv.line(List.of("aspect", "in_force", "draft", "claims")));
        csv.append(Csv.line(List.of("all", "", "", summary.claims())));
        csv.append(Csv.line(List.of("differing", "", "", summary.differing())));
        csv.append(Csv.line(List.of("already_differing", "", "", summary.alreadyDiffering())));
        csv.append(Csv.line(List.of("not_judged", "", "", summary.notJudged())));
        for (Aspect aspect : Aspect.values()) {
            for (Flow flow : summary.flows(aspect)) {
                csv.append(Csv.line(List.of(
                        WireName.of(aspect), flow.move().from(), flow.move().to(), flow.claims())));
            }
        }
        return csv.toString();
    }
}
