package com.psnb2b.codesupport.claim;

import java.time.Instant;

/**
 * What keeps a claim from being erased, such as a legal dispute.
 *
 * @param why for the file, codes in it masked
 * @param by who asked for it, as the actor of an event
 * @param since when it was asked for
 */
public record Hold(String why, String by, Instant since) {

    /** Who asked for it, as people know them. */
    public String who() {
        return by.startsWith("user:") ? by.substring("user:".length()) : by;
    }
}
