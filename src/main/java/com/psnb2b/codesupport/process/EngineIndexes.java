package com.psnb2b.codesupport.process;

import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds the indexes of {@code db/engine-indexes.sql} once the engine has made its tables, which Flyway may precede. */
@Component
class EngineIndexes extends AbstractCamundaConfiguration {

    /** Names the lock that lets one node at a time add them. */
    private static final long LOCK = 724_001;

    private final DataSource dataSource;

    EngineIndexes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        new TransactionTemplate(new DataSourceTransactionManager(dataSource)).executeWithoutResult(status -> {
            jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
            new ResourceDatabasePopulator(new ClassPathResource("db/engine-indexes.sql")).execute(dataSource);
        });
    }
}
