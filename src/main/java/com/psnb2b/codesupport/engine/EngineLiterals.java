package com.psnb2b.codesupport.engine;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.util.ParseUtil;

/** Dates, times and counts in a model, read by the parsers that the engine has for them; empty where they cannot. */
public final class EngineLiterals {

    private EngineLiterals() {}

    /** A due date, follow-up date or date of a timer. */
    public static Optional<Instant> date(String text) {
        return instant(() -> new DueDateBusinessCalendar().resolveDuedate(text, (Date) null));
    }

    /** When a span of time is over. */
    public static Optional<Instant> endOfSpan(String text, Instant from) {
        return instant(() -> new DurationBusinessCalendar().resolveDuedate(text, Date.from(from)));
    }

    /** Whether a timer can go round by it. */
    public static boolean isCycle(String text) {
        return instant(() -> new CycleBusinessCalendar().resolveDuedate(text, null, 0))
                .isPresent();
    }

    /** How often a failed job is tried again. */
    public static Optional<Integer> retries(String text) {
        return Optional.ofNullable(ParseUtil.parseRetryIntervals(text)).map(read -> read.getRetries());
    }

    /** How many days history is kept. */
    public static Optional<Integer> daysToLive(String text) {
        try {
            return Optional.ofNullable(ParseUtil.parseHistoryTimeToLive(text));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(Supplier<Date> parser) {
        try {
            return Optional.ofNullable(parser.get()).map(Date::toInstant);
        } catch (Exception e) {
            // The engine's calendars throw checked exceptions that they do not declare.
            return Optional.empty();
        }
    }
}
