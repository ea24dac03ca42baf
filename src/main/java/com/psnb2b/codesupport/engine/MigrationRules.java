package com.psnb2b.codesupport.engine;

import java.util.Objects;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;

/**
 * What no migration may do, whoever asks for it and through whichever entry point: carry a claim past a step, into
 * another process, or bring variables along that would pass for a person's choice. The engine makes every migration
 * plan, and each is checked here before anybody gets it.
 */
public final class MigrationRules extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        T result = next.execute(command);
        if (result instanceof MigrationPlan plan) {
            check(plan);
        }
        return result;
    }

    private static void check(MigrationPlan plan) {
        if (!key(plan.getSourceProcessDefinitionId()).equals(key(plan.getTargetProcessDefinitionId()))) {
            throw new BadUserRequestException("a claim is migrated to another version of its own process only");
        }
        for (MigrationInstruction step : plan.getInstructions()) {
            if (!Objects.equals(step.getSourceActivityId(), step.getTargetActivityId())) {
                throw new BadUserRequestException("a migrated claim stays at its step: " + step.getSourceActivityId()
                        + " cannot become " + step.getTargetActivityId());
            }
        }
        if (plan.getVariables() != null && !plan.getVariables().isEmpty()) {
            throw new BadUserRequestException("a migration sets no variables");
        }
    }

    /** The engine's ids of definitions are {@code key:version:id}. */
    private static String key(String definitionId) {
        int end = definitionId.indexOf(':');
        return end < 0 ? definitionId : definitionId.substring(0, end);
    }
}
