package com.psnb2b.codesupport.process;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses to resolve a delegated task. Whoever may work on a task may resolve it, and the variables sent along would go
 * into the claim's process as they are: past the form, and past the listeners that check what a completion brings. So
 * none is delegated either: it would wait for what cannot be done.
 */
final class NoDelegating extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof ResolveTaskCmd) {
            throw new AuthorizationException("A task is completed and not resolved: assign it back instead.");
        }
        if (command instanceof DelegateTaskCmd) {
            throw new AuthorizationException("A task is not delegated: assign it to one of its candidates instead.");
        }
        return next.execute(command);
    }
}
