package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.Comparison;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.Denomination;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.OrderStatus;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.claim.StatedFacts;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.FactComparator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the claim states and what the delivery record says, side by side. */
final class FactComparison {

    /** Of this much two times may differ and be the same (policy, section 3). */
    private static final Duration SAME_TIME = Duration.ofMinutes(1);

    private FactComparison() {}

    /** In words, or as a time; both null where it is not known. */
    record Value(String text, Instant at) {

        private static Value of(Object value) {
            return value instanceof Instant at
                    ? new Value(null, at)
                    : new Value(value == null ? null : value.toString(), null);
        }

        private boolean known() {
            return text != null || at != null;
        }
    }

    record Fact(String label, Value value) {

        private static Fact of(String label, Object value) {
            return new Fact(label, Value.of(value));
        }
    }

    /** What the claim states and what the supplier's record says; the record outweighs it. */
    record Row(String label, Value stated, Value recorded, boolean differs) {}

    /**
     * One of the three sides of a delivery.
     *
     * @param region that counts: recorded beats stated; null where unknown
     * @param differs whether the region is not the delivered one
     */
    record Side(String name, String region, String sku, String denomination, String source, boolean differs) {}

    /** Ordered, delivered, account. */
    static List<Side> sides(Claim claim, FactComparator comparator) {
        DeliveryRecord record = claim.record();
        Product ordered =
                known(record == null ? null : record.ordered(), claim.facts().ordered());
        Product delivered =
                known(record == null ? null : record.delivered(), claim.facts().product());
        Region account = claim.facts().accountRegion();
        Region expected = delivered.region() != null ? delivered.region() : ordered.region();
        return List.of(
                side("Ordered", ordered, record == null ? null : record.ordered(), expected, comparator),
                side("Delivered", delivered, record == null ? null : record.delivered(), expected, comparator),
                side("Account", new Product(account, null, null), null, expected, comparator));
    }

    private static Product known(Product recorded, Product stated) {
        return recorded == null ? stated : recorded.orElse(stated);
    }

    private static Side side(
            String name, Product product, Product recorded, Region expected, FactComparator comparator) {
        Region region = product.region();
        String source = region == null ? null : recorded != null && recorded.region() != null ? "recorded" : "stated";
        return new Side(
                name,
                text(region),
                product.sku(),
                text(product.denomination()),
                source,
                comparator.regions(region, expected).equals(Optional.of(Comparison.DIFFERENT)));
    }

    /** Every fact that the claim states or the record says, in the order of the delivery. */
    static List<Row> compared(Claim claim, FactComparator comparator) {
        ClaimFacts stated = claim.facts();
        DeliveryRecord record = claim.record();
        Product recordedOrder = record == null ? Product.UNKNOWN : record.ordered();
        Product recordedDelivery = record == null ? Product.UNKNOWN : record.delivered();
        List<Row> rows = new ArrayList<>();
        products(rows, "Ordered", stated.ordered(), recordedOrder, comparator);
        products(rows, "Delivered", stated.product(), recordedDelivery, comparator);
        row(rows, "Delivery", logged(claim), record == null ? null : text(record.status()));
        row(rows, "Order", null, record == null ? null : text(record.orderStatuses()));
        row(rows, "Ordered at", orderedAt(claim), record == null ? null : record.orderedAt());
        row(rows, "Made available at", stated.madeAvailableAt(), record == null ? null : record.madeAvailableAt());
        row(rows, "Delivered at", stated.deliveredAt(), record == null ? null : record.deliveredAt());
        row(rows, "Retrieved at", stated.retrievedAt(), record == null ? null : record.retrievedAt());
        row(rows, "Production batch", null, claim.batchId());
        return rows;
    }

    private static void products(
            List<Row> rows, String side, Product stated, Product recorded, FactComparator comparator) {
        row(
                rows,
                side + " region",
                text(stated.region()),
                text(recorded.region()),
                comparator.regions(stated.region(), recorded.region()));
        row(rows, side + " SKU", stated.sku(), recorded.sku(), comparator.skus(stated.sku(), recorded.sku()));
        row(
                rows,
                side + " face value",
                text(stated.denomination()),
                text(recorded.denomination()),
                stated.denominations(recorded));
    }

    private static void row(
            List<Row> rows, String label, String stated, String recorded, Optional<Comparison> comparison) {
        if (stated != null || recorded != null) {
            boolean differs = comparison.filter(Comparison.DIFFERENT::equals).isPresent();
            rows.add(new Row(label, Value.of(stated), Value.of(recorded), differs));
        }
    }

    private static void row(List<Row> rows, String label, Object stated, Object recorded) {
        if (stated != null || recorded != null) {
            rows.add(new Row(label, Value.of(stated), Value.of(recorded), differ(stated, recorded)));
        }
    }

    private static boolean differ(Object stated, Object recorded) {
        if (stated == null || recorded == null) {
            return false;
        }
        return stated instanceof Instant one && recorded instanceof Instant other
                ? Duration.between(one, other).abs().compareTo(SAME_TIME) > 0
                : !stated.toString().equalsIgnoreCase(recorded.toString());
    }

    private static String logged(Claim claim) {
        String statuses = logs(claim)
                .map(StatedFacts::status)
                .filter(Objects::nonNull)
                .map(FactComparison::text)
                .distinct()
                .collect(Collectors.joining(", "));
        return statuses.isEmpty() ? null : statuses;
    }

    private static Instant orderedAt(Claim claim) {
        return logs(claim)
                .map(StatedFacts::orderedAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Stream<StatedFacts> logs(Claim claim) {
        return claim.evidence().stream().map(EvidenceItem::stated).filter(Objects::nonNull);
    }

    /** What a statement says, as far as it says anything. */
    static List<Fact> of(StatedFacts facts) {
        Product product = facts.product() == null ? Product.UNKNOWN : facts.product();
        Product ordered = facts.ordered() == null ? Product.UNKNOWN : facts.ordered();
        CustomerReport report = facts.report() == null ? CustomerReport.NONE : facts.report();
        return Stream.of(
                        Fact.of("Source", facts.source()),
                        Fact.of("Delivery", text(facts.status())),
                        Fact.of(
                                "Code",
                                facts.code() == null ? null : facts.code().masked()),
                        Fact.of("Region", text(product.region())),
                        Fact.of("SKU", product.sku()),
                        Fact.of("Face value", text(product.denomination())),
                        Fact.of("Ordered region", text(ordered.region())),
                        Fact.of("Account region", text(facts.accountRegion())),
                        Fact.of("Ordered at", facts.orderedAt()),
                        Fact.of("Made available at", facts.madeAvailableAt()),
                        Fact.of("Delivered at", facts.deliveredAt()),
                        Fact.of("Retrieved at", facts.retrievedAt()),
                        Fact.of("Text", report.text()),
                        Fact.of("Error code", report.errorCode()),
                        Fact.of("Attempted at", report.attemptedAt()),
                        Fact.of("Reported at", report.reportedAt()))
                .filter(fact -> fact.value().known())
                .toList();
    }

    private static String text(Region region) {
        return region == null ? null : region.code();
    }

    private static String text(Denomination denomination) {
        return denomination == null ? null : denomination.text();
    }

    private static String text(Set<OrderStatus> statuses) {
        return statuses.isEmpty() ? null : statuses.stream().map(WireName::of).collect(Collectors.joining(", "));
    }

    private static String text(DeliveryStatus status) {
        return status == null ? null : WireName.of(status);
    }
}
