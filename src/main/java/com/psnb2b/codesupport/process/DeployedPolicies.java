package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/**
 * The newest deployed version of the decision tables. Asks the database which that is for every judgement, so that an
 * owner's deployment counts at once and on every node; parses only what is new.
 */
@Component
class DeployedPolicies implements Policies {

    private final RepositoryService repository;
    private volatile DmnPolicyTables parsed;

    DeployedPolicies(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public PolicyTables current() {
        Map<String, String> ids = latest(repository);
        DmnPolicyTables known = parsed;
        if (known == null || !known.definitionIds().equals(ids)) {
            known = parse(ids);
            parsed = known;
        }
        return known;
    }

    /** Ids of the newest definitions of our tables, by key. */
    static Map<String, String> latest(RepositoryService repository) {
        return repository.createDecisionDefinitionQuery().latestVersion().list().stream()
                .filter(definition -> DmnPolicyTables.KEYS.contains(definition.getKey()))
                .collect(Collectors.toMap(
                        DecisionDefinition::getKey, DecisionDefinition::getId, (a, b) -> a, TreeMap::new));
    }

    private DmnPolicyTables parse(Map<String, String> ids) {
        if (ids.size() != DmnPolicyTables.KEYS.size()) {
            List<String> missing = DmnPolicyTables.KEYS.stream()
                    .filter(key -> !ids.containsKey(key))
                    .sorted()
                    .toList();
            throw new IllegalStateException("decision tables are not deployed: " + String.join(", ", missing));
        }
        return DmnTables.parse(DmnTables.models(repository, ids), ids);
    }
}
