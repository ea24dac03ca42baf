package com.psnb2b.codesupport.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.stereotype.Component;

/** Has every {@link DeploymentCheck} look at files as if a person deployed them, and deploys nothing. */
@Component
public class DeploymentTrial {

    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl engine;
    private final List<DeploymentCheck> checks;

    DeploymentTrial(ProcessEngine engine, List<DeploymentCheck> checks) {
        identity = engine.getIdentityService();
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.checks = List.copyOf(checks);
    }

    /**
     * Looks at them together.
     *
     * @param files content by name
     * @param person in whose name; not null
     * @throws org.camunda.bpm.engine.ProcessEngineException where they would be refused
     */
    public void check(Map<String, byte[]> files, String person) {
        check(files, person, check -> true);
    }

    /** The same by some of the checks, where somebody has another way to ask the others. */
    public void check(Map<String, byte[]> files, String person, Predicate<DeploymentCheck> asked) {
        var some = new DeploymentChecks(checks.stream().filter(asked).toList());
        inTheirName(
                person,
                () -> engine.getCommandExecutorTxRequired().execute(context -> {
                    some.deploy(deployment(files));
                    return null;
                }));
    }

    /**
     * Has somebody else look at them, without any check; what they hold and what is there before counts, whoever may see it.
     *
     * @param files as for {@link #check}, which has found nothing that keeps them from being read
     */
    public <T> T look(Map<String, byte[]> files, String person, Function<NewDeployment, T> look) {
        return inTheirName(
                person,
                () -> engine.getCommandExecutorTxRequired()
                        .execute(context -> context.runWithoutAuthorization(
                                () -> look.apply(new NewDeployment(deployment(files), context)))));
    }

    private <T> T inTheirName(String person, Supplier<T> work) {
        var before = identity.getCurrentAuthentication();
        identity.setAuthenticatedUserId(person);
        try {
            return work.get();
        } finally {
            identity.setAuthentication(before);
        }
    }

    private static DeploymentEntity deployment(Map<String, byte[]> files) {
        DeploymentEntity deployment = new DeploymentEntity();
        deployment.setNew(true);
        files.forEach((name, content) -> {
            ResourceEntity file = new ResourceEntity();
            file.setName(name);
            file.setBytes(content);
            deployment.addResource(file);
        });
        return deployment;
    }
}
