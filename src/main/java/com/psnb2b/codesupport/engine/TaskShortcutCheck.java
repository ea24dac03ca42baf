package com.psnb2b.codesupport.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses every way past a task's completion. Whoever may work on a task may resolve it, or throw an error or escalation
 * at it, and the engine would write the variables sent along into the claim's process unchecked: past the form, past the
 * listeners that check what a completion brings, and with an error along a path that only workers take. So no task may
 * be delegated either, since nobody could resolve it.
 */
final class TaskShortcutCheck extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof ResolveTaskCmd) {
            throw new AuthorizationException("A task is completed and not resolved: assign it back instead.");
        }
        if (command instanceof DelegateTaskCmd) {
            throw new AuthorizationException("A task is not delegated: assign it to one of its candidates instead.");
        }
        if (command instanceof HandleTaskBpmnErrorCmd || command instanceof HandleTaskEscalationCmd) {
            throw new AuthorizationException(
                    "A task is completed: errors and escalations are thrown by workers and by the model.");
        }
        return next.execute(command);
    }
}
