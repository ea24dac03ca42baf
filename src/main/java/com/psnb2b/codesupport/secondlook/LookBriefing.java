package com.psnb2b.codesupport.secondlook;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.review.Briefing;
import com.psnb2b.codesupport.secondlook.SecondLook.Answer;
import java.util.List;

/** What a person is shown of a claim that is decided once more, as {@link Briefing} shows it. */
public final class LookBriefing {

    private static final int NOTE = 600;

    private LookBriefing() {}

    /** Until somebody has answered, the claim as it was before its decision; then what both said stands on top. */
    public static String of(SecondLook look, Claim claim) {
        String blind = Briefing.of(claim.beforeItsDecision(), List.of());
        return look.isAnswered()
                ? Briefing.shortened(Briefing.line(
                                "One person decided",
                                words(look.first(), claim.decision().note()))
                        + Briefing.line(
                                "The other decided",
                                words(look.second(), look.second().note()))
                        + blind)
                : blind;
    }

    private static String words(Answer answer, String note) {
        String said = answer.decision() + ", " + answer.reason();
        return note == null ? said : said + ": " + (note.length() > NOTE ? note.substring(0, NOTE) + " …" : note);
    }
}
