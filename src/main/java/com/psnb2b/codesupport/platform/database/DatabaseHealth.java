package com.psnb2b.codesupport.platform.database;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the database takes writes, in place of Spring's own indicator, which asks whether it answers. Says what the last
 * {@link Heartbeat} found, and so at once.
 */
@Component("dbHealthIndicator")
class DatabaseHealth implements HealthIndicator {

    private final Heartbeat heartbeat;

    DatabaseHealth(Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
    }

    @Override
    public Health health() {
        return heartbeat
                .standsStill()
                .map(why -> Health.down().withDetail("why", why).build())
                .orElseGet(() -> Health.up().build());
    }
}
