package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.casework.FormReasons;
import com.psnb2b.codesupport.casework.GroupDecisions.Step;
import com.psnb2b.codesupport.casework.Worklist.Waiting;
import com.psnb2b.codesupport.claim.CaseGroup;
import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.FaceValueSum;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.review.Authority;
import com.psnb2b.codesupport.review.CaseCard;
import com.psnb2b.codesupport.review.FourEyes;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A case as a person of the house decides it: its groups, smallest first, what makes each differ from the largest, and every
 * code in them.
 *
 * @param sum of the face values, in words
 * @param currency of what claims are worth
 * @param evidence that counts for all of it
 */
record GroupedCase(
        String id,
        String orderId,
        String resellerId,
        String reference,
        int codes,
        String sum,
        String currency,
        List<Papers.Piece> evidence,
        ThreadView conversation,
        List<Group> groups) {

    /** A decision with its reasons. @param value as the form sends it */
    record Choice(String value, String text, List<Reason> reasons) {}

    /** @param reads what the reseller will read */
    record Reason(String value, String text, String reads) {}

    /**
     * @param waitsFor {@code review}, {@code late} or {@code approval}; null where none of it waits for this person
     * @param choices what may be decided about it at the review; empty at another step
     * @param traits what its claims have in common, and in what they differ from the largest group
     * @param decided what waits for a second person, by whom and why, each once
     * @param secondPerson why a payout on all of them that wait takes a second person
     */
    record Group(
            String id,
            String waitsFor,
            List<Choice> choices,
            Named status,
            String sum,
            List<GroupTraits.Trait> traits,
            List<Decided> decided,
            List<String> secondPerson,
            List<Row> claims) {}

    /** @param note null where none was written */
    record Decided(String decision, String reason, String by, String note) {

        private static Decided of(Decision made) {
            return new Decided(
                    CaseFileNames.of(made.kind()), CaseFileNames.plain(made.reasonCode()), made.by(), made.note());
        }
    }

    /**
     * A code.
     *
     * @param task that it waits in; null where this person sees none
     * @param holder who has it
     * @param worth in the reference currency; null where it is not known
     * @param mayTick whether this person may decide it here: nobody else has it, and at the approval they did not decide it
     */
    record Row(
            String claim,
            String task,
            String code,
            String orderId,
            String reference,
            String faceValue,
            BigDecimal worth,
            String holder,
            String decidedBy,
            boolean mayTick) {}

    static GroupedCase of(
            CaseState state,
            List<CaseGroup> groups,
            Map<String, Waiting> waiting,
            Authority authority,
            FormReasons reasons,
            PolicyTables tables,
            Currency reference,
            ThreadView conversation) {
        GroupChoices choices = new GroupChoices(reasons);
        ClaimCase filed = state.claimCase();
        CaseGroup largest = groups.get(groups.size() - 1);
        return new GroupedCase(
                filed.id(),
                filed.orderId(),
                filed.resellerId(),
                filed.reference(),
                state.claims().size(),
                CaseCard.sum(FaceValueSum.of(state.claims(), tables, reference)),
                reference.getCurrencyCode(),
                filed.evidence().stream().map(Papers.Piece::of).toList(),
                conversation,
                groups.stream()
                        .map(group -> group(group, largest, waiting, choices, authority, tables, reference))
                        .toList());
    }

    private static Group group(
            CaseGroup group,
            CaseGroup largest,
            Map<String, Waiting> waiting,
            GroupChoices choices,
            Authority authority,
            PolicyTables tables,
            Currency reference) {
        List<Claim> open = group.claims().stream()
                .filter(claim -> waiting.containsKey(claim.id()))
                .toList();
        Claim example = open.stream()
                .filter(claim -> waiting.get(claim.id()).step() != null)
                .findFirst()
                .orElse(null);
        Step step = example == null ? null : waiting.get(example.id()).step();
        return new Group(
                group.id(),
                step == null ? null : WireName.of(step),
                step == Step.REVIEW
                        ? choices.of(example, waiting.get(example.id()).task())
                        : List.of(),
                Named.of(group.example().status()),
                CaseCard.sum(FaceValueSum.of(group.claims(), tables, reference)),
                GroupTraits.of(group, largest),
                open.stream()
                        .map(Claim::decision)
                        .filter(Objects::nonNull)
                        .map(Decided::of)
                        .distinct()
                        .toList(),
                open.isEmpty()
                        ? List.of()
                        : FourEyes.reasons(
                                open.get(0).facts(),
                                open.get(0).judgement(),
                                authority.stakesTogether(open.get(0), open)),
                group.claims().stream()
                        .map(claim -> row(claim, waiting.get(claim.id()), authority))
                        .toList());
    }

    private static Row row(Claim claim, Waiting waiting, Authority authority) {
        var value = claim.facts().product().denomination();
        return new Row(
                claim.id(),
                waiting == null ? null : waiting.task(),
                claim.facts().code() == null ? null : claim.facts().code().masked(),
                claim.facts().orderId(),
                claim.facts().reference(),
                value == null ? null : value.text(),
                authority.ofItself(claim).worth().orElse(null),
                waiting == null ? null : waiting.holder(),
                claim.decision() == null
                        ? null
                        : String.join(" and ", claim.decision().persons()),
                waiting != null && waiting.mayDecide());
    }
}
