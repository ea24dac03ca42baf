package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
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
    private final DmnEngine dmn =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private volatile DmnPolicyTables parsed;

    DeployedPolicies(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public PolicyTables current() {
        Map<String, String> ids = repository.createDecisionDefinitionQuery().latestVersion().list().stream()
                .filter(definition -> DmnPolicyTables.KEYS.contains(definition.getKey()))
                .collect(Collectors.toMap(
                        DecisionDefinition::getKey, DecisionDefinition::getId, (a, b) -> a, TreeMap::new));
        DmnPolicyTables known = parsed;
        if (known == null || !known.definitionIds().equals(ids)) {
            known = parse(ids);
            parsed = known;
        }
        return known;
    }

    private DmnPolicyTables parse(Map<String, String> ids) {
        if (ids.size() != DmnPolicyTables.KEYS.size()) {
            List<String> missing = DmnPolicyTables.KEYS.stream()
                    .filter(key -> !ids.containsKey(key))
                    .sorted()
                    .toList();
            throw new IllegalStateException("decision tables are not deployed: " + String.join(", ", missing));
        }
        Map<String, DmnDecision> decisions = new TreeMap<>();
        MessageDigest content = sha256();
        ids.forEach((key, id) -> {
            try (InputStream model = repository.getDecisionModel(id)) {
                byte[] bytes = model.readAllBytes();
                content.update(bytes);
                decisions.put(key, dmn.parseDecision(key, new java.io.ByteArrayInputStream(bytes)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        String version = HexFormat.of().formatHex(content.digest()).substring(0, 12);
        return new DmnPolicyTables(dmn, decisions, ids, version);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
