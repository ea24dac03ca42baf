package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.Appeal;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.EvidenceItem;
import java.util.List;
import java.util.Optional;

/**
 * What whoever looks at a decided claim again is asked; the claim tab shows it on top.
 *
 * @param asked in words whose wish it is; null where nobody looks at it again
 * @param reason in the words of whoever asked; null where new evidence says it alone
 * @param evidence what came with it
 * @param before the outcome that it is about, and who decided that
 * @param record what the supplier's records say meanwhile; null where they say what they said
 * @param outcomes what came of it before, when it was looked at again; the earliest first
 * @param mayCorrect whether the person who looks may have the outcome corrected
 */
record AppealQuestion(
        String asked,
        String reason,
        List<Piece> evidence,
        String before,
        String record,
        List<Made> outcomes,
        boolean mayCorrect) {

    /** Of a claim of which nobody is to know an outcome. */
    static final AppealQuestion NONE = new AppealQuestion(null, null, List.of(), null, null, List.of(), false);

    /** @param name in words */
    record Piece(String id, String name) {}

    /** @param note for the file; null where whoever decided wrote none */
    record Made(String text, String note) {

        private static Made of(Appeal appeal) {
            Decision decision = appeal.decision();
            return new Made(
                    (appeal.isCorrection() ? "Corrected: " : "On appeal: ")
                            + CaseFileNames.plain(decision.kind().name()) + " by "
                            + String.join(" and ", decision.persons())
                            + (appeal.approval() == null
                                    ? ""
                                    : ", approved by " + appeal.approval().by())
                            + ": " + CaseFileNames.plain(decision.reasonCode()) + ".",
                    decision.note());
        }
    }

    /**
     * @param record as {@code Appeals.recordMeanwhile} says it
     * @param senior whether the person who looks has the right to correct
     */
    static AppealQuestion of(Claim claim, Optional<String> record, boolean senior) {
        Optional<Appeal> open = claim.openAppeal();
        List<Made> outcomes = claim.appeals().stream()
                .filter(appeal -> appeal.outcome() != null)
                .map(Made::of)
                .toList();
        if (open.isEmpty()) {
            return new AppealQuestion(
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    outcomes,
                    senior && claim.outcome() != null && claim.erasedAt() == null);
        }
        Appeal appeal = open.get();
        return new AppealQuestion(
                appeal.isCorrection()
                        ? CaseFileNames.who(appeal.by()) + " has the outcome corrected"
                        : "The reseller appeals against the outcome",
                appeal.reason(),
                claim.evidence().stream()
                        .filter(item -> appeal.evidence().contains(item.id()))
                        .map(AppealQuestion::piece)
                        .toList(),
                CaseFileNames.plain(appeal.of().decision().name().toLowerCase(java.util.Locale.ROOT)) + ", "
                        + appeal.of().reasonCode() + ", decided or approved by "
                        + String.join(" and ", claim.deciders()),
                record.orElse(null),
                outcomes,
                false);
    }

    private static Piece piece(EvidenceItem item) {
        String type = CaseFileNames.plain(item.type().name().toLowerCase(java.util.Locale.ROOT));
        return new Piece(item.id(), item.fileName() == null ? type : type + ": " + item.fileName());
    }
}
