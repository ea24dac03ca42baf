package com.psnb2b.codesupport.claim;

/**
 * What was ordered or delivered, as far as it is known.
 *
 * @param region store region; null where unknown
 * @param sku the supplier's article number; null where unknown
 * @param denomination face value; null where unknown
 */
public record Product(Region region, String sku, Denomination denomination) {

    public static final Product UNKNOWN = new Product(null, null, null);

    /** Whether region, SKU or denomination are known on both sides and differ (policy, section 3, rule 2). */
    public boolean differsFrom(Product other) {
        return region != null && other.region != null && !region.equals(other.region)
                || sku != null && other.sku != null && !sku.equalsIgnoreCase(other.sku)
                || denomination != null && other.denomination != null && !denomination.sameAs(other.denomination);
    }

    /** This product, with what it does not know taken from the other. */
    public Product orElse(Product other) {
        return new Product(
                region != null ? region : other.region,
                sku != null ? sku : other.sku,
                denomination != null ? denomination : other.denomination);
    }
}
