package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.claim.CodeSealer;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.security.ApiCaller;
import com.psnb2b.codesupport.store.BesideTheClaim;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * One claim for one {@code Idempotency-Key}. The key's row is written first, in the claim's own transaction: a second
 * call with the key waits for the first to end, and then finds its answer, or nothing where it failed. A crash leaves
 * both the row and the claim, or neither.
 */
@Component
class Idempotency {

    /** How long a key is remembered; 24 hours are promised. */
    static final Duration KEPT = Duration.ofHours(48);

    private static final int KEY_LENGTH = 255;

    private final JdbcClient jdbc;
    private final BesideTheClaim beside;
    private final CodeSealer sealer;
    private final ObjectMapper json;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, BesideTheClaim beside, CodeSealer sealer, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.beside = beside;
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param claimId the claim that was filed
     * @param body the answer as it was first written, JSON
     * @param isReplay whether it is the answer of an earlier call
     */
    record Answer(String claimId, String body, boolean isReplay) {}

    private record Kept(String requestHash, String response) {}

    /**
     * A key as a caller sent it; null where it is blank.
     *
     * @param field where it stood
     * @throws InvalidInput that names the field where the key is too long, or holds control characters
     */
    static String key(String field, String sent) {
        if (sent == null || sent.isBlank()) {
            return null;
        }
        if (sent.length() > KEY_LENGTH) {
            throw InvalidInput.of(field, "too_long", "may have at most " + KEY_LENGTH + " characters");
        }
        if (sent.chars().anyMatch(Character::isISOControl)) {
            throw InvalidInput.of(field, "invalid", "must not hold control characters");
        }
        return sent;
    }

    /**
     * Does the work, or gives the first answer again. Needs a transaction.
     *
     * @param key from the caller; null does the work each time
     * @param request what must be the same when the key is
     * @throws ApiException 409 where the key was used with another request
     */
    Answer once(ApiCaller caller, String key, byte[] request, Supplier<ClaimView> work) {
        if (key == null) {
            return answer(work.get());
        }
        String owner = caller.scope() + ":" + caller.resellerId();
        // Some take the voucher code as the key, so it is kept as what it is compared by.
        String kept = sealer.fingerprint(key);
        // Keyed, since a plain hash of a body lets its code be guessed.
        String body = new String(request, StandardCharsets.UTF_8);
        String hash = sealer.fingerprint(body);
        renew(owner, kept, sealer.earlier(key), hash, sealer.earlier(body));
        boolean first = jdbc.sql("""
                        insert into claims.idempotency_key (caller, key, request_hash, created_at)
                        values (?, ?, ?, ?) on conflict do nothing""")
                        .params(owner, kept, hash, Timestamp.from(clock.instant()))
                        .update()
                == 1;
        return first ? kept(owner, kept, answer(work.get())) : again(owner, kept, hash);
    }

    /**
     * Moves what was kept by an earlier fingerprint key to the current one. Nodes that do not agree which is the current
     * one wait for each other: their rows would not meet.
     */
    private void renew(String owner, String kept, List<String> earlier, String hash, List<String> earlierHashes) {
        if (earlier.isEmpty()) {
            return;
        }
        String lock = Stream.concat(Stream.of(kept), earlier.stream())
                .sorted()
                .findFirst()
                .orElseThrow();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))::text")
                .param(owner + " " + lock)
                .query(String.class)
                .optional();
        for (int i = 0; i < earlier.size(); i++) {
            jdbc.sql("""
                            update claims.idempotency_key set key = ?,
                                request_hash = case when request_hash = ? then ? else request_hash end
                            where caller = ? and key = ?""")
                    .params(kept, earlierHashes.get(i), hash, owner, earlier.get(i))
                    .update();
        }
    }

    private Answer answer(ClaimView claim) {
        try {
            return new Answer(claim.id(), json.writeValueAsString(claim), false);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer of " + claim.id() + " cannot be written", e);
        }
    }

    private Answer kept(String owner, String key, Answer answer) {
        beside.write(
                "update claims.idempotency_key set response = ? where caller = ? and key = ?",
                answer.body(),
                owner,
                key);
        return answer;
    }

    private Answer again(String owner, String key, String hash) {
        Kept kept = jdbc.sql("select request_hash, response from claims.idempotency_key where caller = ? and key = ?")
                .params(owner, key)
                .query(Kept.class)
                .single();
        if (!kept.requestHash().equals(hash)) {
            throw ApiException.conflict(
                    "idempotency_key_reused", "This Idempotency-Key was used with another body; use a new one.");
        }
        try {
            String claimId = json.readTree(kept.response()).get("id").textValue();
            return new Answer(claimId, kept.response(), true);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept answer cannot be read");
        }
    }

    /** Forgets the keys that are older than {@link #KEPT}. */
    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        jdbc.sql("delete from claims.idempotency_key where created_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
