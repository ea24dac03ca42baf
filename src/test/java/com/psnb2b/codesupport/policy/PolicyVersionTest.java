package com.psnb2b.codesupport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every judgement leaves behind which tables made it, and when. */
class PolicyVersionTest {

    private static final Instant FILED = Instant.parse("2026-11-20T10:00:00Z");
    private static final FixedTables FIRST = new FixedTables(
            "first", Duration.ofDays(7), List.of(EvidenceName.ERROR_SCREENSHOT), Coverage.COVERED_IF_CONFIRMED);
    private static final FixedTables SECOND =
            new FixedTables("second", Duration.ofDays(5), FIRST.required(), FIRST.coverage());

    private final Claim claim = Claim.open("clm_1", submission(), FILED);

    @Test
    void aWindowMeasuredLaterNamesTheTablesThatMeasuredIt() {
        claim.judged(Judge.judge(JudgementInput.of(claim, FILED), FIRST), FILED);
        claim.settle(FILED);
        Instant later = FILED.plus(Duration.ofDays(6));
        Judgement measured = Judge.measureWindow(JudgementInput.of(claim, later), claim.judgement(), SECOND);
        claim.judged(measured, later);
        claim.settle(later);

        assertThat(measured.policyVersion()).isEqualTo("second");
        assertThat(measured.classifiedUnder()).isEqualTo("first");
        assertThat(measured.window().measuredAt()).isEqualTo(later);
        assertThat(claim.newEvents())
                .extracting(ClaimEvent::type, ClaimEvent::policyVersion)
                .containsExactly(
                        tuple("claim.created", null),
                        tuple("claim.evidence_required", "first"),
                        tuple("claim.late_review", "second"));
    }

    @Test
    void aChangedTypeIsToldUnderTheTablesThatChangedIt() {
        claim.judged(Judge.judge(JudgementInput.of(claim, FILED), FIRST), FILED);
        claim.foundRecord(failed(), FILED);
        claim.judged(Judge.judge(JudgementInput.of(claim, FILED), SECOND), FILED);

        assertThat(claim.newEvents()).last().satisfies(event -> {
            assertThat(event.type()).isEqualTo("claim.reclassified");
            assertThat(event.policyVersion()).isEqualTo("second");
        });
    }

    @Test
    void whatIsKnownCountsFromTheLastThingThatWasLearnt() {
        Instant later = FILED.plus(Duration.ofDays(2));
        claim.foundRecord(null, FILED.plusSeconds(1));
        assertThat(claim.knownAt()).isEqualTo(FILED);
        claim.foundRecord(failed(), later);
        claim.foundRecord(failed(), later.plusSeconds(1));
        assertThat(claim.knownAt()).isEqualTo(later);
    }

    private static DeliveryRecord failed() {
        Product none = Product.UNKNOWN;
        return new DeliveryRecord(
                "ORD-1", "r", null, null, DeliveryStatus.FAILED, none, none, null, null, null, null, Set.of());
    }

    private static Submission submission() {
        Product none = Product.UNKNOWN;
        CustomerReport report = new CustomerReport("it does not work", null, null, null);
        ClaimFacts facts = new ClaimFacts(
                "ORD-1",
                ReportedIssue.INVALID_CODE,
                null,
                none,
                none,
                null,
                FILED.minus(Duration.ofHours(1)),
                null,
                null,
                report,
                null);
        return new Submission(facts, "r", Channel.API, "reseller:r", List.of());
    }
}
