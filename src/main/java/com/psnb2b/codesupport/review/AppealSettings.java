package com.psnb2b.codesupport.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How resellers appeal.
 *
 * @param window how long an outcome may be appealed, in days of the calendar, from 1 to 90; an outcome keeps the time that
 *     held when it was written
 */
@ConfigurationProperties("codesupport.appeal")
public record AppealSettings(@DefaultValue("P14D") Duration window) {

    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(90);

    public AppealSettings {
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("codesupport.appeal.window must be P1D to P90D");
        }
    }
}
