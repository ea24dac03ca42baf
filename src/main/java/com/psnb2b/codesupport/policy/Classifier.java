package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Classification;
import com.psnb2b.codesupport.claim.Confidence;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.Reason;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.policy.PolicyTables.ErrorCode;
import com.psnb2b.codesupport.policy.PolicyTables.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says which kind of problem a claim is: the first rule that holds wins, and each gives a reason (policy, section 3).
 */
final class Classifier {

    private final KnownFacts known;
    private final PolicyTables tables;

    private Classifier(KnownFacts known, PolicyTables tables) {
        this.known = known;
        this.tables = tables;
    }

    static Classification classify(KnownFacts known, PolicyTables tables) {
        Classifier rules = new Classifier(known, tables);
        return Stream.<java.util.function.Supplier<Optional<Classification>>>of(
                        rules::codeAndDelivery,
                        rules::notAsOrdered,
                        rules::accountOfAnotherRegion,
                        rules::storeErrorCode,
                        rules::reportAlone)
                .flatMap(rule -> rule.get().stream())
                .findFirst()
                .orElseGet(() -> because(
                        ClaimType.UNCLEAR,
                        Confidence.LOW,
                        "NO_RULE_FITS",
                        "No rule of the policy fits what is known."));
    }

    /** Whether the store itself says that the code was used, by its error code. */
    static boolean storeSaysConsumed(KnownFacts known, PolicyTables tables) {
        return errorCode(known, tables)
                .filter(error -> error.suggests() == Suggestion.ALREADY_REDEEMED)
                .isPresent();
    }

    /** Rule 1. */
    private Optional<Classification> codeAndDelivery() {
        CodeReference code = known.stated().code();
        if (code != null && code.isDiscountCode()) {
            return found(
                    ClaimType.ACCOUNT_SIDE,
                    Confidence.HIGH,
                    "DISCOUNT_CODE",
                    "A code of ten characters is a checkout discount code, not a voucher.");
        }
        if (code != null && code.isTruncated() || known.isDelivery(DeliveryStatus.TRUNCATED)) {
            return found(
                    ClaimType.DELIVERY_PROBLEM,
                    Confidence.HIGH,
                    "CODE_TRUNCATED",
                    "The code arrived with fewer than its 12 characters.");
        }
        if (known.isDelivery(DeliveryStatus.CORRUPTED)
                || known.isDelivery(DeliveryStatus.FAILED)
                || known.isDelivery(DeliveryStatus.PENDING)) {
            return found(
                    ClaimType.DELIVERY_PROBLEM,
                    Confidence.HIGH,
                    "DELIVERY_FAILED",
                    "The delivery log or record does not show a completed delivery.");
        }
        if (known.hasUnreadableCode() && !storeSaysConsumed(known, tables)) {
            return found(
                    ClaimType.DELIVERY_PROBLEM,
                    Confidence.MEDIUM,
                    "CODE_UNREADABLE",
                    "Some characters of the code cannot be read.");
        }
        if (known.stated().reportedIssue() != ReportedIssue.DELIVERY_FAILURE) {
            return Optional.empty();
        }
        return known.retrievedAt() != null
                ? found(
                        ClaimType.UNCLEAR,
                        Confidence.LOW,
                        "RECORD_SHOWS_RETRIEVAL",
                        "Reported as not delivered, but a retrieval of the code is on file.")
                : found(
                        ClaimType.DELIVERY_PROBLEM,
                        Confidence.MEDIUM,
                        "NOT_DELIVERED",
                        "Reported as not delivered, and no retrieval is on file.");
    }

    /** Rule 2. */
    private Optional<Classification> notAsOrdered() {
        return known.notAsOrdered()
                ? found(
                        ClaimType.WRONG_REGION_SUPPLY,
                        Confidence.HIGH,
                        "DELIVERED_NOT_AS_ORDERED",
                        "The delivered region, SKU or denomination is not the ordered one.")
                : Optional.empty();
    }

    /** Rule 3. Where the store says consumed, rule 4 decides. */
    private Optional<Classification> accountOfAnotherRegion() {
        if (!known.accountRegionDiffers() || storeSaysConsumed(known, tables)) {
            return Optional.empty();
        }
        return known.otherCountryOfTheZone()
                ? found(
                        ClaimType.UNCLEAR,
                        Confidence.LOW,
                        "OTHER_COUNTRY_OF_ZONE",
                        "A zone was ordered that holds the account's country, and another country of it was delivered.")
                : found(
                        ClaimType.WRONG_REGION_PURCHASE,
                        Confidence.HIGH,
                        "ACCOUNT_REGION_DIFFERS",
                        "Delivered as ordered, but the customer's account is of another region.");
    }

    /** Rule 4. */
    private Optional<Classification> storeErrorCode() {
        if (reported(known).isEmpty()) {
            return Optional.empty();
        }
        Optional<ErrorCode> error = errorCode(known, tables);
        return error.isPresent()
                ? error.map(this::suggested)
                : found(
                        ClaimType.UNCLEAR,
                        Confidence.LOW,
                        "ERROR_CODE_UNKNOWN",
                        "The error code is not in the table of known PSN error codes.");
    }

    private Classification suggested(ErrorCode error) {
        Reason byTable = new Reason(error.reason(), error.meaning());
        return switch (error.suggests()) {
            case INVALID_CODE -> new Classification(ClaimType.INVALID_CODE, List.of(byTable), error.confidence());
            case ALREADY_REDEEMED ->
                new Classification(ClaimType.ALREADY_REDEEMED, List.of(byTable), error.confidence());
            case ACCOUNT_SIDE -> new Classification(ClaimType.ACCOUNT_SIDE, List.of(byTable), error.confidence());
            case TEMPORARY -> new Classification(ClaimType.TEMPORARY, List.of(byTable), error.confidence());
            case REGION_ERROR ->
                new Classification(ClaimType.UNCLEAR, List.of(regionReason(), byTable), Confidence.LOW);
            // Rule 2 has already caught what was not delivered as ordered.
            case NOT_AS_ORDERED, UNCLEAR -> new Classification(ClaimType.UNCLEAR, List.of(byTable), Confidence.LOW);
        };
    }

    private Reason regionReason() {
        return known.accountRegion() == null
                ? new Reason(
                        "ACCOUNT_REGION_UNKNOWN",
                        "The store reports a region error, and the region of the customer's account is not known.")
                : new Reason(
                        "REGION_ERROR_UNCONFIRMED",
                        "The store reports a region error, but the known regions are equal.");
    }

    /** Rule 5. */
    private Optional<Classification> reportAlone() {
        String text = "By the reseller's report alone; the store's error code is not known.";
        return switch (known.stated().reportedIssue()) {
            case INVALID_CODE -> found(ClaimType.INVALID_CODE, Confidence.LOW, "REPORTED_ONLY", text);
            case ALREADY_REDEEMED -> found(ClaimType.ALREADY_REDEEMED, Confidence.LOW, "REPORTED_ONLY", text);
            case WRONG_REGION ->
                found(
                        ClaimType.UNCLEAR,
                        Confidence.LOW,
                        "REGION_CLAIM_UNSUPPORTED",
                        "Reported as the wrong region, but no known region differs.");
            default -> Optional.empty();
        };
    }

    private static Optional<ErrorCode> errorCode(KnownFacts known, PolicyTables tables) {
        return reported(known).flatMap(tables::errorCode);
    }

    /** The error code as it was typed; where none was, the first in what the customer wrote (policy, section 6). */
    private static Optional<String> reported(KnownFacts known) {
        CustomerReport report = known.stated().report();
        return report.errorCode() != null
                ? Optional.of(PsnErrorCode.normalise(report.errorCode()))
                : Optional.ofNullable(report.text()).flatMap(PsnErrorCode::firstIn);
    }

    private static Optional<Classification> found(ClaimType type, Confidence confidence, String code, String text) {
        return Optional.of(because(type, confidence, code, text));
    }

    private static Classification because(ClaimType type, Confidence confidence, String code, String text) {
        return new Classification(type, List.of(new Reason(code, text)), confidence);
    }
}
