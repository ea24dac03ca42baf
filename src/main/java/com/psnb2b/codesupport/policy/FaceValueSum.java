package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.FaceValue;
import com.psnb2b.codesupport.claim.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the codes of several claims are worth together, as recorded and else as stated. What one person may pay out is
 * measured by {@link Worth}, which is never less.
 *
 * @param sum with the digits of its currency
 * @param currency their own where it is the same of all; else the reference currency
 * @param unknown claims that are not in the sum, since nobody can tell
 */
public record FaceValueSum(String sum, String currency, int unknown) {

    private record Money(BigDecimal amount, Currency currency) {}

    /** Adds up the face values of claims. @param reference what the table {@code face-values} counts in */
    public static FaceValueSum of(List<Claim> claims, PolicyTables tables, Currency reference) {
        List<Money> known =
                claims.stream().map(FaceValueSum::of).flatMap(Optional::stream).toList();
        Map<String, BigDecimal> sums = new TreeMap<>();
        known.forEach(money -> sums.merge(money.currency().getCurrencyCode(), money.amount(), BigDecimal::add));
        int unknown = claims.size() - known.size();
        if (sums.size() == 1) {
            var only = sums.entrySet().iterator().next();
            return sum(only.getValue(), Currency.getInstance(only.getKey()), unknown);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Money money : known) {
            Optional<BigDecimal> worth = tables.faceValue(money.currency());
            sum = sum.add(worth.map(money.amount()::multiply).orElse(BigDecimal.ZERO));
            unknown += worth.isPresent() ? 0 : 1;
        }
        return sum(sum, reference, unknown);
    }

    private static FaceValueSum sum(BigDecimal sum, Currency currency, int unknown) {
        String digits = sum.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP)
                .toPlainString();
        return new FaceValueSum(digits, currency.getCurrencyCode(), unknown);
    }

    private static Optional<Money> of(Claim claim) {
        Product stated = claim.facts().product();
        Product product =
                claim.record() == null ? stated : claim.record().delivered().orElse(stated);
        return product.denomination() != null && product.denomination().value() instanceof FaceValue.Money money
                ? Worth.currency(money.currencies(), product.region())
                        .flatMap(currency -> money.highestIn(currency).map(amount -> new Money(amount, currency)))
                : Optional.empty();
    }
}
