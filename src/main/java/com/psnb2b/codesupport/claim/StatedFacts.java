package com.psnb2b.codesupport.claim;

import com.psnb2b.codesupport.code.CodeReference;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Facts that a piece of evidence states: a delivery log, a customer's message, or what the desk fills in. Any of them
 * may be unknown.
 *
 * @param source where a log comes from, such as {@code api} or {@code storefront}; null where not told
 * @param status how the delivery went, by the log; null where not told
 */
public record StatedFacts(
        String source,
        DeliveryStatus status,
        CodeReference code,
        Product product,
        Product ordered,
        Region accountRegion,
        Instant orderedAt,
        Instant deliveredAt,
        Instant madeAvailableAt,
        Instant retrievedAt,
        CustomerReport report) {

    /** The same with another text in place of each, such as one without codes; the text may be null. */
    public StatedFacts withTexts(UnaryOperator<String> change) {
        return new StatedFacts(
                change.apply(source),
                status,
                code,
                product.withTexts(change),
                ordered.withTexts(change),
                accountRegion,
                orderedAt,
                deliveredAt,
                madeAvailableAt,
                retrievedAt,
                report.withTexts(change));
    }
}
