package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.engine.EngineLiterals;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Literals, read at deployment by the parsers that the engine will read them by when a claim comes. What the engine would
 * take and a claim would not bear (a cycle without an end, a date that no database holds) is refused as well.
 */
final class Literals {

    /** Cycles beside a claim: no oftener than this. */
    private static final Duration CYCLE_FLOOR = Duration.ofHours(1);

    private static final int MOST_TIMES = 100;
    private static final Duration FARTHEST = Duration.ofDays(3660);
    private static final Pattern CYCLE = Pattern.compile("R([0-9]{1,9})/(P[^/]+)");
    private static final Pattern RETRIES = Pattern.compile("R[0-9]{1,9}/P[^/]+|P[^/,]+(,P[^/,]+)*");

    private Literals() {}

    /** A due date, follow-up date or date of a timer. */
    static Optional<String> due(String text) {
        if (text.startsWith("P")) {
            return span(text);
        }
        return EngineLiterals.date(text).map(Literals::tooFar).orElse(Optional.of("is no date that can be read"));
    }

    static Optional<String> span(String text) {
        if (!text.startsWith("P") || text.contains("/")) {
            return Optional.of("is no span of time that can be read");
        }
        // From a fixed day, so that the same model is judged alike whenever it is deployed.
        return EngineLiterals.endOfSpan(text, Instant.EPOCH)
                .map(Literals::lasts)
                .orElse(Optional.of("is no span of time that can be read"));
    }

    private static Optional<String> lasts(Instant end) {
        if (!end.isAfter(Instant.EPOCH)) {
            return Optional.of("is over at once");
        }
        return end.isAfter(Instant.EPOCH.plus(FARTHEST)) ? Optional.of("is longer than ten years") : Optional.empty();
    }

    /** The engine's database holds years of four digits; nothing of a claim lies before it or ten years ahead. */
    private static Optional<String> tooFar(Instant date) {
        boolean near =
                date.isAfter(Instant.EPOCH) && date.isBefore(Instant.now().plus(FARTHEST));
        return near ? Optional.empty() : Optional.of("is in no year that a claim could see");
    }

    static Optional<String> cycle(String text) {
        Matcher cycle = CYCLE.matcher(text);
        boolean read = EngineLiterals.isCycle(text);
        if (!cycle.matches() || !read) {
            return Optional.of(read ? "goes on without an end, or is no cycle" : "is no cycle that can be read");
        }
        int times = Integer.parseInt(cycle.group(1));
        if (times < 1 || times > MOST_TIMES) {
            return Optional.of("says " + times + " times; 1 to " + MOST_TIMES + " are possible");
        }
        return span(cycle.group(2)).or(() -> shorterThanFloor(cycle.group(2)));
    }

    private static Optional<String> shorterThanFloor(String span) {
        return EngineLiterals.endOfSpan(span, Instant.EPOCH)
                .filter(end -> end.isBefore(Instant.EPOCH.plus(CYCLE_FLOOR)))
                .map(end -> "comes round oftener than once an hour");
    }

    static Optional<String> priority(String text) {
        try {
            int priority = Integer.parseInt(text);
            return priority >= 0 && priority <= 100 ? Optional.empty() : Optional.of("is not from 0 to 100");
        } catch (NumberFormatException e) {
            return Optional.of("is no whole number");
        }
    }

    /** How often a failed job is tried again. */
    static Optional<String> retries(String text) {
        Optional<Integer> times = RETRIES.matcher(text).matches() ? EngineLiterals.retries(text) : Optional.empty();
        return times.filter(read -> read >= 1 && read <= MOST_TIMES).isPresent()
                ? Optional.empty()
                : Optional.of("cannot be read; it takes 1 to " + MOST_TIMES
                        + " times and a pause, such as R3/PT5M (three times, five minutes apart)");
    }

    /** How long history is kept. */
    static Optional<String> timeToLive(String text) {
        return EngineLiterals.daysToLive(text).filter(days -> days >= 1).isPresent()
                ? Optional.empty()
                : Optional.of("cannot be read; it takes a number of days, such as P365D");
    }
}
