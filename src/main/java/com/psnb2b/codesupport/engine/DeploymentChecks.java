package com.psnb2b.codesupport.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Has every {@link DeploymentCheck} look before the engine's own deployers. A model that is loaded again from the
 * database is not checked: one that an earlier version of a check allowed must not stop the claims that run on it.
 */
final class DeploymentChecks implements Deployer {

    private final List<DeploymentCheck> checks;

    DeploymentChecks(List<DeploymentCheck> checks) {
        this.checks = checks;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            NewDeployment looked = new NewDeployment(deployment, Context.getCommandContext());
            // What is there already counts, whether or not the person who deploys may see it.
            Context.getCommandContext().runWithoutAuthorization(() -> {
                checks.forEach(check -> check.check(looked));
                return null;
            });
        }
    }
}
