package com.psnb2b.codesupport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.policy.EvidenceTimeline.Moment;
import com.psnb2b.codesupport.policy.EvidenceTimeline.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The six steps of a claim for people (policy, section 3): recorded beats stated, and nothing unknown is made up. */
class EvidenceTimelineTest {

    private static final PolicyTables TABLES =
            new FixedTables("1", Duration.ofDays(7), List.of(), Coverage.NEEDS_REVIEW);

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void aRecordOutweighsWhatIsStatedAndKeepsIt() {
        List<Moment> moments = EvidenceTimeline.of(
                dossier(record(NOON.minusSeconds(7200), NOON)),
                List.of(Contradiction.RECORD_DISAGREES_TIME, Contradiction.ATTEMPTED_BEFORE_DELIVERY),
                TABLES);
        Moment delivered = moments.get(Step.DELIVERED.ordinal());
        assertThat(delivered.at()).isEqualTo(NOON.minusSeconds(7200));
        assertThat(delivered.source()).isEqualTo("recorded");
        assertThat(delivered.stated()).isEqualTo(NOON);
        assertThat(delivered.contradictions()).containsExactly(Contradiction.RECORD_DISAGREES_TIME);
        assertThat(moments.get(Step.RETRIEVED.ordinal()).stated())
                .as("the same time within a minute")
                .isNull();
        assertThat(moments.get(Step.ATTEMPTED.ordinal()).contradictions())
                .containsExactly(Contradiction.ATTEMPTED_BEFORE_DELIVERY);
    }

    @Test
    void whatNobodyKnowsStaysOpen() {
        List<Moment> moments = EvidenceTimeline.of(dossier(null), List.of(), TABLES);
        assertThat(moments).extracting(Moment::step).containsExactly(Step.values());
        assertThat(moments.get(Step.ORDERED.ordinal()).at()).isNull();
        assertThat(moments.get(Step.ORDERED.ordinal()).source()).isNull();
        assertThat(moments.get(Step.DELIVERED.ordinal()).source()).isEqualTo("stated");
        assertThat(moments.get(Step.RECEIVED.ordinal()).at()).isEqualTo(NOON.plusSeconds(90_000));
    }

    private static JudgementInput dossier(DeliveryRecord record) {
        ClaimFacts facts = new ClaimFacts(
                "ORD-1",
                ReportedIssue.INVALID_CODE,
                null,
                Product.UNKNOWN,
                Product.UNKNOWN,
                null,
                NOON,
                null,
                NOON.plusSeconds(30),
                new CustomerReport("It does not work", null, NOON.minusSeconds(9000), null),
                null);
        Instant received = NOON.plusSeconds(90_000);
        return new JudgementInput(facts, List.of(), record, received, received);
    }

    private static DeliveryRecord record(Instant delivered, Instant retrieved) {
        return new DeliveryRecord(
                "ORD-1",
                "acme",
                null,
                null,
                DeliveryStatus.DELIVERED,
                Product.UNKNOWN,
                Product.UNKNOWN,
                null,
                null,
                delivered,
                retrieved,
                Set.of());
    }
}
