package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.process.migration.MigrationRules;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.stereotype.Component;

/** How the engine differs from its defaults, and why. */
@Component
class EngineConfiguration extends AbstractCamundaConfiguration {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(new ClaimHistory()));
        // Else completing a claim rewrites its whole history to set one date.
        engine.setHistoryRemovalTimeStrategy("start");
        engine.setHistoryTimeToLive("P365D");
        engine.setCustomPreCommandInterceptorsTxRequired(List.of(
                new Refusals(),
                new NoDelegating(),
                new NoHiddenExpressions(),
                new NoNewCandidates(engine),
                new MigrationRules()));
        engine.setCommandCheckers(List.of(new TenantCommandChecker(), new RoutedTasks()));
        // An error that nobody catches must not end a claim quietly.
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine.setCustomPreVariableSerializers(List.of(new SubmissionInTransit()));
        engine.setTaskMetricsEnabled(false);
        // Lines that the engine logs while it works on a claim say which one, and nothing else: the rest would be
        // written down anew at each of some forty steps of a claim.
        engine.setLoggingContextBusinessKey("claim_id");
        engine.setLoggingContextActivityId("");
        engine.setLoggingContextActivityName("");
        engine.setLoggingContextApplicationName("");
        engine.setLoggingContextProcessDefinitionId("");
        engine.setLoggingContextProcessDefinitionKey("");
        engine.setLoggingContextProcessInstanceId("");
        engine.setLoggingContextTenantId("");
        engine.setLoggingContextEngineName("");
        // The claim that waits longest first; the index of EngineIndexes spares it the sorting.
        engine.setJobExecutorAcquireByDueDate(true);
        // Whoever called is told of a failure, and failed jobs are logged as such; what a caller sent wrong is no error
        // of ours.
        engine.setEnableCmdExceptionLogging(false);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        var statements = engine.getSqlSessionFactory().getConfiguration();
        statements.addInterceptor(EngineStatements.of(statements));
    }
}
