package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.engine.FeelTables;
import com.psnb2b.codesupport.guard.Finding;
import com.psnb2b.codesupport.guard.RefusalReason;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.policy.PolicyTables.PayoutScope;
import com.psnb2b.codesupport.review.Review;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/**
 * What no table may say of authority, so that no owner alone switches the second person off (policy, section 9): a limit
 * above the ceiling of the configuration, a currency worth less than half of what the configuration says, and a reference
 * currency that is not worth one.
 */
@Component
class AuthorityCeilings {

    private static final BigDecimal FOR_SUMS = BigDecimal.valueOf(5);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Review.Settings settings;

    AuthorityCeilings(Review.Settings settings) {
        this.settings = settings;
    }

    /**
     * What tables of ours in this file say that they may not.
     *
     * @param content DMN whose tables have passed the guard
     */
    List<Finding> faults(byte[] content) {
        SortedMap<String, byte[]> models = new TreeMap<>();
        Dmn.readModelFromStream(new ByteArrayInputStream(content)).getModelElementsByType(Decision.class).stream()
                .map(Decision::getId)
                .filter(DmnPolicyTables.KEYS::contains)
                .forEach(key -> models.put(key, content));
        return models.isEmpty() ? List.of() : faults(DmnTables.parse(models, Map.of()), models.keySet(), content);
    }

    private List<Finding> faults(PolicyTables tables, Set<String> keys, byte[] content) {
        List<Finding> faults = new ArrayList<>();
        if (keys.contains("review-routing")) {
            routing(content, faults);
        }
        if (keys.contains("authority-limits")) {
            for (PayoutScope scope : PayoutScope.values()) {
                atMost(
                        settings.approvalCeiling().multiply(FOR_SUMS),
                        tables.payoutLimit(scope),
                        "authority-limits",
                        faults);
            }
        }
        if (keys.contains("face-values")) {
            faceValues(tables, faults);
        }
        return faults;
    }

    /** Every row's limit, whatever the row asks for. */
    private void routing(byte[] content, List<Finding> faults) {
        DecisionTable table = Dmn.readModelFromStream(new ByteArrayInputStream(content))
                .<Decision>getModelElementById("review-routing")
                .getChildElementsByType(DecisionTable.class)
                .iterator()
                .next();
        List<String> outputs = table.getOutputs().stream().map(Output::getName).toList();
        for (Rule rule : table.getRules()) {
            String cell = List.copyOf(rule.getOutputEntries())
                    .get(outputs.indexOf("approvalFrom"))
                    .getText()
                    .getTextContent();
            BigDecimal limit =
                    new BigDecimal(FeelTables.value(cell.strip(), Map.of()).toString());
            atMost(settings.approvalCeiling(), limit, "review-routing", faults);
        }
    }

    private void atMost(BigDecimal ceiling, BigDecimal limit, String table, List<Finding> faults) {
        if (limit.compareTo(ceiling) > 0
                && faults.stream().noneMatch(fault -> fault.element().equals(table))) {
            faults.add(new Finding(
                    table,
                    RefusalReason.TABLE,
                    "lets one person pay out up to " + limit.toPlainString() + "; the configuration allows up to "
                            + ceiling.toPlainString() + " " + settings.referenceCurrency()
                            + " (codesupport.review.approval-ceiling)"));
        }
    }

    private void faceValues(PolicyTables tables, List<Finding> faults) {
        boolean isOne = tables.faceValue(settings.referenceCurrency())
                .filter(worth -> worth.compareTo(BigDecimal.ONE) == 0)
                .isPresent();
        if (!isOne) {
            faults.add(fault(settings.referenceCurrency(), "is the reference currency and must be worth 1"));
        }
        settings.faceValues().forEach((currency, worth) -> {
            BigDecimal least = worth.multiply(HALF);
            tables.faceValue(currency)
                    .filter(said -> said.compareTo(least) < 0)
                    .ifPresent(said -> faults.add(fault(
                            currency,
                            "is worth " + said.toPlainString() + " by the table; the configuration allows no less than "
                                    + least.stripTrailingZeros().toPlainString()
                                    + " (codesupport.review.face-values)")));
        });
    }

    private static Finding fault(Currency currency, String message) {
        return new Finding("face-values", RefusalReason.TABLE, currency + " " + message);
    }
}
