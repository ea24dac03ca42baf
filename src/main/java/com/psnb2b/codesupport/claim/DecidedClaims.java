package com.psnb2b.codesupport.claim;

/** What is kept of a claim once it is decided, for claims that come after it. */
@FunctionalInterface
public interface DecidedClaims {

    /** Keeps how a claim that the current transaction works on was decided; it counts once that transaction does. */
    void keep(Claim claim);
}
