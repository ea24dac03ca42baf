package com.psnb2b.codesupport.access;

/** What an API key may do. The names are those of the database and of the admin's JSON. */
public enum Scope {
    /** Files and reads the claims of one reseller. */
    reseller,
    /** Writes delivery records, reads every claim, and erases or holds one. */
    supplier,
    /** Fetches and answers the tasks of some topics that a process has for a worker, and reads nothing else. */
    worker;

    /** The authority that Spring Security checks, {@code SCOPE_reseller} for instance. */
    public String authority() {
        return "SCOPE_" + name();
    }
}
