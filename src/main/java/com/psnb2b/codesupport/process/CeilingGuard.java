package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.engine.DeploymentCheck;
import com.psnb2b.codesupport.engine.NewDeployment;
import com.psnb2b.codesupport.guard.Finding;
import com.psnb2b.codesupport.guard.ModelRefused;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Refuses decision tables that would let one person pay out more than the configuration allows (policy, section 9),
 * whoever deploys them. Runs after the model guard.
 */
@Component
@Order(2)
class CeilingGuard implements DeploymentCheck {

    private final AuthorityCeilings ceilings;

    CeilingGuard(AuthorityCeilings ceilings) {
        this.ceilings = ceilings;
    }

    @Override
    public void check(NewDeployment deployment) {
        Map<String, List<Finding>> refused = new TreeMap<>();
        deployment.files().forEach((name, content) -> {
            if (name.endsWith(".dmn") || name.endsWith(".dmn11.xml")) {
                List<Finding> findings = ceilings.faults(content);
                if (!findings.isEmpty()) {
                    refused.put(name, findings);
                }
            }
        });
        if (!refused.isEmpty()) {
            throw new ModelRefused(refused);
        }
    }
}
