package com.psnb2b.codesupport.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.psnb2b.codesupport.insight.Course.End;
import com.psnb2b.codesupport.insight.Course.Event;
import com.psnb2b.codesupport.insight.Course.Overturned;
import com.psnb2b.codesupport.insight.Course.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a timeline says of waits and ends, and that what was counted of a claim can be taken away again. */
class CourseTest {

    private static final Instant FILED = Instant.parse("2026-11-01T23:00:00Z");

    private final List<Event> events = new ArrayList<>();

    @Test
    void onePersonsDecisionWaitsForNoSecond() {
        Course course = course(
                "claim.created 0",
                "claim.submitted 0",
                "claim.under_review 0",
                "claim.reviewed 3 ann refund",
                "claim.resolved 3 ann refund");

        assertThat(course.read().waits()).containsExactly(new Wait(Step.REVIEW, hour(3), Duration.ofHours(3)));
        assertThat(course.read().end()).isEqualTo(new End("refund", hour(3), "ann", Duration.ofHours(3)));
    }

    @Test
    void aDecisionThatIsSentBackIsItsReviewersAndWaitsAgain() {
        Course course = course(
                "claim.created 0",
                "claim.evidence_required 0",
                "claim.submitted 5",
                "claim.under_review 5",
                "claim.reviewed 6 ann refund",
                "claim.second_review 8 sue false",
                "claim.reviewed 9 bob closure",
                "claim.resolved 9 bob closure");

        assertThat(course.read().overturned()).containsExactly(new Overturned(hour(8), "ann"));
        assertThat(course.read().end()).isEqualTo(new End("closure", hour(9), "bob", Duration.ofHours(4)));
        assertThat(course.read().waits())
                .containsExactly(
                        new Wait(Step.COMPLETE_EVIDENCE, hour(5), Duration.ofHours(5)),
                        new Wait(Step.REVIEW, hour(6), Duration.ofHours(1)),
                        new Wait(Step.APPROVAL, hour(8), Duration.ofHours(2)),
                        new Wait(Step.REVIEW, hour(9), Duration.ofHours(1)));
    }

    @Test
    void whatIsNotCoveredHasEndedUntilSomebodyAsks() {
        Course ended = course("claim.created 0", "claim.not_covered 0");
        assertThat(ended.read().end()).isEqualTo(new End("not_covered", hour(0), null, null));

        Course asked = course("claim.reconsideration_requested 4", "claim.submitted 4", "claim.under_review 4");
        assertThat(asked.read().end()).isNull();
    }

    @Test
    void whatWasCountedIsTakenAwayByTheSameCourse() {
        Course before = course("claim.created 0", "claim.evidence_required 0");
        Course now = course("claim.withdrawn 2");
        Tally tally = new Tally();
        tally.add(before, 1);
        tally.add(now.before(before.sequence(), "acme", "unclear", "SKU-1", null), -1);
        assertThat(tally.counts()).isEmpty();
        assertThat(tally.times()).isEmpty();

        tally.add(now, 1);
        // Filed on one day and withdrawn on the next: all, SKU, batch (each of all and of the reseller), and by
        // reseller.
        assertThat(tally.counts()).hasSize(14);
        // The wait for evidence, of all and of the reseller.
        assertThat(tally.times()).hasSize(2);
    }

    @Test
    void aMedianIsATenthOffAtMost() {
        for (Duration one :
                List.of(Duration.ofSeconds(7), Duration.ofMinutes(50), Duration.ofDays(3), Duration.ofDays(800))) {
            Map<Integer, Long> buckets = new HashMap<>();
            buckets.put(Spread.bucket(one), 9L);
            buckets.put(Spread.bucket(one.multipliedBy(50)), 1L);
            Spread spread = Spread.of(buckets);
            assertThat(spread.count()).isEqualTo(10);
            assertThat((double) spread.median().toSeconds()).isCloseTo(one.toSeconds(), within(0.1 * one.toSeconds()));
            assertThat(spread.nineOfTen()).isEqualTo(spread.median());
        }
        assertThat(Spread.of(Map.of())).isEqualTo(Spread.NONE);
    }

    /** The course so far, and these: type, hours since filing, who, and what was decided or answered. */
    private Course course(String... more) {
        for (String line : more) {
            String[] words = line.split(" ");
            String last = words.length > 3 ? words[3] : null;
            boolean answer = words[0].equals("claim.second_review");
            events.add(new Event(
                    events.size() + 1,
                    words[0],
                    hour(Integer.parseInt(words[1])),
                    words.length > 2 ? "user:" + words[2] : "system",
                    answer ? null : last,
                    answer ? Boolean.valueOf(last) : null));
        }
        return new Course("acme", "unclear", "SKU-1", null, List.copyOf(events));
    }

    private static Instant hour(int hours) {
        return FILED.plus(Duration.ofHours(hours));
    }
}
