package com.psnb2b.codesupport.process.guard;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** What lists in Tasklist may ask besides the engine's own functions. Public, because expressions call it. */
public final class ListFunctions {

    private ListFunctions() {}

    /** Midnight that ends the server's day ({@code TZ}); the engine's {@code dateTime()} needs a call to get there. */
    public static Date endOfDay() {
        ZoneId zone = ZoneId.systemDefault();
        return Date.from(LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), zone)
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant());
    }
}
