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
        boolean override = judgement.coverage() == Coverage.NOT_COVERED
                || judgement.window().state() == WindowState.LATE;
        boolean high = faceValue(facts, record)
                .map(value -> value.compareTo(approvalFrom) >= 0)
                .orElse(true);
        return decision.pays() && (override || high);
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
