package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Confidence;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.variable.Variables;

/**
 * One version of the deployed decision tables, read through the DMN engine. A table that matches nothing never decides
 * against a claim: what falls out is a person.
 */
final class DmnPolicyTables implements PolicyTables {

    static final Set<String> KEYS =
            Set.of("psn-error-codes", "coverage", "evidence-requirements", "claim-window", "review-routing");

    private static final int REMEMBERED = 2000;
    private static final CoverageRule NO_COVERAGE_RULE =
            new CoverageRule(Coverage.NEEDS_REVIEW, "No rule of the policy fits; a person looks at the claim.");
    private static final WindowRule PUBLISHED_WINDOW = new WindowRule(Duration.ofDays(7), Duration.ofDays(1));
    private static final Routing TO_A_SENIOR = new Routing("senior-reviewers", 50, Duration.ofDays(1), BigDecimal.ZERO);

    private final DmnEngine dmn;
    private final Map<String, DmnDecision> decisions;
    private final Map<String, String> definitionIds;
    private final String version;
    // A table is a pure function of few inputs; typed error codes are many, so it is bounded.
    private final Map<List<Object>, List<Map<String, Object>>> answers = new ConcurrentHashMap<>();

    DmnPolicyTables(
            DmnEngine dmn, Map<String, DmnDecision> decisions, Map<String, String> definitionIds, String version) {
        this.dmn = dmn;
        this.decisions = decisions;
        this.definitionIds = definitionIds;
        this.version = version;
    }

    Map<String, String> definitionIds() {
        return definitionIds;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Optional<ErrorCode> errorCode(String code) {
        return first("psn-error-codes", Map.of("errorCode", code))
                .map(row -> new ErrorCode(
                        value(Suggestion.class, row, "suggests"),
                        text(row, "reason"),
                        value(Confidence.class, row, "confidence"),
                        text(row, "meaning")));
    }

    @Override
    public CoverageRule coverage(ClaimType type) {
        return first("coverage", Map.of("claimType", WireName.of(type)))
                .map(row -> new CoverageRule(value(Coverage.class, row, "coverage"), text(row, "explanation")))
                .orElse(NO_COVERAGE_RULE);
    }

    @Override
    public List<EvidenceRule> evidence(ClaimType type, boolean received) {
        return rows("evidence-requirements", Map.of("claimType", WireName.of(type), "received", received)).stream()
                .map(row -> new EvidenceRule(
                        value(EvidenceName.class, row, "item"), "required".equals(text(row, "need")), text(row, "why")))
                .toList();
    }

    @Override
    public WindowRule window(ClaimType type) {
        return first("claim-window", Map.of("claimType", WireName.of(type)))
                .map(row -> new WindowRule(
                        Duration.parse(text(row, "duration")), Duration.parse(text(row, "remindBefore"))))
                .orElse(PUBLISHED_WINDOW);
    }

    @Override
    public Routing routing(Stage stage, Channel channel, Coverage coverage) {
        return first(
                        "review-routing",
                        Map.of(
                                "stage",
                                WireName.of(stage),
                                "channel",
                                WireName.of(channel),
                                "coverage",
                                WireName.of(coverage)))
                .map(row -> new Routing(
                        text(row, "queue"),
                        ((Number) row.get("priority")).intValue(),
                        Duration.parse(text(row, "dueIn")),
                        new BigDecimal(row.get("approvalFrom").toString())))
                .orElse(TO_A_SENIOR);
    }

    private Optional<Map<String, Object>> first(String table, Map<String, Object> input) {
        return rows(table, input).stream().findFirst();
    }

    private List<Map<String, Object>> rows(String table, Map<String, Object> input) {
        List<Object> question = List.of(table, input);
        List<Map<String, Object>> known = answers.get(question);
        if (known == null) {
            known = dmn.evaluateDecisionTable(decisions.get(table), Variables.fromMap(input))
                    .getResultList();
            if (answers.size() < REMEMBERED) {
                answers.put(question, known);
            }
        }
        return known;
    }

    private static String text(Map<String, Object> row, String output) {
        return (String) row.get(output);
    }

    private static <E extends Enum<E>> E value(Class<E> type, Map<String, Object> row, String output) {
        return Enum.valueOf(type, text(row, output).toUpperCase(Locale.ROOT));
    }
}
