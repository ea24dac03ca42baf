package com.psnb2b.codesupport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.Window;
import com.psnb2b.codesupport.claim.WindowState;
import com.psnb2b.codesupport.policy.KnownFacts.Opening;
import com.psnb2b.codesupport.policy.PolicyTables.WindowRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The claim window, to the instant (policy, section 4). */
class WindowCheckTest {

    private static final Instant OPENED = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant RECEIVED = OPENED.plus(Duration.ofDays(2));
    private static final Instant CLOSES = Instant.parse("2026-11-27T12:00:00Z");
    private static final WindowRule RULE = new WindowRule(Duration.ofDays(7), Duration.ofDays(1));

    @Test
    void itRunsFromTheOpeningAndKeepsWhatThatWas() {
        Window window = check(new Opening(OPENED, "made_available_at", "recorded"), RECEIVED);

        assertThat(window)
                .isEqualTo(new Window(
                        WindowState.OPEN,
                        "made_available_at",
                        "recorded",
                        OPENED,
                        CLOSES,
                        CLOSES.minus(Duration.ofDays(1)),
                        RECEIVED));
    }

    @Test
    void theClosingInstantIsInTimeAndTheNextIsNot() {
        assertThat(check(opening(), CLOSES).state()).isEqualTo(WindowState.OPEN);
        assertThat(check(opening(), CLOSES.plusNanos(1)).state()).isEqualTo(WindowState.LATE);
    }

    @Test
    void whereTheStartIsUnknownTheWaitRunsFromReceipt() {
        Window window = check(null, RECEIVED.plusSeconds(1));

        assertThat(window.state()).isEqualTo(WindowState.UNDETERMINED);
        assertThat(window.openedBy()).isNull();
        assertThat(window.source()).isNull();
        assertThat(window.opensAt()).isNull();
        assertThat(window.closesAt()).isEqualTo(RECEIVED.plus(Duration.ofDays(7)));
        assertThat(window.remindAt()).isEqualTo(RECEIVED.plus(Duration.ofDays(6)));
        assertThat(window.measuredAt()).isEqualTo(RECEIVED.plusSeconds(1));
    }

    @Test
    void theWaitForAnUnknownStartEndsToo() {
        Instant end = RECEIVED.plus(Duration.ofDays(7));

        assertThat(check(null, end).state()).isEqualTo(WindowState.UNDETERMINED);
        assertThat(check(null, end.plusNanos(1)).state()).isEqualTo(WindowState.LATE);
    }

    @Test
    void aReminderThatWouldBePastComesHalfWayToTheEnd() {
        Instant dayBefore = CLOSES.minus(Duration.ofDays(1));

        assertThat(check(opening(), dayBefore.minusSeconds(1)).remindAt()).isEqualTo(dayBefore);
        assertThat(check(opening(), dayBefore).remindAt()).isEqualTo(CLOSES.minus(Duration.ofHours(12)));
        assertThat(check(opening(), CLOSES.minus(Duration.ofHours(2))).remindAt())
                .isEqualTo(CLOSES.minus(Duration.ofHours(1)));
    }

    private static Opening opening() {
        return new Opening(OPENED, "delivered_at", "stated");
    }

    private static Window check(Opening opening, Instant asOf) {
        return WindowCheck.check(
                opening,
                RULE,
                BusinessTime.of(new FixedTables("v", Duration.ofDays(7), List.of(), Coverage.NEEDS_REVIEW)),
                RECEIVED,
                asOf);
    }
}
