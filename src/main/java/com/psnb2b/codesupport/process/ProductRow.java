package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.claim.Denomination;
import com.psnb2b.codesupport.claim.FaceValue;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.claim.StoreCurrency;

/** What a row of the table {@code products} says of a SKU. */
final class ProductRow {

    private ProductRow() {}

    /**
     * An amount without a currency is in that of the region's store.
     *
     * @throws IllegalArgumentException where the region is no place
     */
    static Product read(String region, String denomination) {
        Region place = Region.of(region);
        return new Product(place, null, new Denomination(inStoreCurrency(denomination, place)));
    }

    private static String inStoreCurrency(String denomination, Region place) {
        boolean amountAlone = FaceValue.of(denomination) instanceof FaceValue.Money money
                && money.currencies().isEmpty();
        return amountAlone
                ? StoreCurrency.of(place)
                        .map(currency -> denomination + " " + currency.getCurrencyCode())
                        .orElse(denomination)
                : denomination;
    }
}
