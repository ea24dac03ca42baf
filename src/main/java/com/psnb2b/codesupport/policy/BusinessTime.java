package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.policy.WorkHours.Calendar;
import com.psnb2b.codesupport.policy.WorkHours.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Counts time in which people work: a day of a span is a day on which somebody does, at the same time of day or, where
 * nobody works then, at the next that somebody does; hours and minutes are those of work. For due times, reminders and
 * escalations; the claim window counts calendar days (policy, section 4).
 */
public final class BusinessTime {

    /** Days in which some work must be found; a calendar that has none counts as none. */
    private static final int FARTHEST = 400;

    /** Longer spans are of the calendar. */
    private static final long MOST_DAYS = 400;

    private final Calendar calendar;
    private final ZoneId zone;

    private BusinessTime(Calendar calendar, ZoneId zone) {
        this.calendar = calendar;
        this.zone = zone;
    }

    /** By the table {@code business-calendar}; its zone is that of a Monday. */
    public static BusinessTime of(PolicyTables tables) {
        return new BusinessTime(
                tables::workHours,
                tables.workHours(LocalDate.EPOCH.minusDays(3)).zone());
    }

    /** When so much time in which people work has passed. */
    public Instant after(Instant from, Duration span) {
        return span.toDays() > MOST_DAYS
                ? from.plus(span)
                : moved(from, span, 1).orElse(from.plus(span));
    }

    /** The moment from which so much time in which people work is left. */
    public Instant before(Instant until, Duration span) {
        return span.toDays() > MOST_DAYS
                ? until.minus(span)
                : moved(until, span, -1).orElse(until.minus(span));
    }

    private Optional<Instant> moved(Instant from, Duration span, int direction) {
        Optional<Instant> at = atWork(from, direction);
        for (long day = 0; day < span.toDays() && at.isPresent(); day++) {
            at = onNextDay(at.get(), direction);
        }
        Duration rest = span.minusDays(span.toDays());
        return rest.isZero() ? at : at.flatMap(start -> worked(start, rest, direction));
    }

    /** This moment where somebody works at it, else the nearest in the direction. */
    private Optional<Instant> atWork(Instant moment, int direction) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        for (int far = 0; far <= FARTHEST; far++) {
            for (Work work : work(day.plusDays((long) direction * far), direction)) {
                if (direction > 0 && moment.isBefore(work.to())) {
                    return Optional.of(moment.isBefore(work.from()) ? work.from() : moment);
                }
                if (direction < 0 && moment.isAfter(work.from())) {
                    return Optional.of(moment.isAfter(work.to()) ? work.to() : moment);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> onNextDay(Instant moment, int direction) {
        ZonedDateTime local = moment.atZone(zone);
        for (int far = 1; far <= FARTHEST; far++) {
            ZonedDateTime sameTime = local.plusDays((long) direction * far);
            List<Work> day = work(sameTime.toLocalDate(), 1);
            if (!day.isEmpty()) {
                Instant last = day.get(day.size() - 1).to();
                return sameTime.toInstant().isAfter(last)
                        ? Optional.of(last)
                        : atWork(sameTime.toInstant(), day.get(0).from().isAfter(sameTime.toInstant()) ? 1 : direction);
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> worked(Instant from, Duration span, int direction) {
        Duration left = span;
        LocalDate day = from.atZone(zone).toLocalDate();
        for (int far = 0; far <= FARTHEST; far++) {
            for (Work work : work(day.plusDays((long) direction * far), direction)) {
                Instant start = direction > 0 ? later(work.from(), from) : earlier(work.to(), from);
                Duration there =
                        direction > 0 ? Duration.between(start, work.to()) : Duration.between(work.from(), start);
                if (there.compareTo(left) >= 0) {
                    return Optional.of(direction > 0 ? start.plus(left) : start.minus(left));
                }
                left = there.isNegative() ? left : left.minus(there);
            }
        }
        return Optional.empty();
    }

    private record Work(Instant from, Instant to) {}

    private List<Work> work(LocalDate day, int direction) {
        List<Work> spans = new ArrayList<>();
        for (Span span : calendar.on(day).spans()) {
            spans.add(new Work(at(day, span.from()), at(day, span.to())));
        }
        if (direction < 0) {
            Collections.reverse(spans);
        }
        return spans;
    }

    private Instant at(LocalDate day, int minute) {
        return minute == WorkHours.DAY
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(minute / 60, minute % 60).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
