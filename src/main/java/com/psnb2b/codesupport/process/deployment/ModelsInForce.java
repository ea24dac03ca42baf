package com.psnb2b.codesupport.process.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Finds what of a file is in force: the newest version of its key, whatever the deployment and the resource are called. */
@Component
class ModelsInForce {

    private final RepositoryService repository;
    private final ProcessEngineConfigurationImpl engine;

    ModelsInForce(RepositoryService repository, ProcessEngineConfigurationImpl engine) {
        this.repository = repository;
        this.engine = engine;
    }

    /** @param file named as the process, decision or form in it, and by what that is */
    Optional<InForce> of(String file) {
        String key = file.substring(0, file.lastIndexOf('.'));
        if (file.endsWith(".bpmn")) {
            ProcessDefinition process = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(key)
                    .latestVersion()
                    .singleResult();
            return Optional.ofNullable(process)
                    .map(found -> read(file, found.getDeploymentId(), found.getResourceName()));
        }
        if (file.endsWith(".dmn")) {
            DecisionDefinition table = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(key)
                    .latestVersion()
                    .singleResult();
            return Optional.ofNullable(table)
                    .map(found -> read(file, found.getDeploymentId(), found.getResourceName()));
        }
        // The engine has no query for forms.
        CamundaFormDefinition form = engine.getCommandExecutorTxRequired()
                .execute(context -> context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(key));
        return Optional.ofNullable(form).map(found -> read(file, found.getDeploymentId(), found.getResourceName()));
    }

    private InForce read(String file, String deploymentId, String resource) {
        Deployment deployment =
                repository.createDeploymentQuery().deploymentId(deploymentId).singleResult();
        try (InputStream content = repository.getResourceAsStream(deploymentId, resource)) {
            return new InForce(
                    file,
                    deployment.getName(),
                    deployment.getSource(),
                    deployment.getDeploymentTime().toInstant(),
                    content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
