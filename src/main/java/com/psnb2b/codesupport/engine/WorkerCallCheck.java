package com.psnb2b.codesupport.engine;

import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ExtendLockOnExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.FetchExternalTasksCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskFailureCmd;
import org.camunda.bpm.engine.impl.cmd.LockExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.UnlockExternalTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses a worker's calls to every person, at whichever mount of the engine. What a worker brings is checked before it
 * is handed to the engine (casework.WorkerTasks), and the engine itself would take any variable from an administrator.
 */
final class WorkerCallCheck extends CommandInterceptor {

    private static final Set<Class<?>> CALLS = Set.of(
            FetchExternalTasksCmd.class,
            LockExternalTaskCmd.class,
            UnlockExternalTaskCmd.class,
            ExtendLockOnExternalTaskCmd.class,
            CompleteExternalTaskCmd.class,
            HandleExternalTaskFailureCmd.class,
            HandleExternalTaskBpmnErrorCmd.class);

    private final ProcessEngineConfigurationImpl engine;

    WorkerCallCheck(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (CALLS.contains(command.getClass()) && engine.getIdentityService().getCurrentAuthentication() != null) {
            throw new AuthorizationException("A worker's task is fetched and answered with the key of a worker.");
        }
        return next.execute(command);
    }
}
