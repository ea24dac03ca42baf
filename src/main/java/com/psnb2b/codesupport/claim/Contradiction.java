package com.psnb2b.codesupport.claim;

/** Where facts do not fit together; shown to the reviewer, and blocks nothing (policy, section 3). */
public enum Contradiction {
    DELIVERED_BEFORE_ORDERED,
    RETRIEVED_BEFORE_DELIVERY,
    ATTEMPTED_BEFORE_DELIVERY,
    REPORTED_BEFORE_ATTEMPT,
    RECORD_DISAGREES_REGION,
    RECORD_DISAGREES_TIME,
    RECORD_DISAGREES_RETRIEVAL,
    /** A log that the claim brought tells another delivery status than the supplier's record. */
    RECORD_DISAGREES_STATUS,
    /** The store says consumed, and the account is of another region (rule 3). */
    ACCOUNT_REGION_DIFFERS
}
