package com.psnb2b.codesupport.process;

import java.io.IOException;
import java.io.InputStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys models and forms under stable names, before the first request is taken; what has not changed since the last
 * start is not deployed again. A newer version that an owner deployed from Modeler stays in force until the files here
 * change.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);
    private static final String NAME = "code-support";

    private final RepositoryService repository;

    ModelDeployment(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public void afterSingletonsInstantiated() {
        DeploymentBuilder deployment =
                repository.createDeployment().name(NAME).source(NAME).enableDuplicateFiltering(false);
        add(deployment, "processes", "classpath*:processes/*.*");
        add(deployment, "forms", "classpath*:forms/*.form");
        LOG.info(
                "Process, decision tables and forms are in deployment {}",
                deployment.deploy().getId());
    }

    private static void add(DeploymentBuilder deployment, String folder, String pattern) {
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                try (InputStream content = resource.getInputStream()) {
                    deployment.addInputStream(folder + "/" + resource.getFilename(), content);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + pattern, e);
        }
    }
}
