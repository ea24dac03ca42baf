package com.psnb2b.codesupport.claim;

/** How a delivery went, by the supplier's record or a log. */
public enum DeliveryStatus {
    DELIVERED,
    PENDING,
    FAILED,
    TRUNCATED,
    CORRUPTED
}
