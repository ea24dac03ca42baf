package com.psnb2b.codesupport.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** Flowable 7 as it comes: plain modelling, one asynchronous step, history full. */
final class BareFlowable implements Contender {

    private final JavaDelegate step = execution -> {};
    private HikariDataSource pool;
    private ProcessEngine engine;
    private Database database;

    @Override
    public String name() {
        return "flowable";
    }

    @Override
    public void open(String jdbcUrl) {
        database = new Database(jdbcUrl);
        pool = Pools.open(jdbcUrl);
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory("full");
        configuration.setAsyncExecutorActivate(true);
        // As for Camunda: the default generator takes a second connection while it holds one.
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setBeans(new java.util.HashMap<>(java.util.Map.of("step", step)));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("claim.bpmn", Model.xml("http://flowable.org/bpmn"))
                .deploy();
    }

    @Override
    public void file() {
        engine.getRuntimeService().startProcessInstanceByKey("claim", Values.variables());
    }

    @Override
    public void awaitReviews() throws Exception {
        Model.await(() -> database.number("select count(*) from act_ru_job") == 0);
    }

    @Override
    public List<String> openReviews(int limit) throws Exception {
        return database.query("select id_ from act_ru_task order by create_time_ limit " + limit);
    }

    @Override
    public void decide(String task) {
        engine.getTaskService().claim(task, "reviewer");
        engine.getTaskService().complete(task);
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
