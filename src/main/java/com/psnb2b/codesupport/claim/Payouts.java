package com.psnb2b.codesupport.claim;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Every replacement and refund that a person decided, approved or waiting for approval: what one person may pay out alone
 * is measured against their sums (policy, section 9).
 */
public interface Payouts {

    /**
     * What others than one claim were paid.
     *
     * @param known sum of the payouts whose worth is known, in the reference currency
     * @param unknown number of those whose worth is not
     */
    record Sum(BigDecimal known, int unknown) {
        public static final Sum NONE = new Sum(BigDecimal.ZERO, 0);
    }

    /**
     * What was paid before.
     *
     * @param order for the codes of the claim's order
     * @param resellerDay to its reseller since the moment asked for
     */
    record Before(Sum order, Sum resellerDay) {
        public static final Before NOTHING = new Before(Sum.NONE, Sum.NONE);
    }

    /**
     * Keeps other transactions from deciding on the same reseller, order or code until this one ends. Taken in this order,
     * so that two never wait for each other.
     */
    default void lock(Claim claim) {
        lock(List.of(claim));
    }

    /** The same for many: first every reseller, then every order, then every code. */
    void lock(List<Claim> claims);

    /** @param since of the reseller's payouts */
    default Before before(Claim claim, Instant since) {
        return before(claim, since, List.of(claim.id()));
    }

    /** @param leftOut claims that do not count with their first outcome, and appeals that do not */
    Before before(Claim claim, Instant since, Collection<String> leftOut);

    /**
     * Keeps a payout; one of the same claim is replaced.
     *
     * @param worth in the reference currency; null where it is not known
     */
    void put(Claim claim, BigDecimal worth, Instant at);

    /** Removes a payout that was decided and will not be paid. */
    void remove(Claim claim);

    /** Keeps a payout on appeal beside the claim's own; one of the same appeal is replaced. @param worth like that of a claim */
    void putOnAppeal(Claim claim, String appealId, BigDecimal worth, Instant at);

    /** Removes a payout on appeal that was decided and will not be paid. */
    void removeOnAppeal(String appealId);
}
