package com.psnb2b.codesupport.platform.inbound;

/** What came is larger than it may be; the message says how large that is. */
public final class TooLarge extends RuntimeException {

    TooLarge(String message) {
        super(message);
    }
}
