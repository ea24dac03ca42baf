package com.psnb2b.codesupport.insight;

import com.psnb2b.codesupport.platform.database.BackgroundWork;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How many codes were delivered within {@link #PERIOD}, by reseller, SKU and batch, as of the last hour. */
@Component
public class DeliveredCodes {

    /** How far the history of a party goes back. */
    public static final Duration PERIOD = Duration.ofDays(90);

    private static final long LOCK = 0x4445_4c49_5645_5244L;

    /** A little less than the hour, so that an hourly call is never early by its own running time. */
    private static final Duration RECENT = Duration.ofMinutes(55);

    private static final String COUNT = """
            insert into claims.delivered_codes (dimension, value, codes, counted_at)
            select case grouping(reseller_id, sku, batch) when 3 then 'reseller' when 5 then 'sku' else 'batch' end,
                coalesce(reseller_id, sku, batch), count(*), :at
            from (select reseller_id, body #>> '{delivered,sku}' as sku, body ->> 'batch_id' as batch
                from claims.delivery where delivered_at >= :since) delivered
            group by grouping sets ((reseller_id), (sku), (batch))
            having coalesce(reseller_id, sku, batch) is not null
            on conflict (dimension, value) do update set codes = excluded.codes, counted_at = excluded.counted_at""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BackgroundWork background;
    private final Clock clock;

    DeliveredCodes(JdbcClient jdbc, TransactionTemplate transaction, BackgroundWork background, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.background = background;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void hourly() {
        transaction.executeWithoutResult(status -> {
            boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query(Boolean.class)
                    .single();
            boolean recently = jdbc.sql("select exists (select 1 from claims.delivered_codes where counted_at > ?)")
                    .param(Timestamp.from(clock.instant().minus(RECENT)))
                    .query(Boolean.class)
                    .single();
            if (mine && !recently) {
                count();
            }
        });
    }

    /** Counts anew. */
    public void count() {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            background.takesItsTime();
            jdbc.sql(COUNT)
                    .param("at", Timestamp.from(now))
                    .param("since", Timestamp.from(now.minus(PERIOD)))
                    .update();
            jdbc.sql("delete from claims.delivered_codes where counted_at <> ?")
                    .param(Timestamp.from(now))
                    .update();
        });
    }

    /** Empty where no record of a delivery is known. */
    public Optional<Long> of(Dimension dimension, String value) {
        return jdbc.sql("select codes from claims.delivered_codes where dimension = ? and value = ?")
                .params(dimension.key(), value)
                .query(Long.class)
                .optional();
    }
}
