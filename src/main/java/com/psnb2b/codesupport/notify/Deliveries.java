package com.psnb2b.codesupport.notify;

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
 * The queue of what is to be told. A node takes an endpoint for a while, and while it has it nobody else sends there, so
 * that order holds; if the node dies, the while ends.
 */
@Component
class Deliveries {

    /** How long is tried before an event is given up. */
    static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;
    private final Duration whileHeld;

    Deliveries(JdbcClient jdbc, JdbcTemplate batches, Clock clock, WebhookSettings settings) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
        this.whileHeld = settings.timeout().multipliedBy(3);
    }

    /** How long a node has an endpoint, unless it asks again: longer than a round of calls may take. */
    Duration whileHeld() {
        return whileHeld;
    }

    /** One event for one endpoint. */
    record Delivery(String claimId, int sequence, int attempts, Instant createdAt) {}

    /** How a call went. @param failure null where it was taken */
    record Result(Delivery delivery, String failure) {}

    /** An endpoint that this node has for a while. */
    record Lease(String endpointId, UUID token) {}

    /** Takes endpoints for which something is due and which no node has. */
    @Transactional
    public List<Lease> take(int most) {
        Instant now = clock.instant();
        UUID token = UUID.randomUUID();
        return jdbc
                .sql("""
                        update claims.webhook_endpoint set lease = :token, next_round_at = :until
                        where id in (
                            select id from claims.webhook_endpoint endpoint
                            where next_round_at <= :now and exists (
                                select 1 from claims.webhook_delivery
                                where endpoint_id = endpoint.id and state = 'pending' and next_attempt_at <= :now)
                            order by next_round_at limit :most for update skip locked)
                        returning id""")
                .param("token", token)
                .param("until", Timestamp.from(now.plus(whileHeld)))
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(String.class)
                .list()
                .stream()
                .map(id -> new Lease(id, token))
                .toList();
    }

    /** Keeps the endpoint for another while; false where this node no longer has it. */
    boolean keep(Lease lease) {
        return jdbc.sql("update claims.webhook_endpoint set next_round_at = ? where id = ? and lease = ?")
                        .params(Timestamp.from(clock.instant().plus(whileHeld)), lease.endpointId(), lease.token())
                        .update()
                == 1;
    }

    /** Gives the endpoint back, to be called at once where there is more. */
    void giveBack(Lease lease) {
        jdbc.sql("""
                        update claims.webhook_endpoint set next_round_at = ?, lease = null, failed_rounds = 0
                        where id = ? and lease = ?""")
                .params(Timestamp.from(clock.instant()), lease.endpointId(), lease.token())
                .update();
    }

    /** Gives back an endpoint that took nothing: it is left alone for 1, 2, 4 … 60 seconds. */
    void giveBackFailing(Lease lease) {
        jdbc.sql("""
                        update claims.webhook_endpoint set lease = null, failed_rounds = failed_rounds + 1,
                            next_round_at = ?::timestamptz
                                + least(power(2, least(failed_rounds, 10)), ?) * interval '1 second'
                        where id = ? and lease = ?""")
                .params(Timestamp.from(clock.instant()), LONGEST_PAUSE.toSeconds(), lease.endpointId(), lease.token())
                .update();
    }

    /** What is due at an endpoint: of each claim only the first event that was not told yet. */
    List<Delivery> due(String endpointId, int most) {
        return jdbc.sql("""
                        select claim_id, sequence, attempts, created_at from claims.webhook_delivery delivery
                        where endpoint_id = ? and state = 'pending' and next_attempt_at <= ? and not exists (
                            select 1 from claims.webhook_delivery earlier
                            where earlier.endpoint_id = delivery.endpoint_id and earlier.claim_id = delivery.claim_id
                                and earlier.sequence < delivery.sequence and earlier.state = 'pending')
                        order by next_attempt_at limit ?""")
                .params(endpointId, Timestamp.from(clock.instant()), most)
                .query((row, number) -> new Delivery(
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
                        update claims.webhook_delivery set state = 'delivered', attempts = attempts + 1, settled_at = ?,
                            last_failure = null
                        where endpoint_id = ? and claim_id = ? and sequence = ? and state = 'pending'""",
                results.stream()
                        .filter(result -> result.failure() == null)
                        .map(Result::delivery)
                        .map(told -> new Object[] {at, endpointId, told.claimId(), told.sequence()})
                        .toList());
        results.stream().filter(result -> result.failure() != null).forEach(result -> failed(endpointId, result, now));
    }

    private void failed(String endpointId, Result result, Instant now) {
        Delivery delivery = result.delivery();
        Instant next = now.plus(wait(delivery.attempts()));
        boolean givenUp = next.isAfter(delivery.createdAt().plus(GIVEN_UP_AFTER));
        jdbc.sql("""
                        update claims.webhook_delivery set attempts = attempts + 1, last_failure = ?, state = ?,
                            settled_at = ?
                        where endpoint_id = ? and claim_id = ? and sequence = ? and state = 'pending'""")
                .params(
                        result.failure(),
                        givenUp ? "dead" : "pending",
                        givenUp ? Timestamp.from(now) : null,
                        endpointId,
                        delivery.claimId(),
                        delivery.sequence())
                .update();
        if (!givenUp) {
            jdbc.sql("""
                            update claims.webhook_delivery set next_attempt_at = greatest(next_attempt_at, ?)
                            where endpoint_id = ? and claim_id = ? and state = 'pending'""")
                    .params(Timestamp.from(next), endpointId, delivery.claimId())
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

    /** 5, 10, 20 … seconds, at most an hour, give or take a fifth: so that not all come back at once. */
    private static Duration wait(int attempts) {
        long millis = Math.min(FIRST_WAIT.toMillis() << Math.min(attempts, 20), LONGEST_WAIT.toMillis());
        return Duration.ofMillis((long) (millis * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
