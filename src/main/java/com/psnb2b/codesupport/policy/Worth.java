package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.Denomination;
import com.psnb2b.codesupport.claim.FaceValue;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.claim.StoreCurrency;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a claim is worth: the highest face value that the claim, its record or the table {@code products} gives, in the
 * reference currency (policy, section 9).
 */
public final class Worth {

    private Worth() {}

    /** Of a claim with its record, as {@link #of(ClaimFacts, DeliveryRecord, PolicyTables)} says. */
    public static Optional<BigDecimal> of(Claim claim, PolicyTables tables) {
        return of(claim.facts(), claim.record(), tables);
    }

    /**
     * @param record the supplier's; null where there is none
     * @return in the reference currency; empty where nothing is stated or recorded, where anything stated cannot be
     *     understood, and for a period or a currency that the table {@code face-values} does not know
     */
    public static Optional<BigDecimal> of(ClaimFacts facts, DeliveryRecord record, PolicyTables tables) {
        Set<Stated> stated = new LinkedHashSet<>();
        for (Product product : sources(facts, record, tables)) {
            if (product.denomination() != null) {
                Region region = product.region() != null
                        ? product.region()
                        : facts.product().region();
                stated.add(new Stated(product.denomination(), region));
            }
        }
        List<Optional<BigDecimal>> values =
                stated.stream().map(value -> value.worth(tables)).toList();
        boolean unknown = values.isEmpty() || values.stream().anyMatch(Optional::isEmpty);
        return unknown
                ? Optional.empty()
                : values.stream().flatMap(Optional::stream).max(BigDecimal::compareTo);
    }

    private static List<Product> sources(ClaimFacts facts, DeliveryRecord record, PolicyTables tables) {
        List<Product> sources = new ArrayList<>(List.of(facts.product(), facts.ordered()));
        if (record != null) {
            sources.add(record.delivered());
            sources.add(record.ordered());
        }
        List.copyOf(sources).stream()
                .map(Product::sku)
                .filter(sku -> sku != null)
                .map(FactComparator::folded)
                .distinct()
                .map(tables::product)
                .flatMap(Optional::stream)
                .forEach(sources::add);
        return sources;
    }

    private record Stated(Denomination denomination, Region region) {

        Optional<BigDecimal> worth(PolicyTables tables) {
            if (!(denomination.value() instanceof FaceValue.Money money)) {
                return Optional.empty();
            }
            return currency(money.currencies(), region)
                    .flatMap(currency -> money.highestIn(currency)
                            .flatMap(amount -> tables.faceValue(currency).map(amount::multiply)));
        }
    }

    /** The one that is written; where several share what is written, the one that the region's store sells in. */
    static Optional<Currency> currency(Set<Currency> written, Region region) {
        return written.size() == 1
                ? written.stream().findFirst()
                : StoreCurrency.of(region).filter(written::contains);
    }
}
