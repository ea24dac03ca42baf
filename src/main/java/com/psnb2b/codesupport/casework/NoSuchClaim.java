package com.psnb2b.codesupport.casework;

/** There is no such claim, or it is another reseller's: nobody can tell which. */
public class NoSuchClaim extends RuntimeException {

    public NoSuchClaim() {
        super("There is nothing of that id here.");
    }
}
