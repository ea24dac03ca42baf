package com.psnb2b.codesupport.claim;

/** The items of information that a claim may need (policy, section 5), in the order of its table. */
public enum EvidenceName {
    ORDER_ID,
    CODE,
    PRODUCT_REGION,
    CUSTOMER_REPORT,
    DELIVERY_TIMESTAMP,
    DELIVERY_LOG,
    ERROR_SCREENSHOT,
    ACCOUNT_REGION,
    TRANSACTION_HISTORY
}
