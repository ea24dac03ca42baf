package com.psnb2b.codesupport.engine;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;

/**
 * Signs people in to Camunda's web applications who are signed in elsewhere. Camunda's own looks for an engine in the
 * path, and not every call of the web applications has one; there is but one.
 */
public final class WebappAuthenticationFilter extends ContainerBasedAuthenticationFilter {

    private final BooleanSupplier signedIn;

    /** @param signedIn whether whoever calls is */
    public WebappAuthenticationFilter(BooleanSupplier signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    protected String extractEngineName(HttpServletRequest request) {
        return signedIn.getAsBoolean() ? ProcessEngines.NAME_DEFAULT : super.extractEngineName(request);
    }
}
