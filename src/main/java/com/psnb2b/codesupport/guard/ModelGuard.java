package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.engine.DeploymentCheck;
import com.psnb2b.codesupport.engine.NewDeployment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Checks every file of a deployment as {@link ModelCheck} does, and what it would change for claims that run already. */
@Component
@Order(1)
class ModelGuard implements DeploymentCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ModelGuard.class);
    private static final int MOST_FILES = 100;

    private final ModelContract contract;
    private final ModelCheck models;

    ModelGuard(ModelContract contract) {
        this.contract = contract;
        models = new ModelCheck(contract);
    }

    @Override
    public void check(NewDeployment deployment) {
        Map<String, List<Finding>> refused = findings(deployment);
        // The application's own start must come up: it finds groups without members, and models of owners in force.
        if (deployment.isOurs()) {
            refused.values().forEach(ModelGuard::onlyTell);
            refused.values().removeIf(List::isEmpty);
        }
        if (!refused.isEmpty()) {
            throw new ModelRefused(refused);
        }
    }

    private Map<String, List<Finding>> findings(NewDeployment deployment) {
        Map<String, byte[]> files = deployment.files();
        Map<String, List<Finding>> refused = new LinkedHashMap<>();
        if (deployment.tenant() != null) {
            refuse(refused, "the deployment", RefusalReason.RESOURCE, "leave the tenant empty: claims have none");
        }
        if (files.size() > MOST_FILES) {
            refuse(refused, "the deployment", RefusalReason.SIZE, "has more than " + MOST_FILES + " files");
            return refused;
        }
        DeployedEnvironment before = new DeployedEnvironment(deployment);
        DeployedEnvironment.After after = new DeployedEnvironment.After(before, files);
        after.twice().forEach((file, message) -> refuse(refused, file, RefusalReason.RESOURCE, message));
        files.forEach((name, content) -> {
            List<Finding> found = models.check(name, content, after);
            if (!found.isEmpty()) {
                refused.computeIfAbsent(name, first -> new ArrayList<>()).addAll(found);
            }
        });
        if (refused.isEmpty()) {
            RunningVersionsCheck.madeWorse(deployment, before, after, contract)
                    .forEach((version, worse) -> refused.put(version, new ArrayList<>(worse)));
        }
        return refused;
    }

    private static void refuse(Map<String, List<Finding>> refused, String what, RefusalReason reason, String message) {
        refused.computeIfAbsent(what, first -> new ArrayList<>()).add(new Finding(null, reason, message));
    }

    private static void onlyTell(List<Finding> findings) {
        findings.removeIf(finding -> {
            boolean aroundIt = finding.reason() == RefusalReason.NOBODY || finding.reason() == RefusalReason.IN_FORCE;
            if (aroundIt) {
                LOG.warn("{}", finding);
            }
            return aroundIt;
        });
    }
}
