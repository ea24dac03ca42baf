package com.psnb2b.codesupport.process.identity;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.stereotype.Component;

/** What sign-in and rights need of the engine's configuration. */
@Component
class EngineRights extends AbstractCamundaConfiguration {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setResourceAuthorizationProvider(new LeastAuthorizationProvider());
        engine.setCustomSessionFactories(new ArrayList<>(List.of(new GroupsAsGiven())));
        // The engine's own pattern allows letters and digits alone: no senior-reviewers, no anna.smith.
        engine.setGeneralResourceWhitelistPattern("[a-zA-Z0-9][a-zA-Z0-9._@-]*");
        // The engine locks a name for good after ten failures, so that anyone could lock the administrator out; the
        // throttle in security/ refuses for a minute instead.
        engine.setLoginMaxAttempts(Integer.MAX_VALUE);
        engine.setLoginDelayBase(0);
    }
}
