package com.psnb2b.codesupport.secondlook;

import com.psnb2b.codesupport.review.ReasonCode;
import java.util.Locale;

/**
 * Reasons that come to the same: two who choose different ones of a group agree. A reason of an owner's own is a group by
 * itself.
 */
enum ReasonGroup {
    /** A fault of the supplier's is confirmed. */
    SUPPLY_FAULT,
    GOODWILL,
    /** The cause is on the customer's side, or not covered. */
    NOT_COVERED,
    /** What was claimed is not shown. */
    NOT_SHOWN,
    DUPLICATE,
    LATE;

    /** The name of the group, in lower case. */
    static String of(String reasonCode) {
        return ReasonCode.known(reasonCode)
                .map(ReasonGroup::of)
                .map(Enum::name)
                .orElse(reasonCode)
                .toLowerCase(Locale.ROOT);
    }

    private static ReasonGroup of(ReasonCode reason) {
        return switch (reason) {
            case SUPPLY_FAULT_CONFIRMED,
                    CODE_INVALID_CONFIRMED,
                    DELIVERY_FAILURE_CONFIRMED,
                    WRONG_REGION_SUPPLIED,
                    REDEEMED_BEFORE_DELIVERY -> SUPPLY_FAULT;
            case GOODWILL -> GOODWILL;
            case NOT_COVERED, REDEEMED_BY_CUSTOMER, CUSTOMER_SIDE, WRONG_REGION_PURCHASED -> NOT_COVERED;
            case EVIDENCE_INSUFFICIENT, CODE_WORKS -> NOT_SHOWN;
            case DUPLICATE_CLAIM -> DUPLICATE;
            case LATE_DECLINED -> LATE;
        };
    }
}
