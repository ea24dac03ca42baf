package com.psnb2b.codesupport.process;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Plugin;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/**
 * Has a page of a task list read from its beginning. Left alone, PostgreSQL takes the costly look at each task's rights for
 * one that few tasks need; so it looks at the rights of every open task and sorts them all, for fifteen. Where it may not
 * sort, it reads the index {@code codesupport_task_due} until the page is full. What is asked, and who may see what, stays
 * the same; a list that no index has in order is sorted all the same.
 */
@Intercepts(
        @Signature(
                type = Executor.class,
                method = "query",
                args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}))
final class ListPlan implements Interceptor {

    private static final String PAGE = ".selectTaskByQueryCriteria";

    /** Asked for all that MyBatis makes; its own answer reads the annotation above each time. */
    @Override
    public Object plugin(Object made) {
        return made instanceof Executor ? Plugin.wrap(made, this) : made;
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        MappedStatement statement = (MappedStatement) invocation.getArgs()[0];
        boolean isPage = statement.getId().endsWith(PAGE)
                && invocation.getArgs()[1] instanceof TaskQueryImpl tasks
                && isWide(tasks);
        if (!isPage) {
            return invocation.proceed();
        }
        Connection connection =
                ((Executor) invocation.getTarget()).getTransaction().getConnection();
        set(connection, "set local enable_sort = off");
        Object page = invocation.proceed();
        // Not where the query failed: then the transaction is over, and the setting with it.
        set(connection, "set local enable_sort = on");
        return page;
    }

    /**
     * Whether it is a list in order, of whatever is open. One person's tasks and those of one claim are few and found by
     * their own index; without sorting they would be looked for among all.
     */
    static boolean isWide(TaskQueryImpl tasks) {
        return !tasks.getOrderingProperties().isEmpty()
                && Stream.of(
                                tasks.getAssignee(),
                                tasks.getTaskId(),
                                tasks.getTaskIdIn(),
                                tasks.getExecutionId(),
                                tasks.getProcessInstanceId(),
                                tasks.getProcessInstanceIdIn(),
                                tasks.getProcessInstanceBusinessKey(),
                                tasks.getProcessInstanceBusinessKeys())
                        .allMatch(Objects::isNull);
    }

    private static void set(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(setting);
        }
    }
}
