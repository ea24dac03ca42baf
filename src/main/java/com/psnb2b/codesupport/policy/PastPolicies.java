package com.psnb2b.codesupport.policy;

import java.util.Optional;

/** Where the decision tables of earlier times are to be had. */
public interface PastPolicies {

    /** The tables of this version; empty where they are no longer deployed. */
    Optional<PolicyTables> version(String version);
}
