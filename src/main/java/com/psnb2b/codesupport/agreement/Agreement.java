package com.psnb2b.codesupport.agreement;

import java.time.Instant;
import java.util.List;

/** The second looks that were answered, for whoever shows figures of them. */
public interface Agreement {

    /**
     * Looks that a second person answered, oldest first; of erased claims too, since they hold no words.
     *
     * @param from the first instant that counts
     * @param until the first that counts no more
     * @param type of the claims; null for all
     */
    List<Look> looks(Instant from, Instant until, String type);

    /** The figures over {@link #looks}. */
    default AgreementFigures figures(Instant from, Instant until, String type) {
        return AgreementFigures.of(looks(from, until, type));
    }
}
