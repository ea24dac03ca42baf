package com.psnb2b.codesupport.claim;

/** What a piece of evidence is said to be. */
public enum EvidenceType {
    ERROR_SCREENSHOT,
    TRANSACTION_HISTORY,
    DELIVERY_LOG,
    STOREFRONT_LOG,
    CUSTOMER_MESSAGE,
    PROOF_OF_PURCHASE,
    OTHER;

    /** Whether only a file can be this: the picture itself is the evidence. */
    public boolean needsFile() {
        return this == ERROR_SCREENSHOT;
    }

    /** Whether it is a log of the storefront or the API. */
    public boolean isLog() {
        return this == DELIVERY_LOG || this == STOREFRONT_LOG;
    }
}
