package com.psnb2b.codesupport.claim;

/** What the claim is judged to be (policy, section 2). */
public enum ClaimType {
    DELIVERY_PROBLEM,
    WRONG_REGION_SUPPLY,
    WRONG_REGION_PURCHASE,
    INVALID_CODE,
    ALREADY_REDEEMED,
    ACCOUNT_SIDE,
    TEMPORARY,
    UNCLEAR
}
