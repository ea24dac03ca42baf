package com.psnb2b.codesupport.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/** Camunda 7 as it comes: plain modelling, one asynchronous step, history full. */
final class BareCamunda implements Contender {

    private final JavaDelegate step = execution -> {};
    private HikariDataSource pool;
    private ProcessEngine engine;
    private Database database;

    @Override
    public String name() {
        return "camunda";
    }

    @Override
    public void open(String jdbcUrl) {
        database = new Database(jdbcUrl);
        pool = Pools.open(jdbcUrl);
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setJobExecutorActivate(true);
        // The default generator takes a second connection while it holds one: with as many clients as connections all wait.
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setBeans(java.util.Map.of("step", step));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("claim.bpmn", Model.xml("http://camunda.org/schema/1.0/bpmn"))
                .deploy();
    }

    @Override
    public void file() {
        engine.getRuntimeService().startProcessInstanceByKey("claim", Values.variables());
    }

    @Override
    public void awaitReviews() throws Exception {
        Model.await(() -> database.number("select count(*) from act_ru_job where handler_type_ = 'async-continuation'") == 0);
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
