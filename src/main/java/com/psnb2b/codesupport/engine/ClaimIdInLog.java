package com.psnb2b.codesupport.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * Lines that the engine logs while it works on a claim say which one, and nothing else: the rest would be written down
 * anew at each of some forty steps of a claim.
 */
final class ClaimIdInLog extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setLoggingContextBusinessKey("claim_id");
        engine.setLoggingContextActivityId("");
        engine.setLoggingContextActivityName("");
        engine.setLoggingContextApplicationName("");
        engine.setLoggingContextProcessDefinitionId("");
        engine.setLoggingContextProcessDefinitionKey("");
        engine.setLoggingContextProcessInstanceId("");
        engine.setLoggingContextTenantId("");
        engine.setLoggingContextEngineName("");
    }
}
