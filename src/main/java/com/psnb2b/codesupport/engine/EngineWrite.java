package com.psnb2b.codesupport.engine;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;

/**
 * A row that the engine inserts, updates or deletes.
 *
 * @param mapped the engine's name and settings of the statement
 * @param sql the statement
 * @param values of the statement, masked where they are kept
 */
record EngineWrite(MappedStatement mapped, String sql, List<Value> values) {

    /**
     * Reads a row's values as MyBatis' own handler of parameters does; what is kept of them is masked on its way.
     *
     * @param ours names of the variables that our own steps set
     */
    static EngineWrite of(MappedStatement mapped, Object row, Set<String> ours) {
        BoundSql bound = mapped.getBoundSql(row);
        StatementCodeMask codes = new StatementCodeMask(mapped.getId(), row, ours);
        // A row is found by what it was given, and nothing of that is kept.
        boolean isKept = mapped.getSqlCommandType() != SqlCommandType.DELETE;
        Configuration configuration = mapped.getConfiguration();
        MetaObject properties = configuration.newMetaObject(row);
        boolean isValue = row == null || configuration.getTypeHandlerRegistry().hasTypeHandler(row.getClass());
        List<Value> values = new ArrayList<>();
        for (ParameterMapping column : bound.getParameterMappings()) {
            String name = column.getProperty();
            Object value = bound.hasAdditionalParameter(name)
                    ? bound.getAdditionalParameter(name)
                    : isValue ? row : properties.getValue(name);
            JdbcType type = value == null && column.getJdbcType() == null
                    ? configuration.getJdbcTypeForNull()
                    : column.getJdbcType();
            values.add(new Value(handler(column), isKept ? codes.masked(name, value) : value, type));
        }
        return new EngineWrite(mapped, bound.getSql(), values);
    }

    @SuppressWarnings("unchecked")
    private static TypeHandler<Object> handler(ParameterMapping column) {
        return (TypeHandler<Object>) column.getTypeHandler();
    }

    boolean isInsert() {
        return mapped.getSqlCommandType() == SqlCommandType.INSERT;
    }

    /** Whether it is the same statement, with other values. */
    boolean isLike(EngineWrite other) {
        return sql.equals(other.sql);
    }

    /** Whether it writes to a table, if that is known. */
    boolean isOf(String table) {
        return table == null
                || List.of(sql.toLowerCase(Locale.ROOT).split("\\s+")).contains(table);
    }

    /** Sets the values from a place on, and returns the place after them. */
    int set(PreparedStatement statement, int place) throws SQLException {
        int next = place;
        for (Value value : values) {
            value.handler.setParameter(statement, next++, value.value, value.type);
        }
        return next;
    }

    record Value(TypeHandler<Object> handler, Object value, JdbcType type) {}
}
