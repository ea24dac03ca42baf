package com.psnb2b.codesupport.replay;

import java.time.Duration;

/** Durations in words. */
final class DurationText {

    private DurationText() {}

    /** Such as {@code 2 days} or {@code 12 hours}; what is neither stays as ISO 8601. */
    static String inWords(Duration span) {
        if (span.equals(Duration.ofDays(span.toDays()))) {
            return count(span.toDays(), "day");
        }
        return span.equals(Duration.ofHours(span.toHours())) ? count(span.toHours(), "hour") : span.toString();
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
