package com.psnb2b.codesupport.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A moment as a page shows it.
 *
 * @param iso for the browser
 * @param utc for people, in UTC
 * @param local for people, in their own time zone; null where that is UTC or not known
 */
record Moment(String iso, String utc, String local) {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

    /** In the person's own time zone where it is known. */
    public String shown() {
        return local == null ? utc : local;
    }

    /** Null for no moment. */
    static Moment of(Instant instant, ZoneId zone) {
        if (instant == null) {
            return null;
        }
        boolean elsewhere = !zone.getRules().getOffset(instant).equals(ZoneOffset.UTC);
        return new Moment(
                instant.toString(),
                FORMAT.format(instant.atZone(ZoneOffset.UTC)) + " UTC",
                elsewhere ? FORMAT.format(instant.atZone(zone)) + " (" + zone.getId() + ")" : null);
    }

    /** A stretch of time as people say it, the two largest units of days, hours and minutes. */
    static String words(Duration time) {
        List<String> units = new ArrayList<>();
        add(units, time.toDays(), "day");
        add(units, time.toHoursPart(), "hour");
        add(units, time.toMinutesPart(), "minute");
        return units.isEmpty() ? "less than a minute" : String.join(" ", units.subList(0, Math.min(2, units.size())));
    }

    private static void add(List<String> units, long count, String unit) {
        if (count > 0) {
            units.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
