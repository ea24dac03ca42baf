package com.psnb2b.codesupport.platform.database;

import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a row to the database every few seconds, as a claim would be written: a database that answers may still be
 * full or read-only. On a thread of its own, so that whoever asks never waits, and nothing else that waits holds it up.
 */
@Component
class Heartbeat implements SmartLifecycle {

    /** Nodes of one system may be so far apart. */
    static final Duration IN_STEP = Duration.ofSeconds(1);

    /** A heart that beat longer ago than this stands still: three beats, and the time to have a connection. */
    static final Duration STILL = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private static final Duration PAUSE = Duration.ofSeconds(3);

    /** A comparison that took longer says too little. */
    private static final Duration QUICK = Duration.ofMillis(500);

    // More than this memory holds goes to a file, on the disk of the claims, and shows whether that has room: the row
    // below
    // is written over in place.
    private static final String LITTLE_MEMORY = """
            select set_config('work_mem', '64kB', true), set_config('temp_tablespaces', '', true)""";
    private static final String NEEDS_ROOM = "select count(*) from generate_series(1, 20000)";

    private static final String WRITE = """
            insert into claims.node_heartbeat as last (node, at, ahead_millis) values (?, clock_timestamp(), ?::bigint)
            on conflict (node) do update set at = excluded.at,
                ahead_millis = coalesce(excluded.ahead_millis, last.ahead_millis)""";
    private static final String FORGET =
            "delete from claims.node_heartbeat where at < clock_timestamp() - interval '1 hour'";
    private static final String APART = """
            select coalesce(max(ahead_millis) - min(ahead_millis), 0) from claims.node_heartbeat
            where at > clock_timestamp() - interval '1 minute'""";

    private final String node = ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource timeOfDay;
    private final StalledSessions halfSent;
    private volatile Throwable failure;
    private volatile long last;
    private volatile Duration apart = Duration.ZERO;
    private ScheduledExecutorService thread;

    Heartbeat(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            InstantSource timeOfDay,
            StalledSessions halfSent,
            MeterRegistry meters) {
        this.jdbc = jdbc;
        this.halfSent = halfSent;
        this.transaction = transaction;
        this.timeOfDay = timeOfDay;
        meters.gauge("codesupport.clocks.apart.seconds", this, heart -> heart.apart.toMillis() / 1000.0);
    }

    /** Why nothing can be written; empty while it can. */
    Optional<String> standsStill() {
        Throwable why = failure;
        if (why != null) {
            return Optional.of(why.getClass().getSimpleName());
        }
        Duration since = Duration.ofNanos(System.nanoTime() - last);
        return since.compareTo(STILL) > 0
                ? Optional.of("nothing was written for " + since.toSeconds() + " s")
                : Optional.empty();
    }

    /** How far the clocks of the nodes are apart, as far as they have compared them in the last minute. */
    Duration apart() {
        return apart;
    }

    void beat() {
        try {
            transaction.executeWithoutResult(status -> write());
            failure = null;
            last = System.nanoTime();
            compare();
            halfSent.end();
        } catch (RuntimeException e) {
            if (failure == null) {
                LOG.error("Nothing can be written to the database: {}", cause(e));
            }
            failure = e;
        }
    }

    private void write() {
        jdbc.sql(LITTLE_MEMORY).query(row -> {});
        jdbc.sql(NEEDS_ROOM).query(row -> {});
        jdbc.sql(WRITE)
                .params(node, ahead().map(Duration::toMillis).orElse(null))
                .update();
        jdbc.sql(FORGET).update();
    }

    /** How far this node's clock is ahead of the database's; empty where the answer took too long to tell. */
    private Optional<Duration> ahead() {
        Instant before = timeOfDay.instant();
        Instant there = jdbc.sql("select clock_timestamp()")
                .query(Timestamp.class)
                .single()
                .toInstant();
        Duration took = Duration.between(before, timeOfDay.instant());
        return took.compareTo(QUICK) > 0
                ? Optional.empty()
                : Optional.of(Duration.between(there, before.plus(took.dividedBy(2))));
    }

    private void compare() {
        Duration before = apart;
        apart = Duration.ofMillis(jdbc.sql(APART).query(Long.class).single());
        boolean wasInStep = before.compareTo(IN_STEP) <= 0;
        boolean isInStep = apart.compareTo(IN_STEP) <= 0;
        if (wasInStep && !isInStep) {
            LOG.warn("The clocks of the nodes are {} ms apart: times of claims are that uncertain", apart.toMillis());
        } else if (!wasInStep && isInStep) {
            LOG.info("The clocks of the nodes are in step again");
        }
    }

    private static String cause(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + " " + cause.getMessage();
    }

    /** Before the web server opens its port, so that whoever asks first gets a true answer. */
    @Override
    public void start() {
        beat();
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread heart = new Thread(work, "database-heartbeat");
            heart.setDaemon(true);
            return heart;
        });
        thread.scheduleWithFixedDelay(this::beat, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        thread.shutdownNow();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
