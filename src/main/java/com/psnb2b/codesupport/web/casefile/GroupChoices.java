package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.casework.FormReasons;
import com.psnb2b.codesupport.casework.FormReasons.Offered;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.review.OutcomeText;
import com.psnb2b.codesupport.review.ReasonCode;
import com.psnb2b.codesupport.web.casefile.GroupedCase.Choice;
import com.psnb2b.codesupport.web.casefile.GroupedCase.Reason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reviewer may decide about a group, each with the reasons that the form for one of its claims offers. Where that
 * cannot be told, with the published ones that fit.
 */
final class GroupChoices {

    private final FormReasons form;

    /** The form tells claims apart by their type. */
    private final Map<ClaimType, List<Choice>> byType = new HashMap<>();

    GroupChoices(FormReasons form) {
        this.form = form;
    }

    /** @param task that a claim of the group waits in */
    List<Choice> of(Claim claim, String task) {
        ClaimType type = claim.judgement() == null
                ? null
                : claim.judgement().classification().type();
        return byType.computeIfAbsent(
                type,
                ofType -> Arrays.stream(DecisionKind.values())
                        .map(kind -> new Choice(WireName.of(kind), CaseFileNames.of(kind), reasons(task, kind)))
                        .toList());
    }

    private List<Reason> reasons(String task, DecisionKind kind) {
        List<Offered> offered = form.of(task, kind);
        return (offered.isEmpty() ? published(kind) : offered)
                .stream()
                        .map(one -> new Reason(one.value(), one.label(), OutcomeText.of(kind, one.value())))
                        .toList();
    }

    private static List<Offered> published(DecisionKind kind) {
        return Arrays.stream(ReasonCode.values())
                // That a claim came late is decided at its own step.
                .filter(reason -> reason.fits(kind) && reason != ReasonCode.LATE_DECLINED)
                .map(reason -> new Offered(reason.name(), CaseFileNames.plain(reason.name())))
                .toList();
    }
}
