package com.psnb2b.codesupport.process.deployment;

import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells operators which models of an owner were in force at the start; claims can be taken with either. */
@Component("models")
class ModelsHealth implements HealthIndicator {

    private final ModelDeployment deployment;
    private final DeploymentSettings settings;

    ModelsHealth(ModelDeployment deployment, DeploymentSettings settings) {
        this.deployment = deployment;
        this.settings = settings;
    }

    @Override
    public Health health() {
        List<String> kept =
                deployment.kept().stream().map(DeployedModel::toString).toList();
        return Health.up()
                .withDetail("on_newer", settings.onNewer())
                .withDetail("kept", kept)
                .build();
    }
}
