package com.psnb2b.codesupport.webhooks;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far webhooks and mails lag behind, for whoever watches over the application; each call asks the database. */
@Component
public class WebhookBacklog {

    private final JdbcClient jdbc;
    private final Clock clock;

    WebhookBacklog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Events that are still to be told, over all endpoints. */
    public long pending() {
        return count("pending");
    }

    /** Events that were given up and not sent again. */
    public long dead() {
        return count("dead");
    }

    /** How long the oldest event waits; zero where none does. */
    public Duration oldest() {
        Optional<Timestamp> since = jdbc.sql(
                        "select created_at from claims.webhook_delivery where state = 'pending' order by created_at limit 1")
                .query(Timestamp.class)
                .optional();
        return since.map(at -> Duration.between(at.toInstant(), clock.instant()))
                .orElse(Duration.ZERO);
    }

    private long count(String state) {
        return jdbc.sql("select count(*) from claims.webhook_delivery where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }
}
