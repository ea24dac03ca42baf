package com.psnb2b.codesupport.claim;

import com.psnb2b.codesupport.code.CodeReference;
import java.time.Instant;

/** What a claim states, in few words for tests: an order whose code is reported as invalid, and what a test adds to that. */
public final class ClaimFactsBuilder {

    private ReportedIssue issue = ReportedIssue.INVALID_CODE;
    private CodeReference code;
    private Product product = Product.UNKNOWN;
    private Product ordered = Product.UNKNOWN;
    private Region account;
    private Instant deliveredAt;
    private Instant madeAvailableAt;
    private Instant retrievedAt;
    private CustomerReport report = CustomerReport.NONE;

    public ClaimFactsBuilder reported(ReportedIssue as) {
        issue = as;
        return this;
    }

    public ClaimFactsBuilder code(CodeReference given) {
        code = given;
        return this;
    }

    /** @param region null where unknown, like the others */
    public ClaimFactsBuilder product(String region, String sku, String denomination) {
        product = made(region, sku, denomination);
        return this;
    }

    /** @param region null where unknown, like the others */
    public ClaimFactsBuilder ordered(String region, String sku, String denomination) {
        ordered = made(region, sku, denomination);
        return this;
    }

    public ClaimFactsBuilder account(String region) {
        account = new Region(region);
        return this;
    }

    public ClaimFactsBuilder deliveredAt(Instant at) {
        deliveredAt = at;
        return this;
    }

    public ClaimFactsBuilder madeAvailableAt(Instant at) {
        madeAvailableAt = at;
        return this;
    }

    public ClaimFactsBuilder retrievedAt(Instant at) {
        retrievedAt = at;
        return this;
    }

    public ClaimFactsBuilder report(CustomerReport given) {
        report = given;
        return this;
    }

    /** What the store said, as the customer typed it. */
    public ClaimFactsBuilder errorCode(String typed) {
        return report(new CustomerReport(null, typed, null, null));
    }

    public ClaimFacts facts() {
        return new ClaimFacts(
                "ORD-1",
                issue,
                code,
                product,
                ordered,
                account,
                deliveredAt,
                madeAvailableAt,
                retrievedAt,
                report,
                null);
    }

    private static Product made(String region, String sku, String denomination) {
        return new Product(
                region == null ? null : new Region(region),
                sku,
                denomination == null ? null : new Denomination(denomination));
    }
}
