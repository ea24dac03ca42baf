package com.psnb2b.codesupport.process;

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
 * Who may work on a task is up to the routing: a candidate has rights on it, and one taken away no longer sees it. To
 * the engine, whoever may assign a task may change its candidates; here it needs the right UPDATE on tasks.
 */
final class NoNewCandidates extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl engine;

    NoNewCandidates(ProcessEngineConfigurationImpl engine) {
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
