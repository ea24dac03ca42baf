package com.psnb2b.codesupport.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Refuses expressions in the or-queries of a task query, and of what a caller adds to a stored list. The engine checks
 * the outer query alone, and would evaluate expressions in the inner ones for everybody. Lists of administrators may
 * have them.
 */
final class OrQueryExpressionCheck extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        Object sent = command instanceof AbstractExecuteFilterCmd
                ? new DirectFieldAccessor(command).getPropertyValue("extendingQuery")
                : command;
        if (sent instanceof TaskQueryImpl query && hasExpressions(query)) {
            throw new BadUserRequestException("Expressions are forbidden in queries, or-queries included.");
        }
        return next.execute(command);
    }

    private static boolean hasExpressions(TaskQueryImpl query) {
        return query.getQueries().stream()
                .anyMatch(part -> !part.getExpressions().isEmpty());
    }
}
