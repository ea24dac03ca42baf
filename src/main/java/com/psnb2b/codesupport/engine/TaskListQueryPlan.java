package com.psnb2b.codesupport.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.ibatis.mapping.MappedStatement;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/**
 * Has PostgreSQL read a page of a task list in the order of an index. By its own plan it would check the rights on
 * every open task and then sort them all, for a page of fifteen. Where sorting is switched off, it reads the index
 * {@code codesupport_task_due} until the page is full. What is asked, and who may see what, stays the same; a list that
 * no index has in order is sorted all the same.
 */
final class TaskListQueryPlan {

    private static final String PAGE = ".selectTaskByQueryCriteria";

    private TaskListQueryPlan() {}

    /** A query that {@link #read} runs. */
    interface Query<E> {
        List<E> run() throws SQLException;
    }

    /** Whether a statement of the engine asks for a page of such a list. */
    static boolean isPage(MappedStatement statement, Object parameter) {
        return parameter instanceof TaskQueryImpl tasks && statement.getId().endsWith(PAGE) && isWide(tasks);
    }

    static <E> List<E> read(Connection connection, Query<E> query) throws SQLException {
        set(connection, "set local enable_sort = off");
        List<E> page = query.run();
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
