package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.WindowState;
import com.psnb2b.codesupport.policy.EvidenceTimeline.Step;

/** The names that our staff read for the values that programs read. */
final class CaseFileNames {

    private CaseFileNames() {}

    static String of(ClaimType type) {
        return switch (type) {
            case DELIVERY_PROBLEM -> "Delivery problem";
            case WRONG_REGION_SUPPLY -> "Wrong region or product supplied";
            case WRONG_REGION_PURCHASE -> "Bought for another region";
            case INVALID_CODE -> "Invalid code";
            case ALREADY_REDEEMED -> "Already redeemed";
            case ACCOUNT_SIDE -> "Cause on the account's side";
            case TEMPORARY -> "Temporary error";
            case UNCLEAR -> "Unclear";
        };
    }

    static String of(Coverage coverage) {
        return switch (coverage) {
            case COVERED_IF_CONFIRMED -> "Covered if confirmed";
            case CASE_BY_CASE -> "Case by case";
            case NOT_COVERED -> "Not covered";
            case NEEDS_REVIEW -> "Needs review";
        };
    }

    static String of(ClaimStatus status) {
        return switch (status) {
            case RECEIVED -> "Received";
            case COLLECTING -> "Waiting for evidence";
            case UNDER_REVIEW -> "Under review";
            case LATE_REVIEW -> "Late, under review";
            case NOT_COVERED -> "Not covered";
            case RESOLVED -> "Resolved";
            case WITHDRAWN -> "Withdrawn";
        };
    }

    static String of(WindowState state) {
        return switch (state) {
            case OPEN -> "In time";
            case LATE -> "Late";
            case UNDETERMINED -> "Start unknown";
        };
    }

    /** By which channel a claim came in, as the end of a sentence. */
    static String of(Channel channel) {
        return switch (channel) {
            case API -> "by API";
            case BATCH -> "in a batch";
            case TASKLIST -> "through Tasklist";
            case ENGINE -> "through the engine";
            case PAGE -> "on the check page";
        };
    }

    static String of(ReportedIssue issue) {
        return switch (issue) {
            case INVALID_CODE -> "Invalid code";
            case ALREADY_REDEEMED -> "Already redeemed";
            case WRONG_REGION -> "Wrong region";
            case DELIVERY_FAILURE -> "Not delivered";
            case OTHER -> "Something else";
        };
    }

    static String of(EvidenceType type) {
        return switch (type) {
            case ERROR_SCREENSHOT -> "Error screenshot";
            case TRANSACTION_HISTORY -> "Transaction history";
            case DELIVERY_LOG -> "Delivery log";
            case STOREFRONT_LOG -> "Storefront log";
            case CUSTOMER_MESSAGE -> "Customer's message";
            case PROOF_OF_PURCHASE -> "Proof of purchase";
            case OTHER -> "Other evidence";
        };
    }

    static String of(EvidenceName name) {
        return switch (name) {
            case ORDER_ID -> "Order ID";
            case CODE -> "Code";
            case PRODUCT_REGION -> "Product region";
            case CUSTOMER_REPORT -> "Customer's report";
            case DELIVERY_TIMESTAMP -> "Delivery time";
            case DELIVERY_LOG -> "Delivery log";
            case ERROR_SCREENSHOT -> "Error screenshot";
            case ACCOUNT_REGION -> "Account region";
            case TRANSACTION_HISTORY -> "Transaction history";
        };
    }

    static String of(DecisionKind decision) {
        return switch (decision) {
            case REPLACEMENT -> "Replacement";
            case REFUND -> "Refund";
            case CLOSURE -> "Closure";
        };
    }

    static String of(Step step) {
        return switch (step) {
            case ORDERED -> "Ordered";
            case DELIVERED -> "Delivered";
            case RETRIEVED -> "Retrieved";
            case ATTEMPTED -> "Attempted";
            case REPORTED -> "Reported";
            case RECEIVED -> "Received";
        };
    }

    /** Who did something, by the actor of an event. */
    static String who(String actor) {
        if (actor.startsWith("user:")) {
            return actor.substring("user:".length());
        }
        if (actor.startsWith("reseller:")) {
            return "reseller " + actor.substring("reseller:".length());
        }
        return actor.equals("system") ? "by itself" : actor;
    }

    /** A code of a program, such as {@code CODE_INVALID_CONFIRMED}, as people read it. */
    static String plain(String code) {
        if (code.isEmpty()) {
            return code;
        }
        String words = code.replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
