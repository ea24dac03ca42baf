package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Comparison;
import com.psnb2b.codesupport.claim.Confidence;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Region;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        REVIEW("review-claim"),
        LATE("decide-late-claim"),
        APPROVAL("approve-outcome"),
        OVERDUE("escalate-review");

        private final String step;

        Stage(String step) {
            this.step = step;
        }

        /** Id of the step that every model has for it (contract, section 3). */
        public String step() {
            return step;
        }
    }

    /**
     * A row of {@code review-routing}.
     *
     * @param queue candidate group of the task
     * @param priority 0 to 100, higher first
     * @param dueIn time until the task is due, of the business calendar; see {@link BusinessTime}
     * @param approvalFrom worth, in the reference currency, from which a replacement or refund needs a second person
     */
    record Routing(String queue, int priority, Duration dueIn, BigDecimal approvalFrom) {

        /** The same route, more urgent by so much; 100 is the most. */
        public Routing raisedBy(int raise) {
            return new Routing(queue, Math.min(100, priority + raise), dueIn, approvalFrom);
        }
    }

    /**
     * A row of {@code region-zones} (policy, section 2a).
     *
     * @param members ISO 3166-1 alpha-2
     * @param doubtful countries of which nobody can say whether they belong to it
     * @param everywhere whether every country belongs to it
     */
    record Zone(Set<String> members, Set<String> doubtful, boolean everywhere) {

        /** How a country stands to the zone. */
        Comparison compare(Region country) {
            if (everywhere || members.contains(country.code())) {
                return Comparison.SAME;
            }
            return doubtful.contains(country.code()) ? Comparison.NOT_COMPARABLE : Comparison.DIFFERENT;
        }
    }

    /** What a sum of payouts is counted over (policy, section 9). */
    enum PayoutScope {
        ORDER,
        RESELLER_DAY
    }

    /** Names this version of the tables; a judgement records it. */
    String version();

    /** @param code normalised by {@link PsnErrorCode}; empty where the table does not know it */
    Optional<ErrorCode> errorCode(String code);

    CoverageRule coverage(ClaimType type);

    /** In the order of the table. */
    List<EvidenceRule> evidence(ClaimType type, boolean received);

    WindowRule window(ClaimType type);

    Routing routing(RouteFacts facts);

    /** When people work on this day; around the clock where {@code business-calendar} is silent. */
    WorkHours workHours(LocalDate day);

    /** @param name in capitals; empty where the table does not list the zone */
    Optional<Zone> zone(String name);

    /** What the table {@code products} knows of a SKU; see {@link FactComparator#folded}. */
    Optional<Product> product(String sku);

    /** What one unit of a currency is worth in the reference currency; empty where {@code face-values} does not know. */
    Optional<BigDecimal> faceValue(Currency currency);

    /** What one person may pay out alone, in the reference currency; nothing where {@code authority-limits} is silent. */
    BigDecimal payoutLimit(PayoutScope scope);
}
