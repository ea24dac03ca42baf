package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private final AtomicLong nanos = new AtomicLong();
    private final SignInThrottle throttle = new SignInThrottle(nanos::get);

    @Test
    void tenFailuresRefuseOneNameForAMinute() {
        fail(9);
        assertThat(throttle.refuses("anna")).isFalse();

        fail(1);
        assertThat(throttle.refuses("anna")).isTrue();
        assertThat(throttle.refuses("bert")).isFalse();

        pass(Duration.ofSeconds(61));
        assertThat(throttle.refuses("anna")).isFalse();
    }

    @Test
    void aRightPasswordOrTimeForgetsFailures() {
        fail(9);
        throttle.succeeded("anna");
        fail(9);
        assertThat(throttle.refuses("anna")).isFalse();

        pass(Duration.ofMinutes(6));
        fail(9);
        assertThat(throttle.refuses("anna")).isFalse();
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(time -> throttle.failed("anna"));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
