package com.psnb2b.codesupport.review;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.OrderIds;
import com.psnb2b.codesupport.claim.Payouts.Before;
import com.psnb2b.codesupport.claim.Payouts.Sum;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The claims that a person ticked, while they are decided: what one of them may cost is measured by what all of them cost,
 * so that nobody pays more alone by ticking more (policy, section 9). They are of one reseller.
 */
public final class DecidedTogether {

    private static final Object KEY = DecidedTogether.class;

    /** @param worth in the reference currency; empty where it is not known */
    private record Ticked(String order, Optional<BigDecimal> worth) {}

    private final Map<String, Ticked> claims = new LinkedHashMap<>();

    /** What was paid before, by order, in the transaction at hand. */
    private final Map<String, Before> known = new HashMap<>();

    DecidedTogether(List<Claim> ticked, Function<Claim, Optional<BigDecimal>> worth) {
        ticked.forEach(claim -> claims.put(claim.id(), new Ticked(order(claim), worth.apply(claim))));
    }

    /** What is decided together at this moment in this thread. */
    static Optional<DecidedTogether> current() {
        return Optional.ofNullable((DecidedTogether) TransactionSynchronizationManager.getResource(KEY));
    }

    /** Does the work on some of them, in one transaction that holds the locks of each (see {@link Authority#lock}). */
    public <T> T during(Supplier<T> work) {
        known.clear();
        TransactionSynchronizationManager.bindResource(KEY, this);
        try {
            return work.get();
        } finally {
            TransactionSynchronizationManager.unbindResource(KEY);
        }
    }

    /** How many were ticked besides one of them. */
    int others() {
        return claims.size() - 1;
    }

    Collection<String> ids() {
        return claims.keySet();
    }

    /** What was paid before, and is paid with it. @param before to none of those that were ticked */
    Before with(Claim claim, Before before) {
        String order = order(claim);
        return new Before(
                sum(claim, before.order(), ticked -> ticked.order().equals(order)),
                sum(claim, before.resellerDay(), ticked -> true));
    }

    /** The same, asked once for all of an order: nobody else can pay meanwhile. */
    Before withHeld(Claim claim, Supplier<Before> before) {
        return with(claim, known.computeIfAbsent(order(claim), order -> before.get()));
    }

    private Sum sum(Claim claim, Sum before, Predicate<Ticked> counts) {
        BigDecimal known = before.known();
        int unknown = before.unknown();
        for (var ticked : claims.entrySet()) {
            if (!ticked.getKey().equals(claim.id()) && counts.test(ticked.getValue())) {
                known = known.add(ticked.getValue().worth().orElse(BigDecimal.ZERO));
                unknown += ticked.getValue().worth().isEmpty() ? 1 : 0;
            }
        }
        return new Sum(known, unknown);
    }

    private static String order(Claim claim) {
        return OrderIds.folded(claim.facts().orderId());
    }
}
