package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A moment as a page shows it, in the words of whoever reads.
 *
 * @param iso for the browser
 * @param utc for people, in UTC
 * @param local for people, in their own time zone; null where that is UTC or not known
 */
record DisplayTime(String iso, String utc, String local) {

    /** In the person's own time zone where it is known. */
    public String shown() {
        return local == null ? utc : local;
    }

    /** Null for no moment. */
    static DisplayTime of(Instant instant, ZoneId zone) {
        if (instant == null) {
            return null;
        }
        boolean elsewhere = !zone.getRules().getOffset(instant).equals(ZoneOffset.UTC);
        Words words = Words.ofReader();
        return new DisplayTime(
                instant.toString(),
                words.moment(instant, ZoneOffset.UTC) + " UTC",
                elsewhere ? words.moment(instant, zone) + " (" + zone.getId() + ")" : null);
    }

    /** A stretch of time as people say it, the two largest units of days, hours and minutes. */
    static String words(Duration time) {
        return Words.ofReader().duration(time);
    }
}
