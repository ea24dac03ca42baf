package com.psnb2b.codesupport.claim;

/** What the reseller says is wrong. */
public enum ReportedIssue {
    INVALID_CODE,
    ALREADY_REDEEMED,
    WRONG_REGION,
    DELIVERY_FAILURE,
    OTHER
}
