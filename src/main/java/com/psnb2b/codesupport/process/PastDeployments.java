package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.policy.PastPolicies;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.stereotype.Component;

/** Finds earlier versions of the decision tables in what was deployed since, one deployment after the other. */
@Component
class PastDeployments implements PastPolicies {

    private final RepositoryService repository;
    private final Map<String, PolicyTables> parsed = new ConcurrentHashMap<>();

    PastDeployments(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public Optional<PolicyTables> version(String version) {
        PolicyTables known = parsed.get(version);
        return known != null ? Optional.of(known) : find(version);
    }

    /** Each deployment that changed a table made a new version of them all. */
    private Optional<PolicyTables> find(String version) {
        Map<String, List<DecisionDefinition>> byDeployment = repository.createDecisionDefinitionQuery().list().stream()
                .filter(definition -> DmnPolicyTables.KEYS.contains(definition.getKey()))
                .collect(Collectors.groupingBy(DecisionDefinition::getDeploymentId));
        Map<String, String> ids = new HashMap<>();
        SortedMap<String, byte[]> models = new TreeMap<>();
        for (Deployment deployment :
                repository.createDeploymentQuery().orderByDeploymentTime().asc().list()) {
            List<DecisionDefinition> tables = byDeployment.getOrDefault(deployment.getId(), List.of());
            for (DecisionDefinition table : tables) {
                ids.put(table.getKey(), table.getId());
                models.put(table.getKey(), DmnTables.model(repository, table.getId()));
            }
            boolean complete = models.size() == DmnPolicyTables.KEYS.size();
            if (!tables.isEmpty() && complete && DmnTables.version(models).equals(version)) {
                PolicyTables found = DmnTables.parse(models, Map.copyOf(ids));
                parsed.put(version, found);
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
