package com.psnb2b.codesupport.secondlook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How claims are drawn for a second look; how many of them and until when they are due says the table {@code
 * quality-sampling}.
 *
 * @param poll how often a node looks for decided claims
 * @param keyPeriod how long a key is in force, a day at least
 * @param settleWithin of the business calendar, until when a disagreement is due
 */
@ConfigurationProperties("codesupport.second-looks")
public record SecondLookSettings(
        @DefaultValue("PT10S") Duration poll,
        @DefaultValue("P30D") Duration keyPeriod,
        @DefaultValue("P3D") Duration settleWithin) {

    public SecondLookSettings {
        if (poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("codesupport.second-looks.poll must be longer than nothing");
        }
        if (keyPeriod.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("codesupport.second-looks.key-period must be at least P1D");
        }
        if (settleWithin.isNegative() || settleWithin.isZero()) {
            throw new IllegalArgumentException("codesupport.second-looks.settle-within must be longer than nothing");
        }
    }
}
