package com.psnb2b.codesupport.platform;

/** So much is being looked at that this had to wait too long: nothing is wrong with it, send it again. */
public final class Busy extends RuntimeException {

    public Busy() {
        super("too much is on its way at once; send it again in a while");
    }
}
