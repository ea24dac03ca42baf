package com.psnb2b.codesupport.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How far each channel is behind, counted in the database once in 30 seconds and the same on every node. */
@Component
class WebhookMeters {

    // Both states have an index of their own, and what was delivered is not looked at.
    private static final String COUNT = """
            select (select count(*) %1$s where state = 'pending' and kind = :kind) pending,
                (select coalesce(extract(epoch from now() - min(delivery.created_at)), 0) %1$s
                    where state = 'pending' and kind = :kind) lag,
                (select count(*) %1$s where state = 'dead' and kind = :kind) dead""".formatted("""
            from claims.webhook_delivery delivery
                join claims.webhook_endpoint endpoint on endpoint.id = delivery.endpoint_id""");

    private final JdbcClient jdbc;
    private final List<Channel> channels;
    private final Map<String, Number> counted = new ConcurrentHashMap<>();

    WebhookMeters(JdbcClient jdbc, List<Channel> channels, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.channels = channels;
        for (Channel channel : channels) {
            gauge(registry, channel, "pending", "pending");
            gauge(registry, channel, "lag.seconds", "lag");
            gauge(registry, channel, "dead", "dead");
        }
    }

    private void gauge(MeterRegistry registry, Channel channel, String name, String column) {
        registry.gauge(
                "codesupport." + channel.plural() + "." + name,
                counted,
                all -> all.getOrDefault(channel.kind() + column, 0).doubleValue());
    }

    @Scheduled(initialDelay = 5, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void count() {
        for (Channel channel : channels) {
            jdbc.sql(COUNT)
                    .param("kind", channel.kind())
                    .query()
                    .singleRow()
                    .forEach((name, value) -> counted.put(channel.kind() + name, (Number) value));
        }
    }
}
