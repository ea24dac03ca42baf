package com.psnb2b.codesupport.platform.database;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Tells operators how far the clocks of the nodes are apart. Claims can be taken all the same: a status of its own, that
 * leaves the whole as it is.
 */
@Component("clocks")
class ClocksHealth implements HealthIndicator {

    private static final Status OUT_OF_STEP =
            new Status("OUT_OF_STEP", "set the clocks of the nodes, best by a time service");

    private final Heartbeat heartbeat;

    ClocksHealth(Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
    }

    @Override
    public Health health() {
        boolean inStep = heartbeat.apart().compareTo(Heartbeat.IN_STEP) <= 0;
        return Health.status(inStep ? Status.UP : OUT_OF_STEP)
                .withDetail("apart_ms", heartbeat.apart().toMillis())
                .build();
    }
}
