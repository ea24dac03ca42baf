package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.StatedFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What counts as known, where the supplier's record and the claim may disagree: recorded beats stated (policy, section
 * 3). The contradictions between the two are kept.
 *
 * @param deliveryStatuses by the record alone where there is one, else by every log on the claim
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
        Set<Contradiction> contradictions) {

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

    static KnownFacts of(Dossier dossier) {
        ClaimFacts stated = dossier.facts();
        List<StatedFacts> logs = dossier.evidence().stream()
                .map(EvidenceItem::stated)
                .filter(Objects::nonNull)
                .toList();
        Set<DeliveryStatus> logged = EnumSet.noneOf(DeliveryStatus.class);
        logs.stream().map(StatedFacts::status).filter(Objects::nonNull).forEach(logged::add);
        Opening statedOpening = Opening.earliest(stated.deliveredAt(), stated.madeAvailableAt(), "stated");
        Instant loggedOrder = logs.stream()
                .map(StatedFacts::orderedAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);

        DeliveryRecord record = dossier.record();
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
                    EnumSet.noneOf(Contradiction.class));
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
                disagreements(stated, record, logged));
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

    /** Whether the known account region differs from the delivered one, or from the ordered one where that alone is known. */
    boolean accountRegionDiffers() {
        Region supplied = delivered.region() != null ? delivered.region() : ordered.region();
        return supplied != null && accountRegion() != null && !supplied.equals(accountRegion());
    }

    private static Set<Contradiction> disagreements(
            ClaimFacts stated, DeliveryRecord record, Set<DeliveryStatus> logged) {
        Set<Contradiction> found = EnumSet.noneOf(Contradiction.class);
        if (differ(stated.product().region(), record.delivered().region())
                || differ(stated.ordered().region(), record.ordered().region())) {
            found.add(Contradiction.RECORD_DISAGREES_REGION);
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

    private static boolean differ(Region stated, Region recorded) {
        return Stream.of(stated, recorded).allMatch(Objects::nonNull) && !stated.equals(recorded);
    }

    /** Whether two times are more than a minute apart. */
    static boolean apart(Instant stated, Instant recorded) {
        return stated != null
                && recorded != null
                && Duration.between(stated, recorded).abs().compareTo(TIME_TOLERANCE) > 0;
    }
}
