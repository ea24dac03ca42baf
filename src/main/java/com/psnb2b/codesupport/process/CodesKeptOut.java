package com.psnb2b.codesupport.process;

import static org.apache.ibatis.reflection.SystemMetaObject.DEFAULT_OBJECT_FACTORY;
import static org.apache.ibatis.reflection.SystemMetaObject.DEFAULT_OBJECT_WRAPPER_FACTORY;

import com.psnb2b.codesupport.claim.CodeRedactor;
import com.psnb2b.codesupport.claim.InvalidInput;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Plugin;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.reflection.DefaultReflectorFactory;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.reflection.ReflectorFactory;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * The last net before the engine's tables: whatever a row is of and whoever writes it, variable, comment, task, name or
 * stack trace, a voucher code in it is masked on its way into the statement (contract, section 4.3). What our own steps
 * write holds none; this is for what people with the right to write variables write.
 *
 * <p>A code in a file that is deployed is refused instead: a model that is not as its owner saved it would surprise.
 */
@Intercepts(@Signature(type = ParameterHandler.class, method = "setParameters", args = PreparedStatement.class))
final class CodesKeptOut implements Interceptor {

    /** What people write sentences into; in all other columns only what is certain is taken for a code. */
    private static final Set<String> PROSE = Set.of(
            "annotation",
            "deleteReason",
            "description",
            "errorMessage",
            "exceptionMessage",
            "incidentMessage",
            "jobExceptionMessage",
            "message",
            "newValue",
            "orgValue",
            "textValue",
            "textValue2",
            "url");

    private static final Set<SqlCommandType> WRITING = Set.of(SqlCommandType.INSERT, SqlCommandType.UPDATE);
    private static final String DEPLOYED_FILE = "insertResource";
    /** One for all statements: each new one would look the handler's class up again, by way of an exception a field. */
    private static final ReflectorFactory REFLECTORS = new DefaultReflectorFactory();

    /** Asked for all that MyBatis makes; its own answer reads the annotation above each time. */
    @Override
    public Object plugin(Object made) {
        return made instanceof ParameterHandler ? Plugin.wrap(made, this) : made;
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        ParameterHandler handler = (ParameterHandler) invocation.getTarget();
        MetaObject inner =
                MetaObject.forObject(handler, DEFAULT_OBJECT_FACTORY, DEFAULT_OBJECT_WRAPPER_FACTORY, REFLECTORS);
        MappedStatement mapped = (MappedStatement) inner.getValue("mappedStatement");
        Object entity = handler.getParameterObject();
        if (entity == null || !WRITING.contains(mapped.getSqlCommandType())) {
            return invocation.proceed();
        }
        write((PreparedStatement) invocation.getArgs()[0], mapped, (BoundSql) inner.getValue("boundSql"), entity);
        return null;
    }

    /** What MyBatis' own handler does, with each value masked on its way. */
    private static void write(PreparedStatement statement, MappedStatement mapped, BoundSql sql, Object entity)
            throws SQLException {
        Row row = new Row(mapped.getId(), entity);
        Configuration configuration = mapped.getConfiguration();
        MetaObject properties = configuration.newMetaObject(entity);
        boolean isValue = configuration.getTypeHandlerRegistry().hasTypeHandler(entity.getClass());
        int index = 0;
        for (ParameterMapping column : sql.getParameterMappings()) {
            String name = column.getProperty();
            Object value = sql.hasAdditionalParameter(name)
                    ? sql.getAdditionalParameter(name)
                    : isValue ? entity : properties.getValue(name);
            JdbcType type = value == null && column.getJdbcType() == null
                    ? configuration.getJdbcTypeForNull()
                    : column.getJdbcType();
            handler(column).setParameter(statement, ++index, row.masked(name, value), type);
        }
    }

    @SuppressWarnings("unchecked")
    private static TypeHandler<Object> handler(ParameterMapping column) {
        return (TypeHandler<Object>) column.getTypeHandler();
    }

    /** A row about to be written. */
    private record Row(String statement, Object entity) {

        Object masked(String property, Object value) {
            if (value instanceof String text) {
                return masked(property, text);
            }
            return value instanceof byte[] bytes ? masked(bytes) : value;
        }

        private String masked(String property, String text) {
            return isProse(property) ? CodeRedactor.redact(text) : CodeRedactor.redactName(text);
        }

        private byte[] masked(byte[] bytes) {
            if (!statement.endsWith(DEPLOYED_FILE)) {
                return StoredBytes.withoutCodes(bytes);
            }
            if (StoredBytes.withoutCertainCodes(bytes) != bytes) {
                throw InvalidInput.of(
                        "resource", "invalid", "must not hold a voucher code; take it out and deploy again");
            }
            return bytes;
        }

        /** The values that our own steps set hold names and numbers, where twelve capitals and digits may be an order. */
        private boolean isProse(String property) {
            boolean ours = entity instanceof VariableInstanceEntity variable
                    && ClaimProcess.VARIABLES.contains(variable.getName());
            return PROSE.contains(property) && !ours;
        }
    }
}
