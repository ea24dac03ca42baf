package com.psnb2b.codesupport.engine;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineServices;

/** Who is signed in to the engine in this thread. */
public final class SignedIn {

    private SignedIn() {}

    /** The person's id; empty where nobody is. */
    public static Optional<String> person(ProcessEngineServices engine) {
        return Optional.ofNullable(engine.getIdentityService().getCurrentAuthentication())
                .map(authentication -> authentication.getUserId());
    }
}
