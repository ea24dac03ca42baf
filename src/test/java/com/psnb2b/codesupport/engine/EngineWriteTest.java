package com.psnb2b.codesupport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.ibatis.builder.StaticSqlSource;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.session.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of a row is masked; what a row is found by, to be deleted, is asked for as it was given. */
class EngineWriteTest {

    private static final String TEXT = "the code ABCD-EFGH-JKLM";

    @ParameterizedTest
    @CsvSource({
        "INSERT, the code XXXX-XXXX-JKLM",
        "UPDATE, the code XXXX-XXXX-JKLM",
        "DELETE, the code ABCD-EFGH-JKLM",
    })
    void whatIsKeptIsMasked(SqlCommandType type, String expected) {
        Configuration configuration = new Configuration();
        ParameterMapping column = new ParameterMapping.Builder(configuration, "message", String.class).build();
        MappedStatement statement = new MappedStatement.Builder(
                        configuration, "statement", new StaticSqlSource(configuration, "… ?", List.of(column)), type)
                .build();

        assertThat(EngineWrite.of(statement, Map.of("message", TEXT), Set.of()).values())
                .extracting(EngineWrite.Value::value)
                .containsExactly(expected);
    }
}
