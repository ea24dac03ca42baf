package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Confidence;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.EvidenceName;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The decision tables that a process owner changes, one consistent version of them. */
public interface PolicyTables {

    /** What a store error code suggests. */
    enum Suggestion {
        INVALID_CODE,
        ALREADY_REDEEMED,
        REGION_ERROR,
        ACCOUNT_SIDE,
        TEMPORARY,
        NOT_AS_ORDERED,
        UNCLEAR
    }

    /** A row of {@code psn-error-codes} (policy, section 6). */
    record ErrorCode(Suggestion suggests, String reason, Confidence confidence, String meaning) {}

    /** A row of {@code coverage} (policy, section 2). */
    record CoverageRule(Coverage coverage, String explanation) {}

    /** A row of {@code evidence-requirements} (policy, section 5). */
    record EvidenceRule(EvidenceName item, boolean required, String why) {}

    /** A row of {@code claim-window} (policy, section 4). */
    record WindowRule(Duration duration, Duration remindBefore) {}

    /** The stages of review that are routed. */
    enum Stage {
        REVIEW,
        LATE,
        APPROVAL,
        OVERDUE
    }

    /**
     * A row of {@code review-routing}.
     *
     * @param queue candidate group of the task
     * @param priority 0 to 100, higher first
     * @param dueIn time until the task is due
     * @param approvalFrom face value, in any currency, from which a replacement or refund needs a second person
     */
    record Routing(String queue, int priority, Duration dueIn, BigDecimal approvalFrom) {

        /** The same route, more urgent by so much; 100 is the most. */
        public Routing raisedBy(int raise) {
            return new Routing(queue, Math.min(100, priority + raise), dueIn, approvalFrom);
        }
    }

    /** Names this version of the tables; a judgement records it. */
    String version();

    /** @param code normalised by {@link PsnErrorCode}; empty where the table does not know it */
    Optional<ErrorCode> errorCode(String code);

    CoverageRule coverage(ClaimType type);

    /** In the order of the table. */
    List<EvidenceRule> evidence(ClaimType type, boolean received);

    WindowRule window(ClaimType type);

    Routing routing(Stage stage, Channel channel, Coverage coverage);
}
