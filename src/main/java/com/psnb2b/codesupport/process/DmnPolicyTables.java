package com.psnb2b.codesupport.process;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Confidence;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.engine.ModelFailures;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.policy.RouteFacts;
import com.psnb2b.codesupport.policy.WorkHours;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.variable.Variables;

/**
 * One version of the deployed decision tables, read through the DMN engine. A table that matches nothing never decides
 * against a claim: what falls out is a person.
 */
final class DmnPolicyTables implements PolicyTables {

    private static final String ROUTING = "review-routing";
    private static final String CALENDAR = "business-calendar";

    static final Set<String> KEYS = Set.of(
            "psn-error-codes",
            "coverage",
            "evidence-requirements",
            "claim-window",
            ROUTING,
            "region-zones",
            "products",
            "face-values",
            "authority-limits",
            CALENDAR);

    private static final int REMEMBERED = 2000;
    private static final CoverageRule NO_COVERAGE_RULE =
            new CoverageRule(Coverage.NEEDS_REVIEW, "No rule of the policy fits; a person looks at the claim.");
    private static final WindowRule PUBLISHED_WINDOW = new WindowRule(Duration.ofDays(7), Duration.ofDays(1));
    private static final Routing TO_A_SENIOR = new Routing("senior-reviewers", 50, Duration.ofDays(1), BigDecimal.ZERO);

    private record Question(String table, Map<String, Object> input) {}

    private final DmnEngine dmn;
    private final Map<String, DmnDecision> decisions;
    private final Map<String, Set<String>> columns;
    private final Map<String, String> definitionIds;
    private final String version;
    // A table is a pure function of few inputs; typed error codes and SKUs are many, so it is bounded.
    private final Cache<Question, Object> answers =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** @param columns the variables that each table asks for, by its key */
    DmnPolicyTables(
            DmnEngine dmn,
            Map<String, DmnDecision> decisions,
            Map<String, Set<String>> columns,
            Map<String, String> definitionIds,
            String version) {
        this.dmn = dmn;
        this.decisions = decisions;
        this.columns = columns;
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
        return first(
                "psn-error-codes",
                Map.of("errorCode", code),
                row -> new ErrorCode(
                        value(Suggestion.class, row, "suggests"),
                        text(row, "reason"),
                        value(Confidence.class, row, "confidence"),
                        text(row, "meaning")));
    }

    @Override
    public CoverageRule coverage(ClaimType type) {
        return first(
                        "coverage",
                        Map.of("claimType", WireName.of(type)),
                        row -> new CoverageRule(value(Coverage.class, row, "coverage"), text(row, "explanation")))
                .orElse(NO_COVERAGE_RULE);
    }

    @Override
    public List<EvidenceRule> evidence(ClaimType type, boolean received) {
        return answer(
                "evidence-requirements",
                Map.of("claimType", WireName.of(type), "received", received),
                rows -> rows.stream()
                        .map(row -> new EvidenceRule(
                                value(EvidenceName.class, row, "item"),
                                "required".equals(text(row, "need")),
                                text(row, "why")))
                        .toList());
    }

    @Override
    public WindowRule window(ClaimType type) {
        return first(
                        "claim-window",
                        Map.of("claimType", WireName.of(type)),
                        row -> new WindowRule(
                                Duration.parse(text(row, "duration")), Duration.parse(text(row, "remindBefore"))))
                .orElse(PUBLISHED_WINDOW);
    }

    @Override
    public Routing routing(RouteFacts facts) {
        Map<String, Object> told = new HashMap<>();
        told.put("stage", WireName.of(facts.stage()));
        told.put("step", facts.step());
        told.put("channel", WireName.of(facts.channel()));
        told.put("coverage", WireName.of(facts.coverage()));
        told.put("claimType", WireName.of(facts.claimType()));
        told.put("region", facts.region());
        told.put("resellerId", facts.resellerId());
        told.put("faceValue", facts.faceValue());
        return first(
                        ROUTING,
                        asked(ROUTING, told),
                        row -> new Routing(
                                text(row, "queue"),
                                ((Number) row.get("priority")).intValue(),
                                Duration.parse(text(row, "dueIn")),
                                number(row, "approvalFrom")))
                .orElse(TO_A_SENIOR);
    }

    @Override
    public WorkHours workHours(LocalDate day) {
        Map<String, Object> told = Map.of("day", day.toString(), "weekday", WireName.of(day.getDayOfWeek()));
        return first(CALENDAR, asked(CALENDAR, told), DmnPolicyTables::workHours)
                .orElse(WorkHours.ALWAYS);
    }

    private static WorkHours workHours(Map<String, Object> row) {
        return new WorkHours(WorkHours.read(text(row, "hours")).orElseThrow(), ZoneId.of(text(row, "zone")));
    }

    /** Only what the table has a column for: answers are remembered by it. */
    private Map<String, Object> asked(String table, Map<String, Object> told) {
        Map<String, Object> asked = new HashMap<>(told);
        asked.keySet().retainAll(columns.getOrDefault(table, told.keySet()));
        return asked;
    }

    @Override
    public Optional<Zone> zone(String name) {
        return first(
                "region-zones",
                Map.of("zone", name),
                row -> new Zone(
                        CountryList.of(text(row, "members")),
                        CountryList.of(text(row, "doubtful")),
                        CountryList.ALL.equals(text(row, "members").strip())));
    }

    @Override
    public Optional<Product> product(String sku) {
        return first(
                "products", Map.of("sku", sku), row -> ProductRow.read(text(row, "region"), text(row, "denomination")));
    }

    @Override
    public Optional<BigDecimal> faceValue(Currency currency) {
        return first("face-values", Map.of("currency", currency.getCurrencyCode()), row -> number(row, "worth"));
    }

    @Override
    public BigDecimal payoutLimit(PayoutScope scope) {
        return first("authority-limits", Map.of("scope", WireName.of(scope)), row -> number(row, "limit"))
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal number(Map<String, Object> row, String output) {
        return new BigDecimal(row.get(output).toString());
    }

    private <T> Optional<T> first(String table, Map<String, Object> input, Function<Map<String, Object>, T> read) {
        return answer(table, input, rows -> rows.stream().findFirst().map(read));
    }

    /** What the rows mean that match; each table is read in one way, so that what was read once is kept as such. */
    @SuppressWarnings("unchecked")
    private <T> T answer(String table, Map<String, Object> input, Function<List<Map<String, Object>>, T> read) {
        // A version from before there was such a table has no answer.
        return decisions.containsKey(table)
                ? (T) answers.get(
                        new Question(table, input), asked -> ModelFailures.told(() -> read.apply(evaluate(asked))))
                : read.apply(List.of());
    }

    private List<Map<String, Object>> evaluate(Question question) {
        return dmn.evaluateDecisionTable(decisions.get(question.table()), Variables.fromMap(question.input()))
                .getResultList();
    }

    private static String text(Map<String, Object> row, String output) {
        return (String) row.get(output);
    }

    private static <E extends Enum<E>> E value(Class<E> type, Map<String, Object> row, String output) {
        return Enum.valueOf(type, text(row, output).toUpperCase(Locale.ROOT));
    }
}
