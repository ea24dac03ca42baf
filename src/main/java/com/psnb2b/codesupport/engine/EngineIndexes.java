package com.psnb2b.codesupport.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Applies {@code db/engine/R__indexes.sql} to the engine's tables (ADR 7), once the engine has made them. An operator may
 * do so by hand instead.
 */
@Component
@ConditionalOnProperty(name = "codesupport.engine-indexes", havingValue = "at-start", matchIfMissing = true)
class EngineIndexes extends AbstractCamundaConfiguration {

    private final Flyway indexes;

    EngineIndexes(Flyway ours) {
        indexes = Flyway.configure()
                .configuration(ours.getConfiguration())
                // The engine's own, where its tables are: it may be built before our schema is there.
                .schemas()
                .defaultSchema(null)
                .locations("classpath:db/engine")
                .table("engine_index_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        // A start that was cut off leaves a mark of failure; what is made by then stays, and the rest is made now.
        indexes.repair();
        indexes.migrate();
    }
}
