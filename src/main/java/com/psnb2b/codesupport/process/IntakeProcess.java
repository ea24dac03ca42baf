package com.psnb2b.codesupport.process;

import java.util.Set;

/** Names of the model {@code claim-intake}, which keeps what another model failed on until that is mended. */
public final class IntakeProcess {

    public static final String KEY = "claim-intake";

    /** Its delegates, beside those that {@code code-claim} has as well. */
    static final Set<String> BEANS = Set.of("keepClaim", "takeUpClaim");

    /** A claim that was only received is taken back. */
    static final String RECEIVED_CLAIM_WITHDRAWN = "received-claim-withdrawn";

    /** Type of the incident that tells in Cockpit what failed; it ends with the instance. */
    static final String INCIDENT = "model-failed";

    private IntakeProcess() {}
}
