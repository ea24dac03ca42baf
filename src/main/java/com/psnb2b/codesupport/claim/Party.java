package com.psnb2b.codesupport.claim;

import java.util.Objects;

/**
 * On whose behalf something is asked of a claim: its reseller, or the supplier.
 *
 * @param resellerId whose claims they may see; null for the supplier, who sees all
 */
public record Party(String resellerId) {

    /** Who it was, as events name it. */
    public String actor() {
        return isSupplier() ? "supplier" : "reseller:" + resellerId;
    }

    public boolean isSupplier() {
        return resellerId == null;
    }

    /**
     * Whether this claim is theirs; the supplier may see every claim. Asked of a claim that is held for a change, where
     * {@code VisibleClaims} in {@code casework} asked the database before.
     */
    public boolean maySee(Claim claim) {
        return isSupplier() || Objects.equals(resellerId, claim.resellerId());
    }
}
