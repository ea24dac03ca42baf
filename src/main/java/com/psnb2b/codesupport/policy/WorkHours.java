package com.psnb2b.codesupport.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When people work on one day, as a row of {@code business-calendar} says.
 *
 * @param spans of the day in their order, none on a day off
 * @param zone that the hours are of
 */
public record WorkHours(List<Span> spans, ZoneId zone) {

    static final int DAY = 24 * 60;

    /** Around the clock; so it is without a calendar. */
    public static final WorkHours ALWAYS = new WorkHours(List.of(new Span(0, DAY)), ZoneId.of("UTC"));

    private static final String OFF = "closed";
    private static final Pattern SPAN =
            Pattern.compile("([01]?\\d|2[0-4]):([0-5]\\d)\\s*-\\s*([01]?\\d|2[0-4]):([0-5]\\d)");

    /** Minutes of the day, the end not among them. */
    public record Span(int from, int to) {}

    /** Hours of that day. */
    @FunctionalInterface
    public interface Calendar {
        WorkHours on(LocalDate day);
    }

    /**
     * Reads hours such as {@code 09:00-17:00}, {@code 09:00-12:00, 13:00-17:30} or {@code closed}.
     *
     * @return empty where they cannot be read, overlap or run backwards
     */
    public static Optional<List<Span>> read(String text) {
        if (text.strip().equalsIgnoreCase(OFF)) {
            return Optional.of(List.of());
        }
        List<Span> spans = new ArrayList<>();
        int last = 0;
        for (String part : text.split(",", -1)) {
            Matcher span = SPAN.matcher(part.strip());
            if (!span.matches()) {
                return Optional.empty();
            }
            int from = minute(span.group(1), span.group(2));
            int to = minute(span.group(3), span.group(4));
            if (from < last || to <= from || to > DAY) {
                return Optional.empty();
            }
            spans.add(new Span(from, to));
            last = to;
        }
        return Optional.of(spans);
    }

    private static int minute(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }
}
