package com.psnb2b.codesupport.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.executor.BatchExecutor;
import org.apache.ibatis.executor.BatchExecutorException;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.transaction.Transaction;

/**
 * How the engine's statements reach PostgreSQL: what is written goes through {@link StatementCodeMask} and then out in few
 * messages ({@link EngineFlush}), and a list of tasks is read by {@link TaskListQueryPlan}.
 */
final class EngineStatements extends BatchExecutor {

    private final List<EngineWrite> waiting = new ArrayList<>();

    private final Set<String> ours;

    private EngineStatements(Configuration configuration, Transaction transaction, Set<String> ours) {
        super(configuration, transaction);
        this.ours = ours;
    }

    /**
     * Has each of the engine's sessions work in this way.
     *
     * @param ours names of the variables that our own steps set
     */
    static Interceptor of(Configuration configuration, Set<String> ours) {
        return new Interceptor() {
            @Override
            public Object plugin(Object made) {
                return made instanceof Executor executor
                        ? new EngineStatements(configuration, executor.getTransaction(), ours)
                        : made;
            }

            @Override
            public Object intercept(Invocation invocation) throws ReflectiveOperationException {
                return invocation.proceed();
            }
        };
    }

    @Override
    public int doUpdate(MappedStatement statement, Object row) {
        waiting.add(EngineWrite.of(statement, row, ours));
        return BATCH_UPDATE_RETURN_VALUE;
    }

    /**
     * Returns one result for all writes, with the number of rows that each changed, in their order.
     *
     * @throws BatchExecutorException if one failed; it says how many were done before, as the engine expects
     */
    @Override
    public List<BatchResult> doFlushStatements(boolean isRollback) throws SQLException {
        List<EngineWrite> writes = List.copyOf(waiting);
        waiting.clear();
        if (isRollback || writes.isEmpty()) {
            return List.of();
        }
        EngineWrite first = writes.get(0);
        BatchResult result = new BatchResult(first.mapped(), first.sql());
        EngineFlush flush = new EngineFlush(getConnection(first.mapped().getStatementLog()), writes);
        try {
            result.setUpdateCounts(flush.send());
            return List.of(result);
        } catch (SQLException e) {
            throw new BatchExecutorException(e.getMessage(), flush.failure(e), List.of(), result);
        }
    }

    @Override
    public <E> List<E> doQuery(
            MappedStatement statement, Object parameter, RowBounds rows, ResultHandler handler, BoundSql sql)
            throws SQLException {
        return TaskListQueryPlan.isPage(statement, parameter)
                ? TaskListQueryPlan.read(
                        transaction.getConnection(), () -> super.doQuery(statement, parameter, rows, handler, sql))
                : super.doQuery(statement, parameter, rows, handler, sql);
    }
}
