package com.psnb2b.codesupport.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How many requests each API key has left in its minute, on this node. Minutes run from a key's first request on, and
 * each begins with the whole rate, so that a caller can count along.
 */
@Component
class RateLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int KEYS_REMEMBERED = 10_000;

    private final TimeMeter time;
    /** A key that was silent for a whole minute has its whole rate again, so that forgetting it changes nothing. */
    private final Cache<ApiCaller, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(KEYS_REMEMBERED)
            .expireAfterAccess(MINUTE.plusSeconds(1))
            .build();

    RateLimits(Clock clock) {
        time = new ClockMeter(clock);
    }

    /**
     * What one request leaves.
     *
     * @param granted whether the request may go on
     * @param remaining further requests in this minute
     * @param secondsToReset until the whole rate is there again, rounded up; 0 to 60
     */
    record Grant(boolean granted, long remaining, long secondsToReset) {}

    /** Counts one request of the key. */
    Grant take(ApiCaller caller) {
        ConsumptionProbe probe = buckets.get(caller, this::fullBucket).tryConsumeAndReturnRemaining(1);
        return new Grant(probe.isConsumed(), probe.getRemainingTokens(), secondsUp(probe.getNanosToWaitForReset()));
    }

    private Bucket fullBucket(ApiCaller caller) {
        int rate = caller.requestsPerMinute();
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(rate).refillIntervally(rate, MINUTE))
                .build();
    }

    private static long secondsUp(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
    }

    /** The application's clock, as Bucket4j reads time. */
    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
