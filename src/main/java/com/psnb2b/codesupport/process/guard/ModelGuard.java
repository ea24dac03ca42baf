package com.psnb2b.codesupport.process.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Stands before the engine's own deployers, so that nothing is deployed by any way without having been looked at. What is
 * loaded again from the database is not: a model that an earlier version allowed must not stop claims that run on it.
 */
class ModelGuard implements Deployer {

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Map<String, ResourceEntity> resources = new TreeMap<>(deployment.getResources());
        Set<String> forms = resources.values().stream()
                .filter(resource -> resource.getName().endsWith(".form"))
                .flatMap(resource -> Forms.id(resource.getBytes()).stream())
                .collect(Collectors.toSet());
        Predicate<String> isForm = form -> forms.contains(form) || isDeployed(form);
        Map<String, List<Finding>> refused = new LinkedHashMap<>();
        if (deployment.getTenantId() != null) {
            refused.put(
                    "the deployment",
                    List.of(new Finding(null, Reason.RESOURCE, "leave the tenant empty: claims have none")));
        }
        resources.forEach((name, resource) -> {
            List<Finding> findings = ModelCheck.check(name, resource.getBytes(), isForm);
            if (!findings.isEmpty()) {
                refused.put(name, findings);
            }
        });
        if (!refused.isEmpty()) {
            throw new ModelRefused(refused);
        }
    }

    private static boolean isDeployed(String form) {
        return Context.getCommandContext().getCamundaFormDefinitionManager().findLatestDefinitionByKey(form) != null;
    }
}
