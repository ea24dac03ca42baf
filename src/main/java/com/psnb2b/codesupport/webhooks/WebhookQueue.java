package com.psnb2b.codesupport.webhooks;

import com.psnb2b.codesupport.webhooks.Channel.QueuedEvent;
import com.psnb2b.codesupport.webhooks.Channel.Result;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The queue of what resellers are to be told, by webhook or by mail. A node leases an endpoint, and while it holds the lease no other node
 * sends there, so that events stay in order; if the node dies, the lease runs out.
 */
@Component
class WebhookQueue {

    /** How long is tried before an event is given up. */
    static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);

    /** More than 24 hours hold, unless attempts end with their node: then it is left at that. */
    static final int MOST_ATTEMPTS = 50;

    /** What is noted of an attempt until it has ended, and stays where the node ended first. */
    static final String UNFINISHED = "no result: the attempt was not finished";

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    WebhookQueue(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** An endpoint that this node may send to until the lease runs out. @param time that it lasts unless it is renewed */
    record Lease(String endpointId, UUID token, Duration time) {}

    /** Leases endpoints of a channel for which something is due and which no node has leased. */
    @Transactional
    public List<Lease> lease(Channel channel, int most) {
        Duration leaseTime = channel.leaseTime();
        Instant now = clock.instant();
        UUID token = UUID.randomUUID();
        return jdbc
                .sql("""
                        update claims.webhook_endpoint set lease = :token, next_round_at = :until
                        where id in (
                            select id from claims.webhook_endpoint endpoint
                            where kind = :kind and next_round_at <= :now and exists (
                                select 1 from claims.webhook_delivery
                                where endpoint_id = endpoint.id and state = 'pending' and next_attempt_at <= :now)
                            order by next_round_at limit :most for update skip locked)
                        returning id""")
                .param("kind", channel.kind())
                .param("token", token)
                .param("until", Timestamp.from(now.plus(leaseTime)))
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(String.class)
                .list()
                .stream()
                .map(id -> new Lease(id, token, leaseTime))
                .toList();
    }

    /** Renews the lease; false where this node no longer holds it. */
    boolean renew(Lease lease) {
        return jdbc.sql("update claims.webhook_endpoint set next_round_at = ? where id = ? and lease = ?")
                        .params(Timestamp.from(clock.instant().plus(lease.time())), lease.endpointId(), lease.token())
                        .update()
                == 1;
    }

    /** Ends the lease; the endpoint may be leased again at once where more is due. */
    void release(Lease lease) {
        jdbc.sql("""
                        update claims.webhook_endpoint set next_round_at = ?, lease = null, failed_rounds = 0
                        where id = ? and lease = ?""")
                .params(Timestamp.from(clock.instant()), lease.endpointId(), lease.token())
                .update();
    }

    /** Ends the lease of an endpoint that took nothing: nobody leases it for 1, 2, 4 … 60 seconds. */
    void releaseFailing(Lease lease) {
        jdbc.sql("""
                        update claims.webhook_endpoint set lease = null, failed_rounds = failed_rounds + 1,
                            next_round_at = ?::timestamptz
                                + least(power(2, least(failed_rounds, 10)), ?) * interval '1 second'
                        where id = ? and lease = ?""")
                .params(Timestamp.from(clock.instant()), LONGEST_PAUSE.toSeconds(), lease.endpointId(), lease.token())
                .update();
    }

    /**
     * Begins an attempt at what is due at an endpoint: of each claim only the first event that was not told yet. The
     * attempt counts from here, and the next one has its time, so that one which ends this node comes back later and later.
     */
    List<QueuedEvent> begin(String endpointId, int most) {
        return jdbc.sql("""
                        update claims.webhook_delivery set attempts = attempts + 1, last_failure = :unfinished,
                            next_attempt_at = :now::timestamptz
                                + least(:first * power(2, least(attempts, 20)), :longest) * interval '1 millisecond'
                        where (endpoint_id, claim_id, sequence) in (
                            select endpoint_id, claim_id, sequence from claims.webhook_delivery delivery
                            where endpoint_id = :endpoint and state = 'pending' and next_attempt_at <= :now
                                and not exists (
                                    select 1 from claims.webhook_delivery earlier
                                    where earlier.endpoint_id = delivery.endpoint_id
                                        and earlier.claim_id = delivery.claim_id
                                        and earlier.sequence < delivery.sequence and earlier.state = 'pending')
                            order by next_attempt_at limit :most)
                        returning claim_id, sequence, attempts, created_at""")
                .param("unfinished", UNFINISHED)
                .param("now", Timestamp.from(clock.instant()))
                .param("first", FIRST_WAIT.multipliedBy(4).dividedBy(5).toMillis())
                .param("longest", LONGEST_WAIT.multipliedBy(4).dividedBy(5).toMillis())
                .param("endpoint", endpointId)
                .param("most", most)
                .query((row, number) -> new QueuedEvent(
                        row.getString("claim_id"),
                        row.getInt("sequence"),
                        row.getInt("attempts"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** Notes how calls went. Where one failed, its claim's later events wait with it. */
    @Transactional
    public void note(String endpointId, List<Result> results) {
        // In the order in which an endpoint is removed, else the two wait for each other.
        boolean there = jdbc.sql("select true from claims.webhook_endpoint where id = ? for key share")
                .param(endpointId)
                .query(Boolean.class)
                .optional()
                .isPresent();
        if (!there) {
            return;
        }
        Instant now = clock.instant();
        Timestamp at = Timestamp.from(now);
        batches.batchUpdate(
                """
                        update claims.webhook_delivery set state = 'delivered', settled_at = ?, last_failure = null
                        where endpoint_id = ? and claim_id = ? and sequence = ? and state = 'pending'""",
                results.stream()
                        .filter(result -> result.failure() == null)
                        .map(Result::event)
                        .map(told -> new Object[] {at, endpointId, told.claimId(), told.sequence()})
                        .toList());
        results.stream().filter(result -> result.failure() != null).forEach(result -> failed(endpointId, result, now));
    }

    private void failed(String endpointId, Result result, Instant now) {
        QueuedEvent event = result.event();
        Instant next = now.plus(wait(event.attempts()));
        boolean givenUp = event.attempts() >= MOST_ATTEMPTS
                || next.isAfter(event.createdAt().plus(GIVEN_UP_AFTER));
        jdbc.sql("""
                        update claims.webhook_delivery set last_failure = ?, state = ?, settled_at = ?
                        where endpoint_id = ? and claim_id = ? and sequence = ? and state = 'pending'""")
                .params(
                        result.failure(),
                        givenUp ? "dead" : "pending",
                        givenUp ? Timestamp.from(now) : null,
                        endpointId,
                        event.claimId(),
                        event.sequence())
                .update();
        if (!givenUp) {
            jdbc.sql("""
                            update claims.webhook_delivery set next_attempt_at = greatest(next_attempt_at, ?)
                            where endpoint_id = ? and claim_id = ? and state = 'pending'""")
                    .params(Timestamp.from(next), endpointId, event.claimId())
                    .update();
        }
    }

    /** Deletes what was settled long ago: what was told after 3 days, what was given up after 30. */
    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        Instant now = clock.instant();
        jdbc.sql("""
                        delete from claims.webhook_delivery
                        where state = 'delivered' and settled_at < ? or state = 'dead' and settled_at < ?""")
                .params(Timestamp.from(now.minus(Duration.ofDays(3))), Timestamp.from(now.minus(Duration.ofDays(30))))
                .update();
    }

    /** 5, 10, 20 … seconds, at most an hour, give or take a fifth: so that not all come back at once. @param attempts from 1 */
    private static Duration wait(int attempts) {
        long millis = Math.min(FIRST_WAIT.toMillis() << Math.min(attempts - 1, 20), LONGEST_WAIT.toMillis());
        return Duration.ofMillis((long) (millis * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
