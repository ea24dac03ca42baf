package com.psnb2b.codesupport.notify;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How far the webhooks are behind, counted in the database once in 30 seconds and the same on every node. */
@Component
class WebhookMeters {

    // Both states have an index of their own, and what was delivered is not looked at.
    private static final String COUNT = """
            select (select count(*) from claims.webhook_delivery where state = 'pending') pending,
                (select coalesce(extract(epoch from now() - min(created_at)), 0) from claims.webhook_delivery
                    where state = 'pending') lag,
                (select count(*) from claims.webhook_delivery where state = 'dead') dead""";

    private final JdbcClient jdbc;
    private final Map<String, Number> counted = new ConcurrentHashMap<>();

    WebhookMeters(JdbcClient jdbc, MeterRegistry registry) {
        this.jdbc = jdbc;
        registry.gauge("codesupport.webhooks.pending", counted, all -> value(all, "pending"));
        registry.gauge("codesupport.webhooks.lag.seconds", counted, all -> value(all, "lag"));
        registry.gauge("codesupport.webhooks.dead", counted, all -> value(all, "dead"));
    }

    @Scheduled(initialDelay = 5, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void count() {
        jdbc.sql(COUNT).query().singleRow().forEach((name, value) -> counted.put(name, (Number) value));
    }

    private static double value(Map<String, Number> counted, String name) {
        return counted.getOrDefault(name, 0).doubleValue();
    }
}
