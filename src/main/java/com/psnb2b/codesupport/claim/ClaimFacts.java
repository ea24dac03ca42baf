package com.psnb2b.codesupport.claim;

import java.time.Instant;

/**
 * What a claim states, checked for form and not for truth. Everything but the first two may be unknown, and may come
 * later as evidence.
 *
 * @param orderId the reseller's order, never blank
 * @param reportedIssue what the reseller says is wrong
 * @param code reference to the code; null where none was given
 * @param product what was delivered
 * @param ordered what was ordered
 * @param accountRegion region of the customer's account; null where unknown
 * @param deliveredAt when the code was delivered; null where unknown
 * @param madeAvailableAt when it could be read in the account or by API; null where unknown
 * @param retrievedAt when it was read; null where unknown
 * @param report what the customer reported
 * @param reference the caller's own number; null where none was given
 */
public record ClaimFacts(
        String orderId,
        ReportedIssue reportedIssue,
        CodeReference code,
        Product product,
        Product ordered,
        Region accountRegion,
        Instant deliveredAt,
        Instant madeAvailableAt,
        Instant retrievedAt,
        CustomerReport report,
        String reference) {

    /** These facts, with what they lack filled in from a later statement; what was stated first stays. */
    public ClaimFacts completedBy(StatedFacts later) {
        return new ClaimFacts(
                orderId,
                reportedIssue,
                code != null ? code : later.code(),
                product.orElse(later.product()),
                ordered.orElse(later.ordered()),
                accountRegion != null ? accountRegion : later.accountRegion(),
                deliveredAt != null ? deliveredAt : later.deliveredAt(),
                madeAvailableAt != null ? madeAvailableAt : later.madeAvailableAt(),
                retrievedAt != null ? retrievedAt : later.retrievedAt(),
                report.orElse(later.report()),
                reference);
    }
}
