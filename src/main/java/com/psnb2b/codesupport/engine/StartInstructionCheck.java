package com.psnb2b.codesupport.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cmd.RestartProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses a start in the middle of a model. The engine allows it to everybody who may start the process: with another
 * claim's id as business key it would be a second process of that claim, past all steps that the model puts before.
 * Administrators may do it, to repair a claim.
 */
class StartInstructionCheck extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        boolean inTheMiddle =
                command instanceof StartProcessInstanceAtActivitiesCmd || command instanceof RestartProcessInstancesCmd;
        if (inTheMiddle && !isAdministrator(Context.getCommandContext().getAuthentication())) {
            throw new AuthorizationException("A process starts at its start event: leave out the start instructions.");
        }
        return next.execute(command);
    }

    /** The application itself has no identity, and starts nothing in the middle. */
    private static boolean isAdministrator(Authentication person) {
        return person == null
                || person.getGroupIds() != null && person.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    }
}
