package com.psnb2b.codesupport.webhooks;

import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.claim.InvalidInput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** A reseller's endpoints, and what became of what they were to be told. */
@Service
public class Webhooks {

    /** Endpoints that a reseller may have. */
    public static final int MOST = 10;

    /** How long the secret before a rotation signs as well. */
    static final Duration BOTH_SECRETS = Duration.ofHours(24);

    private final Endpoints endpoints;
    private final EndpointUrls urls;
    private final Signatures signatures;
    private final JdbcClient jdbc;
    private final Clock clock;

    Webhooks(Endpoints endpoints, EndpointUrls urls, Signatures signatures, JdbcClient jdbc, Clock clock) {
        this.endpoints = endpoints;
        this.urls = urls;
        this.signatures = signatures;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An endpoint with its secret, which is shown this once. */
    public record Created(String id, String url, List<String> events, String secret, Instant createdAt) {}

    /**
     * An endpoint as its reseller sees it.
     *
     * @param pending events that are still to be told
     * @param dead events that were given up
     * @param previousSecretUntil until when the secret before signs as well; null where only one does
     */
    public record View(
            String id,
            String url,
            List<String> events,
            Instant createdAt,
            Instant previousSecretUntil,
            long pending,
            long dead) {}

    /** A new secret, which is shown this once. */
    public record Rotated(String secret, Instant previousSecretUntil) {}

    /**
     * One event for one endpoint.
     *
     * @param state {@code pending}, {@code delivered} or {@code dead}
     * @param lastFailure in a few words; null where the last attempt was taken, or none was made
     */
    public record Told(
            String eventId,
            String claimId,
            int sequence,
            String type,
            String state,
            int attempts,
            String lastFailure,
            Instant createdAt,
            Instant nextAttemptAt,
            Instant settledAt) {}

    /**
     * Adds an endpoint; events from now on are told.
     *
     * @param events of {@link PublicEvents#ALL}
     * @throws InvalidInput that names {@code url}
     * @throws IllegalStateException where the reseller has {@link #MOST} already
     */
    public Created add(String resellerId, String url, List<String> events) {
        urls.check(url);
        if (endpoints.of(resellerId).size() >= MOST) {
            throw new IllegalStateException("a reseller may have " + MOST + " endpoints");
        }
        Endpoint endpoint = new Endpoint(Ids.webhook(), resellerId, url, events, clock.instant(), 1, null);
        endpoints.add(endpoint);
        return new Created(endpoint.id(), url, events, signatures.secret(endpoint.id(), 1), endpoint.createdAt());
    }

    public List<View> list(String resellerId) {
        return endpoints.of(resellerId).stream().map(this::view).toList();
    }

    /** False where the reseller has no such endpoint. What it was still to be told goes with it. */
    public boolean remove(String resellerId, String id) {
        return endpoints.remove(resellerId, id);
    }

    /** Makes a new secret; the one before signs as well for a day. Empty where there is no such endpoint. */
    public Optional<Rotated> rotate(String resellerId, String id) {
        Instant previousUntil = clock.instant().plus(BOTH_SECRETS);
        return endpoints
                .rotate(resellerId, id, previousUntil)
                .map(version -> new Rotated(signatures.secret(id, version), previousUntil));
    }

    /**
     * What became of an endpoint's events, newest first. Empty where there is no such endpoint.
     *
     * @param state null for all
     */
    public Optional<List<Told>> told(String resellerId, String id, String state, int limit) {
        return own(resellerId, id)
                .map(endpoint -> jdbc.sql("""
                        select told.*, event.type from claims.webhook_delivery told
                        join claims.claim_event event using (claim_id, sequence)
                        where endpoint_id = :id and state = coalesce(:state, state)
                        order by told.created_at desc, claim_id desc, sequence desc limit :limit""")
                        .param("id", id)
                        .param("state", state)
                        .param("limit", limit)
                        .query(Webhooks::told)
                        .list());
    }

    /**
     * Puts events that were given up back into the queue, for another 24 hours.
     *
     * @param eventId null for all of them
     * @return how many; empty where there is no such endpoint
     */
    public Optional<Integer> replay(String resellerId, String id, String eventId) {
        Timestamp now = Timestamp.from(clock.instant());
        return own(resellerId, id)
                .map(endpoint -> jdbc.sql("""
                        update claims.webhook_delivery set state = 'pending', attempts = 0, settled_at = null,
                            created_at = :now, next_attempt_at = :now
                        where endpoint_id = :id and state = 'dead'
                            and (:event::text is null or replace(claim_id, 'clm_', 'evt_') || '_' || sequence = :event)""")
                        .param("now", now)
                        .param("id", id)
                        .param("event", eventId)
                        .update());
    }

    private Optional<Endpoint> own(String resellerId, String id) {
        return endpoints.find(id).filter(endpoint -> endpoint.resellerId().equals(resellerId));
    }

    private View view(Endpoint endpoint) {
        Instant previousUntil = endpoint.previousUntil();
        boolean both = previousUntil != null && clock.instant().isBefore(previousUntil);
        return jdbc.sql("""
                        select count(*) filter (where state = 'pending') pending,
                            count(*) filter (where state = 'dead') dead
                        from claims.webhook_delivery where endpoint_id = ? and state <> 'delivered'""")
                .param(endpoint.id())
                .query((row, number) -> new View(
                        endpoint.id(),
                        endpoint.url(),
                        endpoint.events(),
                        endpoint.createdAt(),
                        both ? previousUntil : null,
                        row.getLong("pending"),
                        row.getLong("dead")))
                .single();
    }

    private static Told told(ResultSet row, int number) throws SQLException {
        boolean pending = row.getString("state").equals("pending");
        Timestamp settled = row.getTimestamp("settled_at");
        return new Told(
                WebhookMessages.eventId(row.getString("claim_id"), row.getInt("sequence")),
                row.getString("claim_id"),
                row.getInt("sequence"),
                row.getString("type"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("last_failure"),
                row.getTimestamp("created_at").toInstant(),
                pending ? row.getTimestamp("next_attempt_at").toInstant() : null,
                settled == null ? null : settled.toInstant());
    }
}
