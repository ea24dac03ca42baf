package com.psnb2b.codesupport.process;

import static org.apache.ibatis.reflection.SystemMetaObject.DEFAULT_OBJECT_FACTORY;
import static org.apache.ibatis.reflection.SystemMetaObject.DEFAULT_OBJECT_WRAPPER_FACTORY;

import com.psnb2b.codesupport.claim.CodeRedactor;
import com.psnb2b.codesupport.claim.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.reflection.DefaultReflectorFactory;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.reflection.ReflectorFactory;
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

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        ParameterHandler handler = (ParameterHandler) invocation.getTarget();
        MetaObject inner =
                MetaObject.forObject(handler, DEFAULT_OBJECT_FACTORY, DEFAULT_OBJECT_WRAPPER_FACTORY, REFLECTORS);
        MappedStatement mapped = (MappedStatement) inner.getValue("mappedStatement");
        if (!WRITING.contains(mapped.getSqlCommandType())) {
            return invocation.proceed();
        }
        List<ParameterMapping> columns = ((BoundSql) inner.getValue("boundSql")).getParameterMappings();
        Row row = new Row(mapped.getId(), handler.getParameterObject(), columns);
        handler.setParameters(masking((PreparedStatement) invocation.getArgs()[0], row));
        return null;
    }

    private static PreparedStatement masking(PreparedStatement statement, Row row) {
        return (PreparedStatement) Proxy.newProxyInstance(
                PreparedStatement.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    if (method.getName().startsWith("set") && arguments != null && arguments.length > 1) {
                        arguments[1] = row.masked((Integer) arguments[0], arguments[1]);
                    }
                    try {
                        return method.invoke(statement, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** A row about to be written, and which column each parameter is for. */
    private record Row(String statement, Object entity, List<ParameterMapping> columns) {

        /**
         * Masked text is as long as it was, so that a length given beside a stream still holds.
         *
         * @param index from one, as JDBC counts
         */
        Object masked(int index, Object value) throws IOException {
            String property = columns.get(index - 1).getProperty();
            if (value instanceof String text) {
                return masked(property, text);
            }
            if (value instanceof Reader text) {
                StringWriter read = new StringWriter();
                text.transferTo(read);
                return new StringReader(masked(property, read.toString()));
            }
            if (value instanceof InputStream bytes) {
                return new ByteArrayInputStream(masked(bytes.readAllBytes()));
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
