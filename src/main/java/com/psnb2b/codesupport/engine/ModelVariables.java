package com.psnb2b.codesupport.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** How variables get into the engine's tables: what is handed over at a start does not, and no text with a code in it. */
final class ModelVariables extends AbstractProcessEnginePlugin {

    private final ModelNames names;

    ModelVariables(ModelNames names) {
        this.names = names;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreVariableSerializers(List.of(new SubmissionSerializer(names.handedOver())));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        var statements = engine.getSqlSessionFactory().getConfiguration();
        // The engine's writes in one message, with codes masked (ADR 8).
        statements.addInterceptor(EngineStatements.of(statements, names.variables()));
    }
}
