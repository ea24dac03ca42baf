package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.RelatedClaim;
import com.psnb2b.codesupport.claim.RelatedClaims;
import com.psnb2b.codesupport.claim.RelatedClaims.Near;
import com.psnb2b.codesupport.claim.RelatedClaims.Rate;
import com.psnb2b.codesupport.policy.Signal.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in words what other claims and times that do not fit mean for a claim (policy, section 8). */
public final class SignalCheck {

    private static final Set<Contradiction> TIMES = EnumSet.of(
            Contradiction.DELIVERED_BEFORE_ORDERED,
            Contradiction.RETRIEVED_BEFORE_DELIVERY,
            Contradiction.ATTEMPTED_BEFORE_DELIVERY,
            Contradiction.REPORTED_BEFORE_ATTEMPT,
            Contradiction.RECORD_DISAGREES_TIME,
            Contradiction.RECORD_DISAGREES_RETRIEVAL);

    /** Fewer claims or deliveries say nothing about a rate. */
    private static final int CLAIMS_FOR_A_RATE = 5;

    private static final int DELIVERIES_FOR_A_RATE = 20;

    /** How many times the others' rate is conspicuous. */
    private static final int CONSPICUOUS = 3;

    private SignalCheck() {}

    /**
     * From how many claims within a week on, this one among them, the cause may be the supply.
     *
     * @param onBatch on one production batch, at least 2
     * @param onSku of one type on one SKU, at least 2
     */
    public record SupplyThresholds(int onBatch, int onSku) {

        public SupplyThresholds {
            if (onBatch < 2 || onSku < 2) {
                throw new IllegalArgumentException("one claim alone is no sign of a supply fault");
            }
        }

        /** Whether so many others make it look like the supplier's own fault. */
        public boolean reachedBy(Near others) {
            return others.onBatch() + 1 >= onBatch || others.onSku() + 1 >= onSku;
        }
    }

    /**
     * What was found about a claim.
     *
     * @param rate null where it is not known
     */
    public record Findings(
            List<RelatedClaim> sameCode,
            List<RelatedClaim> sameFile,
            List<RelatedClaim> likePicture,
            Near near,
            Rate rate) {}

    /** The signals, the weightiest first. */
    public static List<Signal> signals(Claim claim, Findings found, SupplyThresholds supply) {
        List<Signal> signals = new ArrayList<>();
        shared(claim, found.sameCode(), Kind.SAME_CODE, "The same code, or one that reads alike, is in ")
                .ifPresent(signals::add);
        shared(claim, found.sameFile(), Kind.SAME_FILE, "A file of the same content is in ")
                .ifPresent(signals::add);
        times(claim).ifPresent(signals::add);
        rate(found.rate()).ifPresent(signals::add);
        shared(claim, found.likePicture(), Kind.LIKE_PICTURE, "A picture looks almost like one in ")
                .map(SignalCheck::weak)
                .ifPresent(signals::add);
        supply(claim, found.near(), supply).ifPresent(signals::add);
        return signals;
    }

    private static Optional<Signal> shared(Claim claim, List<RelatedClaim> others, Kind kind, String what) {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        long claims = others.stream().map(RelatedClaim::id).distinct().count();
        long foreign = others.stream()
                .filter(other -> !Objects.equals(other.resellerId(), claim.resellerId()))
                .map(RelatedClaim::id)
                .distinct()
                .count();
        String whose = foreign == 0
                ? " of this reseller."
                : foreign == claims ? ", of another reseller." : ", " + foreign + " of them of another reseller.";
        return Optional.of(new Signal(kind, what + counted(others.size(), claims) + whose, others));
    }

    private static String counted(int found, long claims) {
        String more = found >= RelatedClaims.COUNTED ? " or more" : "";
        return claims == 1 ? "1 other claim" : claims + more + " other claims";
    }

    private static Signal weak(Signal signal) {
        return new Signal(
                signal.kind(),
                signal.text() + " Compare them: screenshots of the same store page look alike, too.",
                signal.claims());
    }

    private static Optional<Signal> times(Claim claim) {
        String found = claim.judgement().contradictions().stream()
                .filter(TIMES::contains)
                .map(Contradiction::text)
                .collect(Collectors.joining("; "));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Signal(Kind.TIMES_DO_NOT_FIT, "Times do not fit: " + found + ".", List.of()));
    }

    private static Optional<Signal> rate(Rate rate) {
        if (rate == null
                || rate.claims() < CLAIMS_FOR_A_RATE
                || rate.deliveries() < DELIVERIES_FOR_A_RATE
                || rate.otherDeliveries() < DELIVERIES_FOR_A_RATE) {
            return Optional.empty();
        }
        double own = (double) rate.claims() / rate.deliveries();
        // Where the others have none, one claim is assumed: no rate is infinitely higher than another.
        double others = (double) Math.max(1, rate.otherClaims()) / rate.otherDeliveries();
        if (own < CONSPICUOUS * others) {
            return Optional.empty();
        }
        return Optional.of(new Signal(
                Kind.MANY_CLAIMS,
                String.format(
                        Locale.ROOT,
                        "In 30 days this reseller brought %d claims for %d delivered codes (%.1f in a hundred); the"
                                + " others brought %.1f in a hundred.",
                        rate.claims(),
                        rate.deliveries(),
                        own * 100,
                        100.0 * rate.otherClaims() / rate.otherDeliveries()),
                List.of()));
    }

    private static Optional<Signal> supply(Claim claim, Near near, SupplyThresholds thresholds) {
        if (!thresholds.reachedBy(near)) {
            return Optional.empty();
        }
        List<String> where = new ArrayList<>();
        if (near.onBatch() + 1 >= thresholds.onBatch()) {
            where.add(counted(near.onBatch(), near.onBatch()) + " on the production batch " + claim.batchId());
        }
        if (near.onSku() + 1 >= thresholds.onSku()) {
            where.add(counted(near.onSku(), near.onSku()) + " of this type on the SKU " + claim.sku());
        }
        return Optional.of(new Signal(
                Kind.SUPPLY_FAULT,
                "Within a week there are " + String.join(", and ", where)
                        + ": a sign of a fault in the supply, which may concern them all.",
                List.of()));
    }
}
