package com.psnb2b.codesupport.engine;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Functions that the lists in Tasklist may use besides the engine's own. Public, because expressions call it. */
public final class TaskListFunctions {

    private TaskListFunctions() {}

    /** Midnight that ends the server's day ({@code TZ}); the engine's {@code dateTime()} needs a call to get there. */
    public static Date endOfDay() {
        ZoneId zone = ZoneId.systemDefault();
        return Date.from(LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), zone)
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant());
    }
}
