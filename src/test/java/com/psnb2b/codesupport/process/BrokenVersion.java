package com.psnb2b.codesupport.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A deployed file that is broken behind the guard's back, in the database: what the guard knows changes, and what comes of
 * a file that it did not see through must not.
 */
public final class BrokenVersion {

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final String file;
    private final String deployment;
    private final String whole;

    /** @param file the name of the newest deployed file to break; it must be of a test's own deployment */
    public BrokenVersion(ProcessEngine engine, JdbcClient jdbc, String file) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.file = file;
        deployment = jdbc.sql("select b.deployment_id_ from act_ge_bytearray b join act_re_deployment d"
                        + " on d.id_ = b.deployment_id_ where b.name_ = ? order by d.deploy_time_ desc limit 1")
                .param(file)
                .query(String.class)
                .single();
        whole = new String(
                jdbc.sql("select bytes_ from act_ge_bytearray where deployment_id_ = ? and name_ = ?")
                        .params(deployment, file)
                        .query(byte[].class)
                        .single(),
                StandardCharsets.UTF_8);
    }

    public BrokenVersion by(String was, String becomes) {
        assertThat(whole).contains(was);
        write(whole.replace(was, becomes));
        return this;
    }

    public void mend() {
        write(whole);
    }

    private void write(String content) {
        jdbc.sql("update act_ge_bytearray set bytes_ = ? where deployment_id_ = ? and name_ = ?")
                .params(content.getBytes(StandardCharsets.UTF_8), deployment, file)
                .update();
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getDeploymentCache()
                .discardProcessDefinitionCache();
    }
}
