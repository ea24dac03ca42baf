package com.psnb2b.codesupport.review;

import com.psnb2b.codesupport.claim.DecisionKind;
import java.util.Arrays;
import java.util.Optional;

/**
 * Why a person decided so. Published: integrations read these, so none is renamed. A process owner may offer further ones
 * in the review form; only these are known to fit one kind of decision, and have a text.
 */
public enum ReasonCode {
    SUPPLY_FAULT_CONFIRMED(true, "A fault on the supplier's side was confirmed."),
    CODE_INVALID_CONFIRMED(true, "The code was confirmed as invalid or not activating."),
    DELIVERY_FAILURE_CONFIRMED(true, "It was confirmed that the code was not delivered, or not whole."),
    WRONG_REGION_SUPPLIED(true, "It was confirmed that another region or SKU was supplied than ordered."),
    REDEEMED_BEFORE_DELIVERY(true, "It was confirmed that the code was redeemed before its delivery."),
    GOODWILL(true, "Decided as an exception, without confirmation of a fault."),
    NOT_COVERED(false, "The issue is not covered by the Code Support Policy."),
    EVIDENCE_INSUFFICIENT(false, "The evidence does not support the claim."),
    REDEEMED_BY_CUSTOMER(false, "The code was redeemed on the customer's side."),
    CUSTOMER_SIDE(false, "The issue lies on the customer's side."),
    WRONG_REGION_PURCHASED(false, "The code was delivered as ordered; the account is of another region."),
    DUPLICATE_CLAIM(false, "The same code is in another claim."),
    CODE_WORKS(false, "The code was found to be working."),
    LATE_DECLINED(false, "The claim came after the claim window had closed.");

    private final boolean pays;
    private final String text;

    ReasonCode(boolean pays, String text) {
        this.pays = pays;
        this.text = text;
    }

    /** The published reason of this code; empty for one of a process owner's own. */
    public static Optional<ReasonCode> known(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(code))
                .findFirst();
    }

    /** Whether this can be the reason of such a decision. */
    public boolean fits(DecisionKind decision) {
        return decision.pays() == pays;
    }

    /** For the reseller. */
    public String text() {
        return text;
    }
}
