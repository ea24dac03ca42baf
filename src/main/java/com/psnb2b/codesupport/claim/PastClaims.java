package com.psnb2b.codesupport.claim;

import java.util.function.Consumer;

/** Every claim that was ever judged, to look at and not to work on. */
public interface PastClaims {

    long count();

    /**
     * Hands over one claim after the other, as they all stood at one moment, and keeps none of them in memory. What the
     * consumer throws ends it.
     */
    void forEach(Consumer<Claim> consumer);
}
