package com.psnb2b.codesupport.claim;

/** Whether a claim is within the claim window (policy, section 4). */
public enum WindowState {
    OPEN,
    LATE,
    /** The window's start is not known yet. */
    UNDETERMINED
}
