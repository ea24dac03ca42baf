package com.psnb2b.codesupport.platform.inbound;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MinimumRateTest {

    private long now;
    private final MinimumRate pace = new MinimumRate(() -> now);

    @Test
    void aByteASecondIsCutOffAfterTheGrace() {
        assertThatCode(() -> sent(9, 1, 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> sent(3, 1, 1)).isInstanceOf(MinimumRate.TooSlow.class);
    }

    @Test
    void aSlowAndHonestLineMaySendFiftyMegabytes() {
        assertThatCode(() -> sent(400, 1, 125_000)).doesNotThrowAnyException();
    }

    @Test
    void oneWhoStopsForAWhileMayGoOn() {
        assertThatCode(() -> {
                    sent(5, 1, 50_000);
                    sent(1, 15, 50_000);
                    sent(5, 1, 50_000);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void theRestBetweenTwoRequestsCountsForNeither() {
        assertThatCode(() -> {
                    for (int request = 0; request < 5; request++) {
                        sent(1, 55, 300);
                        pace.out(500);
                        pace.in(0);
                        later(30);
                        pace.in(0);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void whatWeTakeForOurselvesIsNotTheirs() {
        assertThatCode(() -> {
                    pace.in(300);
                    later(120);
                    pace.in(300);
                    later(120);
                    pace.out(100);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void anAnswerThatIsHardlyTakenIsCutOff() {
        assertThatThrownBy(() -> {
                    pace.in(300);
                    for (int i = 0; i < 20; i++) {
                        pace.out(100);
                        pace.out(0);
                        later(2);
                    }
                })
                .isInstanceOf(MinimumRate.TooSlow.class);
    }

    private void sent(int times, int seconds, int bytes) throws MinimumRate.TooSlow {
        for (int i = 0; i < times; i++) {
            pace.in(0);
            later(seconds);
            pace.in(bytes);
        }
    }

    private void later(int seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }
}
