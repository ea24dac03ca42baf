package com.psnb2b.codesupport.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.psnb2b.codesupport.access.ApplicationTest;
import java.lang.reflect.Proxy;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.ibatis.builder.StaticSqlSource;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.ObjectTypeHandler;
import org.apache.ibatis.type.TypeHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine's writes reach PostgreSQL in few messages, and the engine learns what each of them did. */
class EngineFlushTest extends ApplicationTest {

    private static final Configuration CONFIGURATION = new Configuration();

    @Autowired
    private DataSource dataSource;

    private final List<String> messages = new ArrayList<>();
    private Connection connection;

    @BeforeEach
    void tables() throws SQLException {
        connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        execute(
                "create temp table a_claim (id text primary key, rev int) on commit drop",
                "create temp table a_task (id text primary key, claim text references a_claim) on commit drop");
    }

    @AfterEach
    void gone() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void writesToSeveralTablesAreOneMessage() throws SQLException {
        int[] changed = flush(
                        claim("one", 1),
                        claim("two", 1),
                        write("insert into a_task (id, claim) values (?, ?)", "t", "two"),
                        write("update a_claim set rev = ? where id = ?", 2, "one"))
                .send();

        assertThat(changed).containsExactly(1, 1, 1, 1);
        assertThat(messages).hasSize(1);
        assertThat(rows("select id || rev from a_claim order by id")).containsExactly("one2", "two1");
        assertThat(rows("select claim from a_task")).containsExactly("two");
    }

    @Test
    void severalRowsOfOneUpdateAreAMessageOfTheirOwnAndInTheirOrder() throws SQLException {
        int[] changed = flush(
                        claim("one", 1),
                        claim("two", 1),
                        write("update a_claim set rev = rev + 1 where id = ?", "one"),
                        write("update a_claim set rev = rev + 1 where id = ?", "two"),
                        write("delete from a_claim where id = ?", "two"))
                .send();

        assertThat(changed).containsExactly(1, 1, 1, 1, 1);
        assertThat(messages).hasSize(3);
        assertThat(rows("select id || rev from a_claim")).containsExactly("one2");
    }

    @Test
    void manyRowsOfOneInsertAreAMessageOfTheirOwn() throws SQLException {
        EngineWrite[] many = IntStream.range(0, 250)
                .mapToObj(number -> claim("claim " + number, number))
                .toArray(EngineWrite[]::new);

        assertThat(flush(many).send()).hasSize(250).containsOnly(1);
        assertThat(messages)
                .as("whose text has one row, so that PostgreSQL reads and keeps it once")
                .containsExactly("insert into a_claim (id, rev) values (?, ?)");
        assertThat(rows("select count(*) || ' ' || sum(rev) from a_claim")).containsExactly("250 31125");
    }

    @Test
    void aRowThatSomebodyElseChangedCountsAsNone() throws SQLException {
        int[] changed = flush(
                        claim("one", 1),
                        write("update a_claim set rev = 3 where id = ? and rev = ?", "one", 2),
                        write("delete from a_claim where id = ? and rev = ?", "one", 1))
                .send();

        assertThat(changed).containsExactly(1, 0, 1);
    }

    @Test
    void theWriteThatFailedIsNamed() {
        EngineFlush flush = flush(
                claim("one", 1),
                claim("two", 1),
                write("insert into a_task\n(id, claim) values (?, ?)", "t", "three"),
                write("update a_claim set rev = ? where id = ?", 2, "one"));
        SQLException cause = catchThrowableOfType(SQLException.class, flush::send);
        BatchUpdateException failure = flush.failure(cause);

        assertThat(failure.getUpdateCounts()).as("done before").containsExactly(1, 1);
        assertThat(failure.getNextException().getMessage()).contains("foreign key constraint");
        assertThat(failure.getSQLState()).isEqualTo("23503");
    }

    @Test
    void soIsOneOfSeveralRowsOfOneUpdate() {
        EngineFlush flush = flush(
                claim("one", 1),
                claim("two", 1),
                write("update a_claim set id = ? where id = ?", "three", "one"),
                write("update a_claim set id = ? where id = ?", "three", "two"));
        SQLException cause = catchThrowableOfType(SQLException.class, flush::send);
        BatchUpdateException failure = flush.failure(cause);

        assertThat(failure.getUpdateCounts()).as("done before").containsExactly(1, 1);
        assertThat(failure.getNextException().getSQLState()).isEqualTo("23505");
    }

    private EngineFlush flush(EngineWrite... writes) {
        return new EngineFlush(counting(), List.of(writes));
    }

    /** Hands each message on, and remembers it. */
    private Connection counting() {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        messages.add((String) arguments[0]);
                    }
                    return method.invoke(connection, arguments);
                });
    }

    private static EngineWrite claim(String id, int rev) {
        return write("insert into a_claim (id, rev) values (?, ?)", id, rev);
    }

    private static EngineWrite write(String sql, Object... values) {
        SqlCommandType type =
                SqlCommandType.valueOf(sql.substring(0, sql.indexOf(' ')).toUpperCase(Locale.ROOT));
        MappedStatement mapped =
                new MappedStatement.Builder(CONFIGURATION, sql, new StaticSqlSource(CONFIGURATION, sql), type).build();
        TypeHandler<Object> asItIs = new ObjectTypeHandler();
        return new EngineWrite(
                mapped,
                sql,
                Stream.of(values)
                        .map(value -> new EngineWrite.Value(asItIs, value, JdbcType.OTHER))
                        .toList());
    }

    private void execute(String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
