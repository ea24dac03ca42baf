package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.EvidenceStatus;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.WindowState;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a claim must not lose because a model failed on it and its window closed before that was mended. Nobody could be
 * told what is missing, so its evidence counts as complete at filing; and where it is not covered, nobody could ask a
 * person to look again, so one looks.
 */
public final class HeldUpAllowance {

    private static final String WHY =
            "The claim window closed while the claim waited for us, so a person looks at it. ";

    private HeldUpAllowance() {}

    /** The judgement without those losses; the same one for a claim that was not held up past the end of its window. */
    public static Judgement spared(Claim claim, Judgement judged, PolicyTables tables, Instant now) {
        return claim.heldUpSince() != null && closedMeanwhile(claim, judged, tables, now) ? spared(judged) : judged;
    }

    private static boolean closedMeanwhile(Claim claim, Judgement judged, PolicyTables tables, Instant now) {
        var window = Judge.measureWindow(JudgementInput.of(claim, now), judged, tables)
                .window();
        return window.state() != WindowState.LATE && now.isAfter(window.closesAt());
    }

    private static Judgement spared(Judgement judged) {
        boolean covers = judged.coverage() != Coverage.NOT_COVERED;
        return new Judgement(
                judged.classification(),
                covers ? judged.coverage() : Coverage.NEEDS_REVIEW,
                covers ? judged.coverageText() : WHY + judged.coverageText(),
                judged.evidence() == null ? null : complete(judged.evidence()),
                judged.window(),
                judged.contradictions(),
                judged.policyVersion(),
                judged.classifiedUnder());
    }

    private static EvidenceStatus complete(EvidenceStatus evidence) {
        List<EvidenceName> wouldHelp = Stream.concat(evidence.missing().stream(), evidence.recommended().stream())
                .toList();
        return new EvidenceStatus(List.of(), wouldHelp, evidence.score());
    }
}
