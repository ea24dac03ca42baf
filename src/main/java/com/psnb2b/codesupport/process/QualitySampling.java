package com.psnb2b.codesupport.process;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.engine.FeelTables;
import com.psnb2b.codesupport.guard.DecisionTableSpec;
import com.psnb2b.codesupport.guard.OutputCell;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.policy.RouteFacts;
import com.psnb2b.codesupport.secondlook.Sampling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * The newest deployed version of {@code quality-sampling}. It is none of the policy's tables: no claim is judged by it, and
 * a change of it is no other version of the policy.
 */
@Component
class QualitySampling implements Sampling {

    static final String KEY = "quality-sampling";

    private static final OutputCell RATE =
            value -> value instanceof Number rate && rate.doubleValue() >= 0 && rate.doubleValue() <= 1
                    ? null
                    : value + " is no share from 0 (none) to 1 (all)";

    /** What it is asked, and how it must answer. */
    static final DecisionTableSpec SPEC = new DecisionTableSpec(
            Set.of("UNIQUE", "FIRST"), inputs(), List.of(), outputs(), null, "the claim gets no second look");

    /** Different questions whose answers are remembered. */
    private static final int REMEMBERED = 1_000;

    /** @param id of the definition */
    private record Parsed(String id, DmnDecision table, Cache<Map<String, Object>, Optional<Sample>> answers) {

        Parsed(String id, DmnDecision table) {
            this(id, table, Caffeine.newBuilder().maximumSize(REMEMBERED).build());
        }

        Optional<Sample> of(Map<String, Object> question) {
            return answers.get(
                    question,
                    asked ->
                            FeelTables.ENGINE
                                    .evaluateDecisionTable(table, Variables.fromMap(asked))
                                    .getResultList()
                                    .stream()
                                    .findFirst()
                                    .map(row -> new Sample(
                                            new BigDecimal(row.get("rate").toString()),
                                            Duration.parse(row.get("dueIn").toString()))));
        }
    }

    private final RepositoryService repository;
    private final Policies policies;
    private volatile Parsed newest;

    QualitySampling(RepositoryService repository, Policies policies) {
        this.repository = repository;
        this.policies = policies;
    }

    @Override
    public Optional<Sample> of(Claim claim) {
        return table().flatMap(table -> table.of(question(claim)));
    }

    private Map<String, Object> question(Claim claim) {
        return Map.of(
                "claimType", WireName.of(claim.judgement().classification().type()),
                "decision", WireName.of(claim.outcome().decision()),
                "faceValue", RouteFacts.faceValue(claim, policies.current()));
    }

    private Optional<Parsed> table() {
        DecisionDefinition deployed = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(KEY)
                .withoutTenantId()
                .latestVersion()
                .singleResult();
        if (deployed == null) {
            return Optional.empty();
        }
        Parsed known = newest;
        if (known == null || !known.id().equals(deployed.getId())) {
            known = new Parsed(deployed.getId(), parse(deployed.getId()));
            newest = known;
        }
        return Optional.of(known);
    }

    private DmnDecision parse(String id) {
        try (InputStream model = repository.getDecisionModel(id)) {
            return FeelTables.ENGINE.parseDecision(KEY, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<Object>> inputs() {
        Map<String, List<Object>> inputs = new LinkedHashMap<>();
        inputs.put("claimType", words(ClaimType.values()));
        inputs.put("decision", words(DecisionKind.values()));
        inputs.put("faceValue", List.of());
        return inputs;
    }

    private static Map<String, OutputCell> outputs() {
        Map<String, OutputCell> outputs = new LinkedHashMap<>();
        outputs.put("rate", RATE);
        outputs.put("dueIn", OutputCell.SOME_TIME);
        return outputs;
    }

    private static List<Object> words(Enum<?>... values) {
        return Arrays.stream(values).<Object>map(WireName::of).toList();
    }
}
