package com.psnb2b.codesupport.casework;

import com.psnb2b.codesupport.claim.DecisionKind;
import java.util.List;

/** The reasons that the deployed form of a review offers; a process owner may have put some of their own into it. */
public interface FormReasons {

    /** @param value as the form sends it, and {@code label} as it shows it */
    record Offered(String value, String label) {}

    /**
     * What the form of this task offers for a decision, in its order; empty where that cannot be told.
     *
     * @param task id of an open task
     */
    List<Offered> of(String task, DecisionKind decision);
}
