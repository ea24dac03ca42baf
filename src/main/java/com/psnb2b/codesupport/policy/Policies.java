package com.psnb2b.codesupport.policy;

/** Where the decision tables in force are to be had. */
public interface Policies {

    /** The tables as they are deployed at this moment: an owner's deployment counts from the next judgement on. */
    PolicyTables current();
}
