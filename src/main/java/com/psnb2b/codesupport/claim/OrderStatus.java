package com.psnb2b.codesupport.claim;

/** What became of an order after its delivery, which stays as it was (policy, section 3). */
public enum OrderStatus {
    REFUNDED,
    REPLACED,
    CANCELLED;

    /** Whether the reseller has had its money or another code already. */
    public boolean isMadeGood() {
        return this != CANCELLED;
    }
}
