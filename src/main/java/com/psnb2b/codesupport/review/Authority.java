package com.psnb2b.codesupport.review;

import com.psnb2b.codesupport.casework.SignalWork;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.Payouts;
import com.psnb2b.codesupport.claim.RelatedClaim;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.policy.PolicyTables.PayoutScope;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import com.psnb2b.codesupport.policy.RouteFacts;
import com.psnb2b.codesupport.policy.Worth;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** How many persons a payout on a claim takes, by what is on file at this moment (policy, section 9). */
@Service
public class Authority {

    private static final Duration DAY = Duration.ofHours(24);

    private final Payouts payouts;
    private final SignalWork signals;
    private final Policies policies;
    private final Review.Settings settings;
    private final Clock clock;

    Authority(Payouts payouts, SignalWork signals, Policies policies, Review.Settings settings, Clock clock) {
        this.payouts = payouts;
        this.signals = signals;
        this.policies = policies;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What a payout would be measured by, for people to see before they decide. It may be more by the time that they do:
     * others decide meanwhile.
     */
    public PayoutFacts stakes(Claim claim) {
        return stakes(claim, signals.sameCode(claim));
    }

    /** @param sameCode what {@link SignalWork#sameCode} found */
    public PayoutFacts stakes(Claim claim, List<RelatedClaim> sameCode) {
        // Only those count that may be paid, or were.
        return stakes(
                claim,
                before(claim),
                sameCode.stream().filter(Authority::mayPay).toList());
    }

    /** What was paid before, and what is ticked together with it at this moment. */
    private Payouts.Before before(Claim claim) {
        Instant since = clock.instant().minus(DAY);
        return DecidedTogether.current()
                .map(together -> together.withHeld(claim, () -> payouts.before(claim, since, together.ids())))
                .orElseGet(() -> payouts.before(claim, since));
    }

    /** What a payout on this claim and all of the others would be measured by, for people to see before they decide. */
    public PayoutFacts stakesTogether(Claim claim, List<Claim> ticked) {
        Instant since = clock.instant().minus(DAY);
        DecidedTogether together = together(ticked);
        return stakes(claim, together.with(claim, payouts.before(claim, since, together.ids())), List.of());
    }

    /** Claims that a person ticked, to be decided as such. */
    public DecidedTogether together(List<Claim> ticked) {
        // Outside of a transaction each look at the policy asks which tables are the newest.
        PolicyTables tables = policies.current();
        return new DecidedTogether(ticked, claim -> Worth.of(claim, tables));
    }

    /** Locks for all of them at once what each of them would lock: one after the other, two persons could wait for each other. */
    public void lock(List<Claim> claims) {
        payouts.lock(claims);
    }

    /** By the claim alone, without what was paid before; for a list, and where nothing may be looked up. */
    public PayoutFacts ofItself(Claim claim) {
        return stakes(claim, Payouts.Before.NOTHING, List.of());
    }

    /**
     * The same as {@link #stakes}, with the reseller, the order and the code locked until the transaction ends, so that
     * two payouts in the same instant are measured one after the other. Of claims that are decided together all are
     * locked already (see {@link #lock}).
     */
    PayoutFacts locked(Claim claim) {
        if (DecidedTogether.current().isEmpty()) {
            payouts.lock(claim);
        }
        return stakes(claim);
    }

    /** Notes a payout that a person decided. */
    void paid(Claim claim, PayoutFacts payoutFacts) {
        payouts.put(claim, payoutFacts.worth().orElse(null), clock.instant());
    }

    /** Notes that what was decided is not paid. */
    void notPaid(Claim claim) {
        payouts.remove(claim);
    }

    /**
     * What a payout on appeal would be measured by, with what was paid at first. The reseller, the order and the code are
     * locked until the transaction ends.
     */
    public PayoutFacts lockedForAppeal(Claim claim, String appealId) {
        payouts.lock(claim);
        Payouts.Before before = payouts.before(claim, clock.instant().minus(DAY), List.of(appealId));
        return stakes(
                claim,
                before,
                signals.sameCode(claim).stream().filter(Authority::mayPay).toList());
    }

    /** Notes a payout that a person decided on appeal, beside whatever was paid at first. */
    public void paidOnAppeal(Claim claim, String appealId, PayoutFacts payoutFacts) {
        payouts.putOnAppeal(claim, appealId, payoutFacts.worth().orElse(null), clock.instant());
    }

    /** Notes that what was decided on appeal is not paid. */
    public void notPaidOnAppeal(String appealId) {
        payouts.removeOnAppeal(appealId);
    }

    private static boolean mayPay(RelatedClaim other) {
        return other.status() != ClaimStatus.WITHDRAWN
                && (other.status() != ClaimStatus.RESOLVED
                        || other.mayPayAgain()
                        || other.decision() != null && other.decision().pays());
    }

    private PayoutFacts stakes(Claim claim, Payouts.Before before, List<RelatedClaim> sameCode) {
        PolicyTables tables = policies.current();
        Optional<BigDecimal> worth = Worth.of(claim, tables);
        // A table that was deployed before there was a ceiling, or under a higher one, may say more.
        BigDecimal approvalFrom = tables.routing(RouteFacts.of(Stage.REVIEW, claim, claim.judgement(), worth))
                .approvalFrom()
                .min(settings.approvalCeiling());
        return new PayoutFacts(
                worth,
                approvalFrom,
                tables.payoutLimit(PayoutScope.ORDER),
                tables.payoutLimit(PayoutScope.RESELLER_DAY),
                before,
                sameCode,
                settings.referenceCurrency().getCurrencyCode());
    }
}
