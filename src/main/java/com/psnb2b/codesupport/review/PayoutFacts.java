package com.psnb2b.codesupport.review;

import com.psnb2b.codesupport.claim.Payouts;
import com.psnb2b.codesupport.claim.RelatedClaim;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What a payout on a claim is measured by (policy, section 9); amounts are in the reference currency.
 *
 * @param worth of the claim; empty where it is not known
 * @param approvalFrom worth from which a second person is asked, by the table {@code review-routing}
 * @param orderLimit what the codes of one order may come to for one person, by the table {@code authority-limits}
 * @param resellerDayLimit the same for what a reseller gets within 24 hours
 * @param before what was paid or waits for approval, this claim left out
 * @param sameCode other claims on the code or one that looks like it, open or paid
 * @param currency ISO 4217 code of the reference currency
 */
public record PayoutFacts(
        Optional<BigDecimal> worth,
        BigDecimal approvalFrom,
        BigDecimal orderLimit,
        BigDecimal resellerDayLimit,
        Payouts.Before before,
        List<RelatedClaim> sameCode,
        String currency) {

    /** The same, for a claim that is worth what another is, and measured by the same limit. */
    PayoutFacts ofWorthOf(PayoutFacts other) {
        return new PayoutFacts(
                other.worth, other.approvalFrom, orderLimit, resellerDayLimit, before, sameCode, currency);
    }

    /** The worth in words, for a card: {@code worth 50 USD}. */
    public String worthInWords() {
        return worth.map(value -> "worth " + inWords(value)).orElse("worth not known in " + currency);
    }

    /** An amount in the reference currency, rounded up to its cents. */
    String inWords(BigDecimal amount) {
        BigDecimal rounded = amount.setScale(2, RoundingMode.CEILING).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString() + " " + currency;
    }
}
