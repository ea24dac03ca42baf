package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.Comparison;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.OrderIds;
import com.psnb2b.codesupport.claim.OrderStatus;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.StatedFacts;
import com.psnb2b.codesupport.code.CodeReference;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What counts as known, where the supplier's record and the claim may disagree: recorded beats stated (policy, section
 * 3). The contradictions between the two are kept.
 *
 * @param deliveryStatuses by the record alone where it tells of the delivery, else by the latest of each log on the claim
 * @param opening when the code was first delivered or made available; null where unknown
 */
record KnownFacts(
        ClaimFacts stated,
        DeliveryRecord record,
        Product ordered,
        Product delivered,
        Set<DeliveryStatus> deliveryStatuses,
        Instant orderedAt,
        Opening opening,
        Instant retrievedAt,
        Set<Contradiction> contradictions,
        FactComparator comparator) {

    private static final Duration TIME_TOLERANCE = Duration.ofMinutes(1);

    /** The event that opens the claim window, and where it was read. */
    record Opening(Instant at, String event, String source) {

        /** The earlier of both; null where neither is known. */
        static Opening earliest(Instant deliveredAt, Instant madeAvailableAt, String source) {
            if (deliveredAt == null && madeAvailableAt == null) {
                return null;
            }
            boolean availableFirst =
                    deliveredAt == null || madeAvailableAt != null && madeAvailableAt.isBefore(deliveredAt);
            return availableFirst
                    ? new Opening(madeAvailableAt, "made_available_at", source)
                    : new Opening(deliveredAt, "delivered_at", source);
        }
    }

    static KnownFacts of(JudgementInput input, PolicyTables tables) {
        FactComparator comparator = new FactComparator(tables);
        ClaimFacts stated = input.facts();
        List<StatedFacts> logs = input.evidence().stream()
                .map(EvidenceItem::stated)
                .filter(Objects::nonNull)
                .toList();
        Set<DeliveryStatus> logged = latest(input.evidence());
        Opening statedOpening = Opening.earliest(stated.deliveredAt(), stated.madeAvailableAt(), "stated");
        Instant loggedOrder = logs.stream()
                .map(StatedFacts::orderedAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);

        DeliveryRecord record = input.record();
        if (record == null) {
            return new KnownFacts(
                    stated,
                    null,
                    stated.ordered(),
                    stated.product(),
                    logged,
                    loggedOrder,
                    statedOpening,
                    stated.retrievedAt(),
                    EnumSet.noneOf(Contradiction.class),
                    comparator);
        }
        Opening recordedOpening = Opening.earliest(record.deliveredAt(), record.madeAvailableAt(), "recorded");
        return new KnownFacts(
                stated,
                record,
                record.ordered().orElse(stated.ordered()),
                record.delivered().orElse(stated.product()),
                record.status() != null ? EnumSet.of(record.status()) : logged,
                record.orderedAt() != null ? record.orderedAt() : loggedOrder,
                recordedOpening != null ? recordedOpening : statedOpening,
                record.retrievedAt() != null ? record.retrievedAt() : stated.retrievedAt(),
                disagreements(stated, record, logged, comparator),
                comparator);
    }

    /** What the newest of each source's logs says: an earlier one tells what was, and not what is. */
    private static Set<DeliveryStatus> latest(List<EvidenceItem> evidence) {
        Map<String, DeliveryStatus> bySource = new HashMap<>();
        for (EvidenceItem item : evidence) {
            if (item.stated() != null && item.stated().status() != null) {
                String source =
                        item.stated().source() == null ? "" : item.stated().source();
                bySource.put(
                        item.type() + " " + source.toLowerCase(Locale.ROOT),
                        item.stated().status());
            }
        }
        Set<DeliveryStatus> latest = EnumSet.noneOf(DeliveryStatus.class);
        latest.addAll(bySource.values());
        return latest;
    }

    /** Whether the supplier has on record how this delivery went, and not only that of another code or of the order. */
    boolean hasRecordOfTheDelivery() {
        return record != null && record.status() != null;
    }

    boolean isDelivery(DeliveryStatus status) {
        return deliveryStatuses.contains(status);
    }

    Region accountRegion() {
        return stated.accountRegion();
    }

    /** Whether anything at all reached the reseller, in whatever state. */
    boolean received() {
        return stated.code() != null
                || retrievedAt != null
                || isDelivery(DeliveryStatus.TRUNCATED)
                || isDelivery(DeliveryStatus.CORRUPTED);
    }

    /** Whether the code came whole, with places that nobody can read. */
    boolean hasUnreadableCode() {
        return stated.code() != null && stated.code().isUnreadable();
    }

    /** Whether what was delivered is known not to be what was ordered. */
    boolean notAsOrdered() {
        return comparator.differ(ordered, delivered);
    }

    /** Whether the known account region differs from the delivered one, or from the ordered one where that alone is known. */
    boolean accountRegionDiffers() {
        return accountAgainst(supplied()).equals(Optional.of(Comparison.DIFFERENT));
    }

    /** A zone was ordered that holds the account's country, and one other country of it was delivered. */
    boolean otherCountryOfTheZone() {
        return accountRegionDiffers()
                && ordered.region() != null
                && !ordered.region().isCountry()
                && accountAgainst(ordered.region()).equals(Optional.of(Comparison.SAME));
    }

    /** What is known on both sides and can't be compared (policy, section 2a). */
    Set<Contradiction> notComparable() {
        Set<Contradiction> found = EnumSet.noneOf(Contradiction.class);
        Optional<Comparison> notComparable = Optional.of(Comparison.NOT_COMPARABLE);
        if (ordered.denominations(delivered).equals(notComparable)) {
            found.add(Contradiction.DENOMINATION_NOT_COMPARABLE);
        }
        if (comparator.skus(ordered.sku(), delivered.sku()).equals(notComparable)) {
            found.add(Contradiction.SKU_NOT_COMPARABLE);
        }
        if (comparator.regions(ordered.region(), delivered.region()).equals(notComparable)
                || accountAgainst(supplied()).equals(notComparable)) {
            found.add(Contradiction.REGION_NOT_COMPARABLE);
        }
        return found;
    }

    private Region supplied() {
        return delivered.region() != null ? delivered.region() : ordered.region();
    }

    private Optional<Comparison> accountAgainst(Region supplied) {
        return comparator.regions(accountRegion(), supplied);
    }

    private static Set<Contradiction> disagreements(
            ClaimFacts stated, DeliveryRecord record, Set<DeliveryStatus> logged, FactComparator comparator) {
        Set<Contradiction> found = ofTheOrder(stated, record);
        if (isOfAnotherCode(stated.code(), record.code())) {
            found.add(Contradiction.RECORD_HAS_OTHER_CODE);
            return found;
        }
        if (Stream.of(
                        comparator.regions(
                                stated.product().region(), record.delivered().region()),
                        comparator.regions(
                                stated.ordered().region(), record.ordered().region()))
                .anyMatch(Optional.of(Comparison.DIFFERENT)::equals)) {
            found.add(Contradiction.RECORD_DISAGREES_REGION);
        }
        if (stated.code() != null && record.code() != null && stated.code().looksLike(record.code())) {
            found.add(Contradiction.CODE_LOOKS_LIKE_RECORDED);
        }
        if (apart(stated.deliveredAt(), record.deliveredAt())
                || apart(stated.madeAvailableAt(), record.madeAvailableAt())) {
            found.add(Contradiction.RECORD_DISAGREES_TIME);
        }
        boolean saidNeverRetrieved =
                stated.reportedIssue() == ReportedIssue.DELIVERY_FAILURE && stated.retrievedAt() == null;
        if (record.retrievedAt() != null && saidNeverRetrieved || apart(stated.retrievedAt(), record.retrievedAt())) {
            found.add(Contradiction.RECORD_DISAGREES_RETRIEVAL);
        }
        if (record.status() != null && logged.stream().anyMatch(status -> status != record.status())) {
            found.add(Contradiction.RECORD_DISAGREES_STATUS);
        }
        return found;
    }

    private static Set<Contradiction> ofTheOrder(ClaimFacts stated, DeliveryRecord record) {
        Set<Contradiction> found = EnumSet.noneOf(Contradiction.class);
        if (!OrderIds.folded(stated.orderId()).equals(OrderIds.folded(record.orderId()))) {
            found.add(Contradiction.RECORD_UNDER_OTHER_ORDER);
        }
        if (record.orderStatuses().stream().anyMatch(OrderStatus::isMadeGood)) {
            found.add(Contradiction.ALREADY_REFUNDED);
        }
        if (record.orderStatuses().contains(OrderStatus.CANCELLED)) {
            found.add(Contradiction.ORDER_CANCELLED);
        }
        return found;
    }

    private static boolean isOfAnotherCode(CodeReference stated, CodeReference recorded) {
        return stated != null
                && recorded != null
                && !stated.isIncomparable()
                && !stated.matches(recorded)
                && !stated.looksLike(recorded);
    }

    /** Whether two times are more than a minute apart. */
    static boolean apart(Instant stated, Instant recorded) {
        return stated != null
                && recorded != null
                && Duration.between(stated, recorded).abs().compareTo(TIME_TOLERANCE) > 0;
    }
}
