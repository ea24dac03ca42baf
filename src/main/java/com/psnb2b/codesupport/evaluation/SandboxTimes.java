package com.psnb2b.codesupport.evaluation;

import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.platform.EvaluationMode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each reseller is ahead of the time of day; kept over restarts. Evaluation mode is a single node. */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
public class SandboxTimes {

    static final Duration FARTHEST = Duration.ofDays(365);

    private final JdbcClient jdbc;
    private final Map<String, Duration> ahead = new ConcurrentHashMap<>();

    SandboxTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("select reseller_id, ahead_seconds from claims.sandbox_clock").query(row -> {
            ahead.put(row.getString("reseller_id"), Duration.ofSeconds(row.getLong("ahead_seconds")));
        });
    }

    /** Zero for a reseller that has moved nothing, and for none. */
    public Duration aheadOf(String resellerId) {
        return resellerId == null ? Duration.ZERO : ahead.getOrDefault(resellerId, Duration.ZERO);
    }

    /**
     * Moves a reseller's clock forward; there is no way back, since its claims have been there.
     *
     * @param by from a second on
     * @return how far it is ahead now
     * @throws InvalidInput that names {@code advance} above {@link #FARTHEST} in all
     */
    public Duration advance(String resellerId, Duration by) {
        return ahead.compute(resellerId, (id, before) -> {
            Duration now = (before == null ? Duration.ZERO : before).plus(by);
            if (now.compareTo(FARTHEST) > 0) {
                throw InvalidInput.of("advance", "invalid", "must leave the clock at most 365 days ahead in all");
            }
            jdbc.sql("""
                            insert into claims.sandbox_clock (reseller_id, ahead_seconds) values (?, ?)
                            on conflict (reseller_id) do update set ahead_seconds = excluded.ahead_seconds""").params(resellerId, now.toSeconds()).update();
            return now;
        });
    }
}
