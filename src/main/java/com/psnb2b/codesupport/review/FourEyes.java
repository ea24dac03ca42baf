package com.psnb2b.codesupport.review;

import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Payouts.Sum;
import com.psnb2b.codesupport.claim.RelatedClaim;
import com.psnb2b.codesupport.claim.WindowState;
import com.psnb2b.codesupport.code.CodeReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a replacement or refund takes a second, different person (policy, section 9; contract, sections 4.1 and 4.7). Pays
 * and refuses nothing: it says how many persons are asked.
 */
public final class FourEyes {

    private FourEyes() {}

    /** Parts of a sentence, the weightiest first; empty where one person may decide alone. */
    public static List<String> reasons(ClaimFacts facts, Judgement judgement, PayoutFacts payoutFacts) {
        List<String> reasons = new ArrayList<>();
        if (judgement.coverage() == Coverage.NOT_COVERED) {
            reasons.add("the claim is not covered");
        }
        if (judgement.window().state() == WindowState.LATE) {
            reasons.add("the claim came late");
        }
        if (judgement.contradictions().contains(Contradiction.ALREADY_REFUNDED)) {
            reasons.add("its order was refunded or replaced already");
        }
        code(facts.code(), payoutFacts, reasons);
        worth(payoutFacts, reasons);
        Sum order = payoutFacts.before().order();
        sum("its order", order, payoutFacts.orderLimit(), payoutFacts, reasons);
        if (order.unknown() > 0) {
            reasons.add("what was paid before on its order is not all known in " + payoutFacts.currency());
        }
        // Of a reseller's day what is not known does not count: two persons have paid it, and each order asks for
        // itself.
        sum(
                "its reseller's last 24 hours",
                payoutFacts.before().resellerDay(),
                payoutFacts.resellerDayLimit(),
                payoutFacts,
                reasons);
        return reasons;
    }

    private static void code(CodeReference code, PayoutFacts payoutFacts, List<String> reasons) {
        if (!payoutFacts.sameCode().isEmpty()) {
            reasons.add("the same code, or one that looks like it, is in "
                    + payoutFacts.sameCode().stream()
                            .limit(3)
                            .map(RelatedClaim::id)
                            .collect(Collectors.joining(" and in ")));
        }
        if (code != null && code.fingerprint() != null && code.lookAlike() == null) {
            reasons.add("its code was taken before codes that look alike were compared");
        }
    }

    private static void worth(PayoutFacts payoutFacts, List<String> reasons) {
        if (payoutFacts.worth().isEmpty()) {
            reasons.add("its face value is not known in " + payoutFacts.currency());
        } else if (payoutFacts.worth().get().compareTo(payoutFacts.approvalFrom()) >= 0) {
            reasons.add("its face value is " + payoutFacts.inWords(payoutFacts.approvalFrom()) + " or more");
        }
    }

    /** A sum that reaches a limit. */
    private static void sum(String whose, Sum before, BigDecimal limit, PayoutFacts payoutFacts, List<String> reasons) {
        BigDecimal sum = before.known().add(payoutFacts.worth().orElse(BigDecimal.ZERO));
        if (sum.compareTo(limit) >= 0) {
            reasons.add("with it the payouts of " + whose + " come to " + payoutFacts.inWords(sum) + ", and "
                    + payoutFacts.inWords(limit) + " takes a second person");
        }
    }
}
