package com.psnb2b.codesupport.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the indexes on the engine's tables to what {@code db/engine-indexes.sql} says, once the engine has made its
 * tables, which Flyway may precede.
 *
 * <p>Only those that are missing or not narrowed yet, and each in a transaction of its own: even where there is nothing to do, the statement
 * waits for whoever writes to the table, and with a second table in hand it can end in a deadlock with a node at work.
 */
@Component
class EngineIndexes extends AbstractCamundaConfiguration {

    /** Names the lock that lets one node at a time add one. */
    private static final long LOCK = 724_001;

    private static final Pattern INDEX = Pattern.compile("create index (\\w+)[^;]+");

    /** A narrowed index holds some rows only; all that the engine makes hold every row. */
    private static final String IS_AS_WANTED = """
            select exists (select 1 from pg_index where indexrelid = to_regclass(?)
                and (indpred is not null or not ?))""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    EngineIndexes(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        wanted().stream()
                .filter(index -> !isAsWanted(index.group(1), index.group()))
                .forEach(index -> make(index.group(1), index.group()));
    }

    private boolean isAsWanted(String name, String statement) {
        return jdbc.queryForObject(IS_AS_WANTED, Boolean.class, name, statement.contains(" where "));
    }

    private void make(String name, String statement) {
        transaction.executeWithoutResult(status -> {
            jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
            if (!isAsWanted(name, statement)) {
                jdbc.execute("drop index if exists " + name);
                jdbc.execute(statement);
            }
        });
    }

    private static List<MatchResult> wanted() {
        try {
            return INDEX.matcher(
                            new ClassPathResource("db/engine-indexes.sql").getContentAsString(StandardCharsets.UTF_8))
                    .results()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
