package com.psnb2b.codesupport.process;

import java.time.Instant;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells owners and operators how many claims wait for a model to be mended, and which waits longest. The health stays up:
 * claims can be taken all the same. A start tries them anew, for it may have brought what was missing.
 */
@Component("intake")
class IntakeHealth implements HealthIndicator {

    private static final String COUNTED = "select count(*) from act_ru_incident where incident_type_ = ?";
    private static final String OLDEST = """
            select e.business_key_ claim, i.incident_timestamp_ since
            from act_ru_incident i join act_ru_execution e on e.id_ = i.execution_id_
            where i.incident_type_ = ? order by i.incident_timestamp_ limit 1""";

    private final JdbcClient jdbc;
    private final IntakeRetries retries;

    IntakeHealth(JdbcClient jdbc, IntakeRetries retries) {
        this.jdbc = jdbc;
        this.retries = retries;
    }

    @Override
    public Health health() {
        long waiting = jdbc.sql(COUNTED)
                .param(IntakeProcess.INCIDENT)
                .query(Long.class)
                .single();
        Health.Builder health = Health.up().withDetail("waiting", waiting);
        jdbc.sql(OLDEST)
                .param(IntakeProcess.INCIDENT)
                .query((row, number) ->
                        new Oldest(row.getString(1), row.getTimestamp(2).toInstant()))
                .optional()
                .ifPresent(oldest -> health.withDetail("oldest_claim", oldest.claim())
                        .withDetail("waiting_since", oldest.since().toString())
                        .withDetail("what_failed", "the incident of type " + IntakeProcess.INCIDENT + " in Cockpit"));
        return health.build();
    }

    private record Oldest(String claim, Instant since) {}

    @EventListener(ApplicationReadyEvent.class)
    void tryAgain() {
        retries.makeDue();
    }
}
