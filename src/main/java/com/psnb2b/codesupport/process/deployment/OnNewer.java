package com.psnb2b.codesupport.process.deployment;

/** What an application start does where somebody else has deployed another version of what the application brings. */
enum OnNewer {
    /** Leaves it in force, and says so. */
    KEEP,
    /** Deploys the application's own on top. */
    OVERWRITE,
    /** Does not start. */
    FAIL
}
