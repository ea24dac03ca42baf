package com.psnb2b.codesupport.claim;

/** How sure a classification is; for the reviewer, it decides nothing. */
public enum Confidence {
    HIGH,
    MEDIUM,
    LOW
}
