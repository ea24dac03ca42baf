package com.psnb2b.codesupport.insight;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Durations as a histogram whose steps grow by a fifth, so that sums of any days give a median that is at most a tenth off,
 * from seconds to years.
 *
 * @param count how many durations there are
 * @param median null where there are none, like the next
 * @param nineOfTen nine of ten were shorter
 */
public record Spread(long count, Duration median, Duration nineOfTen) {

    static final Spread NONE = new Spread(0, null, null);

    /** Steps in which a duration doubles. */
    private static final int STEPS = 4;

    /** The step of a duration; 0 for less than a second. */
    static int bucket(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 1 ? 0 : 1 + (int) Math.floor(STEPS * Math.log(seconds) / Math.log(2));
    }

    /** What stands for the durations of a step: its middle. */
    static Duration middle(int bucket) {
        return bucket == 0 ? Duration.ZERO : Duration.ofSeconds(Math.round(Math.pow(2, (bucket - 0.5) / STEPS)));
    }

    /** @param buckets numbers by step */
    static Spread of(Map<Integer, Long> buckets) {
        SortedMap<Integer, Long> sorted = new TreeMap<>(buckets);
        long count = sorted.values().stream().mapToLong(Long::longValue).sum();
        return count <= 0 ? NONE : new Spread(count, at(sorted, (count + 1) / 2), at(sorted, (9 * count + 9) / 10));
    }

    private static Duration at(SortedMap<Integer, Long> sorted, long rank) {
        long passed = 0;
        for (Map.Entry<Integer, Long> step : sorted.entrySet()) {
            passed += step.getValue();
            if (passed >= rank) {
                return middle(step.getKey());
            }
        }
        return middle(sorted.lastKey());
    }
}
