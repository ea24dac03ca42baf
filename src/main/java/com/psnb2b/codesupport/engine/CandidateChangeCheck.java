package com.psnb2b.codesupport.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AddGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AddUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Checks who may change the candidates of a task. The routing decides who may work on a task: a candidate gets rights
 * on it, and who is no candidate no longer sees it. The engine lets everybody who may assign a task change its
 * candidates; here that needs the right UPDATE on tasks.
 */
final class CandidateChangeCheck extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl engine;

    CandidateChangeCheck(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        boolean changesCandidates = command instanceof AddUserIdentityLinkCmd
                || command instanceof AddGroupIdentityLinkCmd
                || command instanceof DeleteIdentityLinkCmd;
        // Inside of another command it is the process that works, and not a person.
        if (changesCandidates && Context.getCommandContext() == null && !mayUpdateTasks()) {
            throw new AuthorizationException(
                    "Only an administrator may change the candidates of a task; assign the task instead.");
        }
        return next.execute(command);
    }

    private boolean mayUpdateTasks() {
        Authentication person = engine.getIdentityService().getCurrentAuthentication();
        return person == null
                || engine.getAuthorizationService()
                        .isUserAuthorized(person.getUserId(), person.getGroupIds(), Permissions.UPDATE, Resources.TASK);
    }
}
