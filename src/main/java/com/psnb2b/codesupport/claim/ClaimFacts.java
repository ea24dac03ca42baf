package com.psnb2b.codesupport.claim;

import com.psnb2b.codesupport.code.CodeReference;
import java.time.Instant;
import java.util.function.UnaryOperator;

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

    /**
     * These facts, with those in place that the other states; what the other does not state stays. A reference to the same
     * code that says less of it changes nothing.
     *
     * @param other its order does not count: a claim stays with its order
     */
    public ClaimFacts correctedBy(ClaimFacts other) {
        return new ClaimFacts(
                orderId,
                other.reportedIssue != null ? other.reportedIssue : reportedIssue,
                correctedCode(other.code),
                other.product.orElse(product),
                other.ordered.orElse(ordered),
                other.accountRegion != null ? other.accountRegion : accountRegion,
                other.deliveredAt != null ? other.deliveredAt : deliveredAt,
                other.madeAvailableAt != null ? other.madeAvailableAt : madeAvailableAt,
                other.retrievedAt != null ? other.retrievedAt : retrievedAt,
                other.report.orElse(report),
                other.reference != null ? other.reference : reference);
    }

    /** The same with another text in place of each, such as one without codes; the text may be null. */
    public ClaimFacts withTexts(UnaryOperator<String> change) {
        return new ClaimFacts(
                orderId,
                reportedIssue,
                code,
                product.withTexts(change),
                ordered.withTexts(change),
                accountRegion,
                deliveredAt,
                madeAvailableAt,
                retrievedAt,
                report.withTexts(change),
                change.apply(reference));
    }

    private CodeReference correctedCode(CodeReference other) {
        boolean isTheSame = other == null
                || code != null && code.matches(other) && (code.fingerprint() != null || other.fingerprint() == null);
        return isTheSame ? code : other;
    }

    /** These facts, with what they lack taken from others, such as those that a case states for all of its claims. */
    public ClaimFacts orElse(ClaimFacts other) {
        return new ClaimFacts(
                orderId != null ? orderId : other.orderId,
                reportedIssue != null ? reportedIssue : other.reportedIssue,
                code != null ? code : other.code,
                product.orElse(other.product),
                ordered.orElse(other.ordered),
                accountRegion != null ? accountRegion : other.accountRegion,
                deliveredAt != null ? deliveredAt : other.deliveredAt,
                madeAvailableAt != null ? madeAvailableAt : other.madeAvailableAt,
                retrievedAt != null ? retrievedAt : other.retrievedAt,
                report.orElse(other.report),
                reference != null ? reference : other.reference);
    }

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
