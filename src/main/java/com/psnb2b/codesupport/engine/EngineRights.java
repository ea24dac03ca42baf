package com.psnb2b.codesupport.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** What sign-in and rights need of the engine's configuration. */
final class EngineRights extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setResourceAuthorizationProvider(new LeastAuthorizationProvider());
        engine.setCustomSessionFactories(new ArrayList<>(List.of(new UnfilteredGroups())));
        // The engine's own pattern allows letters and digits alone: no senior-reviewers, no anna.smith.
        engine.setGeneralResourceWhitelistPattern("[a-zA-Z0-9][a-zA-Z0-9._@-]*");
        // The engine locks a name for good after ten failures, so that anyone could lock the administrator out; the
        // throttle in access/ refuses for a minute instead.
        engine.setLoginMaxAttempts(Integer.MAX_VALUE);
        engine.setLoginDelayBase(0);
    }
}
