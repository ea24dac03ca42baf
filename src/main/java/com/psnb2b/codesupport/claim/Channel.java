package com.psnb2b.codesupport.claim;

/** The way on which a claim came in; claims of API partners get priority (policy, section 1). */
public enum Channel {
    API,
    BATCH,
    TASKLIST,
    ENGINE,
    /** A reseller's support team, on our check page. */
    PAGE
}
