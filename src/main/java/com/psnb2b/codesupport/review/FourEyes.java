package com.psnb2b.codesupport.review;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.Denomination;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.WindowState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** When a decision takes a second, different person (contract, section 4.1). */
public final class FourEyes {

    private FourEyes() {}

    /** Whether a decision on the claim as it stands needs another person. */
    static boolean needed(DecisionKind decision, Claim claim, BigDecimal approvalFrom) {
        return needed(decision, claim.facts(), claim.record(), claim.judgement(), approvalFrom);
    }

    /**
     * Whether a replacement or refund needs another person: from a face value on, and always against {@code not_covered}
     * or the window. A face value that nobody knows may be a high one.
     *
     * @param record the supplier's; null where there is none
     * @param approvalFrom face value in any currency, from the table {@code review-routing}
     */
    public static boolean needed(
            DecisionKind decision,
            ClaimFacts facts,
            DeliveryRecord record,
            Judgement judgement,
            BigDecimal approvalFrom) {
        return decision.pays()
                && !reasons(facts, record, judgement, approvalFrom).isEmpty();
    }

    /** Why a replacement or refund of the claim as it stands needs another person; empty where it needs none. */
    static List<String> reasons(Claim claim, BigDecimal approvalFrom) {
        return reasons(claim.facts(), claim.record(), claim.judgement(), approvalFrom);
    }

    private static List<String> reasons(
            ClaimFacts facts, DeliveryRecord record, Judgement judgement, BigDecimal approvalFrom) {
        List<String> reasons = new ArrayList<>();
        if (judgement.coverage() == Coverage.NOT_COVERED) {
            reasons.add("the claim is not covered");
        }
        if (judgement.window().state() == WindowState.LATE) {
            reasons.add("the claim came late");
        }
        Optional<BigDecimal> value = faceValue(facts, record);
        if (value.isEmpty()) {
            reasons.add("its face value is not known");
        } else if (value.get().compareTo(approvalFrom) >= 0) {
            reasons.add("its face value is " + approvalFrom.stripTrailingZeros().toPlainString() + " or more");
        }
        return reasons;
    }

    /** The highest face value that anyone states or records. */
    private static Optional<BigDecimal> faceValue(ClaimFacts facts, DeliveryRecord record) {
        return Stream.of(
                        facts.product(),
                        facts.ordered(),
                        record == null ? null : record.delivered(),
                        record == null ? null : record.ordered())
                .filter(Objects::nonNull)
                .map(Product::denomination)
                .filter(Objects::nonNull)
                .map(Denomination::amount)
                .flatMap(Optional::stream)
                .max(BigDecimal::compareTo);
    }
}
