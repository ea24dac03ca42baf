package com.psnb2b.codesupport.appeal;

import com.psnb2b.codesupport.claim.Appeal;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.Outcome;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.review.Briefing;
import com.psnb2b.codesupport.review.OutcomeText;
import java.util.List;
import java.util.Optional;

/**
 * What a person is shown who looks at a decided claim again: on top why, what is new, and what was decided; then the claim
 * as {@link Briefing} shows it. The forms look for the lines {@code Outcome so far} and {@code The reseller will read}.
 */
public final class AppealBriefing {

    private static final int WORDS = 600;

    private AppealBriefing() {}

    /**
     * @param claim with an open appeal
     * @param record as {@link Appeals#recordMeanwhile} says it
     */
    public static String of(Claim claim, Optional<String> record) {
        Appeal appeal = claim.openAppeal().orElseThrow();
        return Briefing.shortened(question(claim, appeal)
                + record.map(said -> Briefing.line("The supplier's records", said))
                        .orElse("")
                + decided(appeal)
                + Briefing.of(claim, List.of()));
    }

    /** In one line, for a list: whose wish it is, and why. */
    public static String inShort(Appeal appeal) {
        return (appeal.isCorrection() ? "correction: " : "by the reseller: ")
                + (appeal.reason() == null ? "new evidence" : appeal.reason());
    }

    private static String question(Claim claim, Appeal appeal) {
        Outcome of = appeal.of();
        List<EvidenceItem> added = claim.evidence().stream()
                .filter(item -> appeal.evidence().contains(item.id()))
                .toList();
        return Briefing.line(
                        appeal.isCorrection() ? "To be corrected, says " + who(appeal) : "The reseller appeals",
                        appeal.reason() == null ? "without words, by new evidence" : shortened(appeal.reason()))
                + (added.isEmpty() ? "" : Briefing.marked("New evidence", Briefing.links(claim, added)))
                + Briefing.line(
                        "Outcome so far",
                        WireName.of(of.decision()) + ", " + of.reasonCode() + ", decided or approved by "
                                + String.join(" and ", claim.deciders()));
    }

    private static String decided(Appeal appeal) {
        Decision made = appeal.decision();
        if (made == null) {
            return "";
        }
        String lines = Briefing.line(
                        "Decided now",
                        WireName.of(made.kind()) + " by " + String.join(" and ", made.persons()) + ", "
                                + made.reasonCode())
                + Briefing.line("The reseller will read", OutcomeText.ofAppeal(appeal))
                + note(made.by(), made.note());
        return appeal.approval() == null || appeal.approval().approved()
                ? lines
                : lines
                        + Briefing.line("Sent back", "by " + appeal.approval().by())
                        + note(appeal.approval().by(), appeal.approval().note());
    }

    private static String note(String by, String note) {
        return note == null ? "" : Briefing.line("Note of " + by, shortened(note));
    }

    private static String who(Appeal appeal) {
        return appeal.by().replaceFirst("^user:", "");
    }

    private static String shortened(String text) {
        return text.length() > WORDS ? text.substring(0, WORDS) + " …" : text;
    }
}
