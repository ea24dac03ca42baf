package com.psnb2b.codesupport.engine;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/** What is about to be deployed, and what the engine has before; for a {@link DeploymentCheck}, while it looks. */
public final class NewDeployment {

    private final DeploymentEntity deployment;
    private final CommandContext context;

    NewDeployment(DeploymentEntity deployment, CommandContext context) {
        this.deployment = deployment;
        this.context = context;
    }

    /** Its files by name. */
    public SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        deployment.getResources().values().forEach(file -> files.put(file.getName(), file.getBytes()));
        return files;
    }

    /** The tenant that it is for; null where it is for none. */
    public String tenant() {
        return deployment.getTenantId();
    }

    /** Whether nobody is signed in: the application deploys what it brings. */
    public boolean isOurs() {
        return context.getAuthenticatedUserId() == null;
    }

    /** What the engine knows at this moment, whoever is signed in. */
    public ProcessEngineServices engine() {
        return context.getProcessEngineConfiguration().getProcessEngine();
    }

    /** The newest Camunda Form of this id. */
    public Optional<byte[]> form(String id) {
        return Optional.ofNullable(context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(id))
                .flatMap(form -> file(form.getDeploymentId(), form.getResourceName()));
    }

    /** The newest DMN file with a decision of this id. */
    public Optional<byte[]> table(String decision) {
        return Optional.ofNullable(context.getDecisionDefinitionManager()
                        .findLatestDecisionDefinitionByKeyAndTenantId(decision, null))
                .flatMap(table -> file(table.getDeploymentId(), table.getResourceName()));
    }

    /** A file of an earlier deployment. */
    public Optional<byte[]> file(String deploymentId, String name) {
        return Optional.ofNullable(
                        context.getResourceManager().findResourceByDeploymentIdAndResourceName(deploymentId, name))
                .map(ResourceEntity::getBytes);
    }
}
