package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.GroupDecisions;
import com.psnb2b.codesupport.casework.GroupResult;
import com.psnb2b.codesupport.casework.GroupResult.Refusal;
import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.engine.OneCommand;
import com.psnb2b.codesupport.engine.RunAs;
import com.psnb2b.codesupport.review.Authority;
import com.psnb2b.codesupport.review.DecidedTogether;
import com.psnb2b.codesupport.review.Review;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the claims of a group in chunks; what is done to one of them is in {@link GroupMember}. */
@Component
class CamundaGroupDecisions implements GroupDecisions {

    private static final Logger LOG = LoggerFactory.getLogger(CamundaGroupDecisions.class);

    /** Claims of one transaction: few enough that a person sees it go on, and that others wait for none long. */
    private static final int AT_ONCE = 50;

    private final CaseStore cases;
    private final Review review;
    private final Authority authority;
    private final GroupMember member;
    private final RunAs runAs;
    private final OneCommand oneCommand;
    private final TransactionTemplate transaction;

    CamundaGroupDecisions(
            CaseStore cases,
            Review review,
            Authority authority,
            GroupMember member,
            RunAs runAs,
            OneCommand oneCommand,
            TransactionTemplate transaction) {
        this.cases = cases;
        this.review = review;
        this.authority = authority;
        this.member = member;
        this.runAs = runAs;
        this.oneCommand = oneCommand;
        this.transaction = transaction;
    }

    @Override
    public void decide(Wanted wanted, String person, Consumer<List<GroupResult>> told) {
        switch (wanted.step()) {
            case REVIEW -> review.checkDecision(wanted.decision(), wanted.reasonCode(), wanted.note());
            case LATE -> review.checkLateDecision(wanted.decision(), wanted.note());
            case APPROVAL -> review.checkApproval(GroupMember.approved(wanted), wanted.note());
        }
        CaseState state =
                cases.state(wanted.caseId()).orElseThrow(() -> new NoSuchElementException("there is no such case"));
        Set<String> ticked = new HashSet<>(wanted.claims());
        List<Claim> claims = state.claims().stream()
                .filter(claim -> ticked.contains(claim.id()))
                .toList();
        DecidedTogether together = authority.together(claims);
        // In one order for all, so that two never wait for each other.
        List<String> ids = claims.stream().map(Claim::id).sorted().toList();
        told.accept(ticked.stream()
                .filter(id -> !ids.contains(id))
                .sorted()
                .map(id -> GroupResult.leftOut(id, Refusal.GONE))
                .toList());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            told.accept(chunk(some, wanted, person, together));
        }
    }

    /** Each attempt is a transaction; one that a claim spoils is made again without it, and at last each alone. */
    private List<GroupResult> chunk(List<String> ids, Wanted wanted, String person, DecidedTogether together) {
        Map<String, Refusal> leftOut = new HashMap<>();
        while (true) {
            try {
                return transaction.execute(status -> together.during(() ->
                        oneCommand.of(() -> runAs.call(person, () -> member.handle(ids, leftOut, wanted, person)))));
            } catch (GroupMember.Spoilt spoilt) {
                leftOut.put(spoilt.claim(), spoilt.refusal());
            } catch (RuntimeException failed) {
                if (ids.size() == 1) {
                    return List.of(GroupResult.leftOut(ids.get(0), refusal(ids.get(0), failed)));
                }
                List<GroupResult> each = new ArrayList<>();
                ids.forEach(id -> each.addAll(chunk(List.of(id), wanted, person, together)));
                return each;
            }
        }
    }

    private static Refusal refusal(String claim, RuntimeException failed) {
        if (GroupMember.isOvertaken(failed)) {
            return Refusal.CHANGED;
        }
        LOG.error(
                "Claim {} could not be decided with others: {}",
                claim,
                failed.getClass().getName());
        return Refusal.FAILED;
    }
}
