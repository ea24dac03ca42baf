package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.Comparison;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.policy.PolicyTables.Zone;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares what was ordered, delivered and is the customer's by what is meant, with the owner's tables {@code
 * region-zones} and {@code products} (policy, section 2a). Two values differ only where both are understood; an empty
 * answer says that one of them is not known.
 */
public final class FactComparator {

    private final PolicyTables tables;

    public FactComparator(PolicyTables tables) {
        this.tables = tables;
    }

    /** Whether region, SKU or denomination are known on both sides, can be compared, and differ. */
    boolean differ(Product one, Product other) {
        return Stream.of(regions(one.region(), other.region()), skus(one.sku(), other.sku()), one.denominations(other))
                .flatMap(Optional::stream)
                .anyMatch(Comparison.DIFFERENT::equals);
    }

    /** A zone agrees with every country in it. */
    public Optional<Comparison> regions(Region one, Region other) {
        if (one == null || other == null) {
            return Optional.empty();
        }
        if (one.equals(other)) {
            return Optional.of(Comparison.SAME);
        }
        if (one.isCountry() && other.isCountry()) {
            return Optional.of(Comparison.DIFFERENT);
        }
        return Optional.of(one.isCountry() ? inZone(one, other) : inZone(other, one));
    }

    private Comparison inZone(Region place, Region zone) {
        Optional<Zone> listed = tables.zone(zone.code());
        if (place.isCountry()) {
            return listed.map(members -> members.compare(place)).orElse(Comparison.NOT_COMPARABLE);
        }
        boolean everywhere = Stream.of(listed, tables.zone(place.code()))
                .flatMap(Optional::stream)
                .anyMatch(Zone::everywhere);
        return everywhere ? Comparison.SAME : Comparison.NOT_COMPARABLE;
    }

    /** A shop's own SKU compares with nothing but itself. */
    public Optional<Comparison> skus(String one, String other) {
        if (one == null || other == null) {
            return Optional.empty();
        }
        if (folded(one).equals(folded(other))) {
            return Optional.of(Comparison.SAME);
        }
        return Optional.of(product(one)
                .flatMap(first -> product(other).map(second -> products(first, second)))
                .orElse(Comparison.NOT_COMPARABLE));
    }

    private Comparison products(Product one, Product other) {
        if (differ(one, other)) {
            return Comparison.DIFFERENT;
        }
        boolean same = Stream.of(regions(one.region(), other.region()), one.denominations(other))
                .allMatch(Optional.of(Comparison.SAME)::equals);
        return same ? Comparison.SAME : Comparison.NOT_COMPARABLE;
    }

    /** What the owner's table knows of a SKU, without the SKU itself. */
    private Optional<Product> product(String sku) {
        return tables.product(folded(sku));
    }

    /** As the table {@code products} is asked: in capitals, without blanks. */
    public static String folded(String sku) {
        StringBuilder folded = new StringBuilder(sku.length());
        sku.toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(letter -> !Character.isWhitespace(letter) && !Character.isSpaceChar(letter))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
