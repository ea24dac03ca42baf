package com.psnb2b.codesupport.store;

import java.util.Optional;

/** The claim that the current transaction works on. */
public final class ClaimAtHand {

    private ClaimAtHand() {}

    /** Whose it is; empty outside a transaction, before a claim was taken up, and for a claim of no known reseller. */
    public static Optional<String> resellerId() {
        return WorkInProgress.latest().map(claim -> claim.resellerId());
    }
}
