package com.psnb2b.codesupport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Monday to Friday 09:00 to 12:00 and 13:00 to 17:00 in London, Christmas off. 30 November 2026 is a Monday. */
class BusinessTimeTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T10:00:00Z, P1D,     2026-12-01T10:00:00Z, the same time on the next day",
        "2026-11-30T10:00:00Z, PT24H,   2026-12-01T10:00:00Z, 24 hours are a day",
        "2026-12-04T16:00:00Z, P1D,     2026-12-07T16:00:00Z, over a weekend",
        "2026-12-04T16:00:00Z, PT2H,    2026-12-07T10:00:00Z, an hour on Friday and one on Monday",
        "2026-11-30T11:30:00Z, PT1H,    2026-11-30T13:30:00Z, over lunch",
        "2026-11-30T12:30:00Z, PT1H,    2026-11-30T14:00:00Z, from the break",
        "2026-12-05T03:00:00Z, P1D,     2026-12-08T09:00:00Z, from a weekend: Monday's beginning and a day",
        "2026-11-30T18:00:00Z, PT30M,   2026-12-01T09:30:00Z, from an evening",
        "2026-12-24T10:00:00Z, P1D,     2026-12-28T10:00:00Z, over Christmas and a weekend",
        "2026-11-30T16:00:00Z, P1DT2H,  2026-12-02T10:00:00Z, a day and two hours",
        "2026-11-30T16:00:00Z, PT0S,    2026-11-30T16:00:00Z, nothing",
        "2027-03-26T10:00:00Z, P1D,     2027-03-29T09:00:00Z, by the clock on the wall when summer time begins",
    })
    void timePassesWhileSomebodyWorks(Instant from, Duration span, Instant until, String why) {
        assertThat(officeHours().after(from, span)).as(why).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T10:00:00Z, P1D,   2026-11-30T10:00:00Z",
        "2026-12-07T10:00:00Z, PT2H,  2026-12-04T16:00:00Z",
        "2026-12-06T10:00:00Z, P1D,   2026-12-03T17:00:00Z",
        "2026-11-30T13:30:00Z, PT1H,  2026-11-30T11:30:00Z",
    })
    void theSameBackwards(Instant until, Duration span, Instant from) {
        assertThat(officeHours().before(until, span)).isEqualTo(from);
    }

    @Test
    void aroundTheClockItIsTheCalendars() {
        BusinessTime time = BusinessTime.of(tables(day -> WorkHours.ALWAYS));
        Instant now = Instant.parse("2026-12-05T03:17:21.123Z");

        for (String span : new String[] {"P1D", "P2D", "PT36H", "PT5M", "P7D"}) {
            assertThat(time.after(now, Duration.parse(span))).isEqualTo(now.plus(Duration.parse(span)));
            assertThat(time.before(now, Duration.parse(span))).isEqualTo(now.minus(Duration.parse(span)));
        }
    }

    @Test
    void aCalendarWithoutWorkCountsAsNone() {
        BusinessTime time = BusinessTime.of(tables(day -> new WorkHours(List.of(), LONDON)));
        Instant now = Instant.parse("2026-12-05T03:00:00Z");

        assertThat(time.after(now, Duration.ofDays(2))).isEqualTo(now.plus(Duration.ofDays(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9-17", "09:00-25:00", "17:00-09:00", "09:00-12:00, 11:00-13:00", "", "24:30-24:40", "always"})
    void hoursThatCannotBeReadAreNone(String text) {
        assertThat(WorkHours.read(text)).isEmpty();
    }

    private static BusinessTime officeHours() {
        List<WorkHours.Span> hours = WorkHours.read("09:00-12:00, 13:00-17:00").orElseThrow();
        return BusinessTime.of(tables(day -> {
            boolean off = day.getDayOfWeek().getValue() > 5 || day.equals(LocalDate.parse("2026-12-25"));
            return new WorkHours(off ? List.of() : hours, LONDON);
        }));
    }

    private static PolicyTables tables(WorkHours.Calendar calendar) {
        PolicyTables tables = mock();
        when(tables.workHours(any())).thenAnswer(call -> calendar.on(call.getArgument(0)));
        return tables;
    }
}
