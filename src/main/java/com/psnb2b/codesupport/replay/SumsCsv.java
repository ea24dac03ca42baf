package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.replay.Sums.Flow;
import java.util.List;

/** The sums of a replay as CSV: one line a move. */
final class SumsCsv {

    private SumsCsv() {}

    static String of(Sums sums) {
        StringBuilder csv = new StringBuilder(Csv.line(List.of("aspect", "recorded", "changed", "claims")));
        csv.append(Csv.line(List.of("all", "", "", sums.claims())));
        csv.append(Csv.line(List.of("differing", "", "", sums.differing())));
        csv.append(Csv.line(List.of("not_reproduced", "", "", sums.notReproduced())));
        csv.append(Csv.line(List.of("tables_gone", "", "", sums.tablesGone())));
        for (Aspect aspect : Aspect.values()) {
            for (Flow flow : sums.flows(aspect)) {
                csv.append(Csv.line(List.of(
                        WireName.of(aspect), flow.move().from(), flow.move().to(), flow.claims())));
            }
        }
        return csv.toString();
    }
}
