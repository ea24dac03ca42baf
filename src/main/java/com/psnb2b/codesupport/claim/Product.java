package com.psnb2b.codesupport.claim;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What was ordered or delivered, as far as it is known.
 *
 * @param region store region; null where unknown
 * @param sku the supplier's article number; null where unknown
 * @param denomination face value; null where unknown
 */
public record Product(Region region, String sku, Denomination denomination) {

    public static final Product UNKNOWN = new Product(null, null, null);

    /** How the denominations of both stand to each other; empty where one of them is not known. */
    public Optional<Comparison> denominations(Product other) {
        return denomination == null || other.denomination == null
                ? Optional.empty()
                : Optional.of(denomination.value().compare(other.denomination.value()));
    }

    Product withTexts(UnaryOperator<String> change) {
        return new Product(
                region,
                change.apply(sku),
                denomination == null ? null : new Denomination(change.apply(denomination.text())));
    }

    /** This product, with what it does not know taken from the other. */
    public Product orElse(Product other) {
        return new Product(
                region != null ? region : other.region,
                sku != null ? sku : other.sku,
                denomination != null ? denomination : other.denomination);
    }
}
