package com.psnb2b.codesupport.engine;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractVariableCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.util.ReflectionUtils;

/**
 * Keeps what a model's own steps and tasks set from being written past them, by whichever entry point of the engine and by
 * whomever: an administrator may write any other variable. What comes with the completion of a task is checked by the
 * listener that takes it, which knows what the task asks for (see {@link SubmittedVariables}).
 */
final class VariableWriteCheck extends CommandInterceptor {

    private static final Set<Class<?>> COMPLETIONS = Set.of(CompleteTaskCmd.class, SubmitTaskFormCmd.class);

    private static final List<Class<?>> WRITES = List.of(
            AbstractVariableCmd.class,
            AbstractPatchVariablesCmd.class,
            SignalCmd.class,
            SignalEventReceivedCmd.class,
            MessageEventReceivedCmd.class,
            AbstractCorrelateMessageCmd.class,
            SetVariablesToProcessInstancesBatchCmd.class,
            CorrelateAllMessageBatchCmd.class);

    /** By these a message finds its process, and nothing is written. */
    private static final String LOOKED_FOR = "correlation";

    private static final String BUILDER = "builder";

    private final ProcessEngineConfigurationImpl engine;
    private final Predicate<String> ours;

    /** @param ours whether only steps, and tasks that ask for it, set the variable of this name */
    VariableWriteCheck(ProcessEngineConfigurationImpl engine, Predicate<String> ours) {
        this.engine = engine;
        this.ours = ours;
    }

    @Override
    public <T> T execute(Command<T> command) {
        // Inside of another command, and without a person, it is the application that works.
        if (Context.getCommandContext() != null || engine.getIdentityService().getCurrentAuthentication() == null) {
            return next.execute(command);
        }
        if (COMPLETIONS.contains(command.getClass())) {
            return SubmittedVariables.during(written(command), () -> next.execute(command));
        }
        if (WRITES.stream().anyMatch(kind -> kind.isInstance(command))) {
            Set<String> written = written(command);
            if (!written.isEmpty()) {
                throw new AuthorizationException(String.join(", ", written) + (written.size() == 1 ? " is" : " are")
                        + " set by the steps of the process, and by whoever completes the task that asks for it:"
                        + " complete that task instead");
            }
        }
        return next.execute(command);
    }

    private Set<String> written(Object command) {
        Set<String> names = new TreeSet<>();
        names(command, names);
        names.removeIf(ours.negate());
        return names;
    }

    /** Commands say in fields of many names what they write and remove; every map and list of names in them counts. */
    private static void names(Object holder, Set<String> names) {
        ReflectionUtils.doWithFields(
                holder.getClass(),
                field -> {
                    ReflectionUtils.makeAccessible(field);
                    Object value = field.get(holder);
                    if (value instanceof Map<?, ?> variables) {
                        add(variables.keySet(), names);
                    } else if (value instanceof Collection<?> removed) {
                        add(removed, names);
                    } else if (value != null && field.getName().equals(BUILDER)) {
                        names(value, names);
                    }
                },
                field -> !Modifier.isStatic(field.getModifiers())
                        && !field.getName().startsWith(LOOKED_FOR));
    }

    private static void add(Collection<?> all, Set<String> names) {
        all.stream().filter(String.class::isInstance).map(String.class::cast).forEach(names::add);
    }
}
