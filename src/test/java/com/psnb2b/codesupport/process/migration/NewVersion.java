package com.psnb2b.codesupport.process.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** A version of the process that a test deploys and takes back, so that the other tests find the one that they know. */
public final class NewVersion implements AutoCloseable {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final String before;
    private final String deployment;

    /** Deploys our model with one text in place of another. */
    public NewVersion(RepositoryService repository, RuntimeService runtime, String was, String becomes)
            throws Exception {
        this.repository = repository;
        this.runtime = runtime;
        before = newest();
        String model = Files.readString(Path.of("processes/code-claim.bpmn"));
        assertThat(model).contains(was);
        deployment = repository
                .createDeployment()
                .name("a new version")
                .addString("processes/code-claim.bpmn", model.replace(was, becomes))
                .deploy()
                .getId();
    }

    @Override
    public void close() {
        String newest = newest();
        var back =
                runtime.createMigrationPlan(newest, before).mapEqualActivities().build();
        var claims = runtime.createProcessInstanceQuery().processDefinitionId(newest);
        if (claims.count() > 0) {
            runtime.newMigration(back).processInstanceQuery(claims).execute();
        }
        repository.deleteDeployment(deployment, false, true, true);
    }

    private String newest() {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("code-claim")
                .latestVersion()
                .singleResult();
        return definition.getId();
    }
}
