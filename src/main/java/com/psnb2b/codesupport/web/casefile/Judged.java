package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Window;
import java.time.Instant;
import java.util.List;

/** How the claim was judged, and why. */
record Judged(
        Named type,
        Named confidence,
        List<Text> reasons,
        Named coverage,
        String coverageText,
        String policyVersion,
        WindowView window,
        List<Text> contradictions) {

    /** A code and what it means. */
    record Text(String code, String text) {}

    /** @param measuredAt where the window is measured: when the claim was submitted, else now */
    record WindowView(
            Named state, String openedBy, String source, Instant opensAt, Instant closesAt, Instant measuredAt) {

        private static WindowView of(Window window, Instant measuredAt) {
            return new WindowView(
                    Named.of(window.state(), CaseFileNames.of(window.state())),
                    window.openedBy(),
                    window.source(),
                    window.opensAt(),
                    window.closesAt(),
                    measuredAt);
        }
    }

    static Judged of(Judgement judgement, Instant measuredAt) {
        var classification = judgement.classification();
        return new Judged(
                Named.of(classification.type(), CaseFileNames.of(classification.type())),
                Named.of(
                        classification.confidence(),
                        CaseFileNames.plain(classification.confidence().name())),
                classification.reasons().stream()
                        .map(reason -> new Text(reason.code(), reason.text()))
                        .toList(),
                Named.of(judgement.coverage(), CaseFileNames.of(judgement.coverage())),
                judgement.coverageText(),
                judgement.policyVersion(),
                WindowView.of(judgement.window(), measuredAt),
                judgement.contradictions().stream()
                        .map(found -> new Text(found.name(), found.text()))
                        .toList());
    }
}
