package com.psnb2b.codesupport.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.springframework.beans.factory.ObjectProvider;

/** What stands in front of the engine's commands, outermost first, and what becomes of their failures. */
final class CommandChecks extends AbstractProcessEnginePlugin {

    private final ObjectProvider<FailedStartHandler> kept;
    private final ObjectProvider<DeploymentListener> heldUp;
    private final ModelNames names;

    CommandChecks(
            ObjectProvider<FailedStartHandler> kept, ObjectProvider<DeploymentListener> heldUp, ModelNames names) {
        this.kept = kept;
        this.heldUp = heldUp;
        this.names = names;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreCommandInterceptorsTxRequired(List.of(
                new ErrorTranslationInterceptor(),
                new FailedStartInterceptor(kept),
                new DeploymentInterceptor(engine, heldUp),
                new TaskShortcutCheck(),
                new VariableWriteCheck(engine, names.setByTasks()),
                new WorkerCallCheck(engine),
                new OrQueryExpressionCheck(),
                new CandidateChangeCheck(engine),
                new MigrationRules()));
        engine.setCommandCheckers(List.of(new TenantCommandChecker(), new TaskUpdateCheck()));
        // An error that nobody catches must not end a claim quietly.
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        // Whoever called is told of a failure, and failed jobs are logged as such; what a caller sent wrong is no error
        // of ours.
        engine.setEnableCmdExceptionLogging(false);
    }
}
