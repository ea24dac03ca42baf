package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.EvidenceStatus;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.policy.PolicyTables.EvidenceRule;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Says what evidence is missing for a claim type (policy, section 5). */
final class EvidenceCheck {

    private EvidenceCheck() {}

    static EvidenceStatus check(ClaimType type, KnownFacts known, List<EvidenceItem> evidence, PolicyTables tables) {
        List<EvidenceRule> rules = rules(type, known, tables);
        List<EvidenceRule> absent = rules.stream()
                .filter(rule -> !isThere(rule.item(), known, evidence))
                .toList();
        int score = rules.isEmpty() ? 100 : 100 * (rules.size() - absent.size()) / rules.size();
        return new EvidenceStatus(
                names(absent, EvidenceRule::required), names(absent, rule -> !rule.required()), score);
    }

    /** By the table; where some of the code cannot be read, also when it came, for it came (policy, section 3, rule 1). */
    static List<EvidenceRule> rules(ClaimType type, KnownFacts known, PolicyTables tables) {
        List<EvidenceRule> rules = tables.evidence(type, known.received());
        boolean isThere =
                rules.stream().anyMatch(rule -> rule.required() && rule.item() == EvidenceName.DELIVERY_TIMESTAMP);
        if (!known.hasUnreadableCode() || isThere) {
            return rules;
        }
        EvidenceRule timestamp = new EvidenceRule(
                EvidenceName.DELIVERY_TIMESTAMP, true, "Says when the code came that cannot be read in full.");
        return Stream.concat(
                        rules.stream().filter(rule -> rule.item() != EvidenceName.DELIVERY_TIMESTAMP),
                        Stream.of(timestamp))
                .toList();
    }

    static boolean isThere(EvidenceName item, KnownFacts known, List<EvidenceItem> evidence) {
        return switch (item) {
            case ORDER_ID -> true;
            case CODE -> known.stated().code() != null;
            case PRODUCT_REGION -> known.delivered().region() != null;
            case CUSTOMER_REPORT ->
                known.stated().report().isGiven() || has(evidence, EvidenceType.CUSTOMER_MESSAGE::equals);
            case DELIVERY_TIMESTAMP -> known.opening() != null;
            case DELIVERY_LOG -> known.hasRecordOfTheDelivery() || has(evidence, EvidenceType::isLog);
            case ERROR_SCREENSHOT -> has(evidence, EvidenceType.ERROR_SCREENSHOT::equals);
            case ACCOUNT_REGION -> known.accountRegion() != null;
            case TRANSACTION_HISTORY -> has(evidence, EvidenceType.TRANSACTION_HISTORY::equals);
        };
    }

    private static boolean has(List<EvidenceItem> evidence, Predicate<EvidenceType> type) {
        return evidence.stream().map(EvidenceItem::type).anyMatch(type);
    }

    private static List<EvidenceName> names(List<EvidenceRule> rules, Predicate<EvidenceRule> which) {
        return rules.stream().filter(which).map(EvidenceRule::item).toList();
    }
}
