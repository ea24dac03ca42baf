package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.WellFormedText;
import com.psnb2b.codesupport.code.CodeSealer;
import com.psnb2b.codesupport.store.ClaimUnitOfWork;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * One claim for one {@code Idempotency-Key}. The key's row is written first, in the claim's own transaction, under a
 * lock of the key: a second call meanwhile does not wait, since the first may be on a node that is frozen; it is told
 * that the first is still at work. A crash leaves both the row and the claim, or neither.
 */
@Component
public class Idempotency {

    /** How long a key is remembered; 24 hours are promised. */
    static final Duration KEPT = Duration.ofHours(48);

    /** The header that a key stands in. */
    static final String HEADER = "Idempotency-Key";

    /** The header that says of an answer that it was given before. */
    static final String REPLAY = "Idempotent-Replay";

    static final String IN_USE = "idempotency_key_in_use";

    private static final int KEY_LENGTH = 255;

    private static final String TRY_LOCK = "pg_try_advisory_xact_lock(hashtextextended(?, 0))";

    private final JdbcClient jdbc;
    private final CodeSealer sealer;
    private final SealedResponses sealed;
    private final ObjectMapper json;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, CodeSealer sealer, SealedResponses sealed, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.sealed = sealed;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param claimId the claim that was filed; says nothing where another call was made
     * @param body the answer as it was first written, JSON
     * @param isReplay whether it is the answer of an earlier call
     */
    public record Answer(String claimId, String body, boolean isReplay) {}

    private record Kept(String requestHash, String response) {}

    /**
     * A key as a caller sent it; null where none was.
     *
     * @param field where it stood
     * @throws InvalidInput that names the field where the key is blank, too long, or holds what is no text
     */
    static String key(String field, String sent) {
        if (sent == null) {
            return null;
        }
        if (sent.isBlank()) {
            throw InvalidInput.of(
                    field, "unreadable", "is blank: send a key of your own, new for each call, or leave it out");
        }
        if (sent.length() > KEY_LENGTH) {
            throw InvalidInput.of(field, "too_long", "may have at most " + KEY_LENGTH + " characters");
        }
        if (sent.chars().anyMatch(Character::isISOControl) || WellFormedText.isBroken(sent)) {
            throw InvalidInput.of(field, "invalid", "must not hold control characters or halves of characters");
        }
        return sent;
    }

    /**
     * Does the work, or gives the first answer again. Needs a transaction.
     *
     * @param key from the caller; null does the work each time
     * @param request what must be the same when the key is
     * @throws ApiException 409 where the key was used with another request, or another call has it in hand
     */
    Answer once(ApiCaller caller, String key, byte[] request, Supplier<ClaimView> work) {
        if (key == null) {
            return answer(work.get());
        }
        String owner = owner(caller);
        String kept = sealer.fingerprint(key);
        return take(owner, key, kept, request) ? kept(owner, kept, answer(work.get())) : again(owner, key, request);
    }

    /**
     * The same for work of any other kind.
     *
     * @param request what must be the same when the key is, the address included
     * @param work writes the answer, JSON
     * @param isSecret whether the answer is to be kept so that only its caller can read it
     */
    Answer once(ApiCaller caller, String key, byte[] request, Supplier<String> work, boolean isSecret) {
        if (key == null) {
            return new Answer(null, work.get(), false);
        }
        String owner = owner(caller);
        String kept = sealer.fingerprint(key);
        if (!take(owner, key, kept, request)) {
            return again(owner, key, request);
        }
        String answer = work.get();
        jdbc.sql("update claims.idempotency_key set response = ? where caller = ? and key = ?")
                .params(isSecret ? sealed.seal(key, answer) : answer, owner, kept)
                .update();
        return new Answer(null, answer, false);
    }

    /** The answer of an earlier call with the key; empty where there was none. Needs a transaction. */
    Optional<Answer> find(ApiCaller caller, String key, byte[] request) {
        boolean isKnown = key != null
                && jdbc.sql("select count(*) from claims.idempotency_key where caller = ? and key = ?")
                                .params(owner(caller), sealer.fingerprint(key))
                                .query(Integer.class)
                                .single()
                        > 0;
        return isKnown ? Optional.of(again(owner(caller), key, request)) : Optional.empty();
    }

    private static String owner(ApiCaller caller) {
        return caller.scope() + ":" + caller.resellerId();
    }

    /**
     * Takes the key for this call; false where it was taken before, or another call has it in hand.
     *
     * @param kept the key as it is kept: some take the voucher code for one, so it is what it is compared by
     */
    private boolean take(String owner, String key, String kept, byte[] body) {
        // Keyed, since a plain hash of a body lets its code be guessed.
        String hash = sealer.fingerprint(body);
        String lock = owner + " " + first(kept, sealer.earlier(key));
        renew(lock, owner, kept, sealer.earlier(key), hash, sealer.earlier(body));
        return jdbc.sql("""
                        insert into claims.idempotency_key (caller, key, request_hash, created_at)
                        select ?, ?, ?, ?::timestamptz where\s""" + TRY_LOCK + " on conflict do nothing")
                        .params(owner, kept, hash, Timestamp.from(clock.instant()), lock)
                        .update()
                == 1;
    }

    /** The same for nodes that do not agree which fingerprint key is the current one. */
    private static String first(String kept, List<String> earlier) {
        return Stream.concat(Stream.of(kept), earlier.stream())
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    /** Moves what was kept by an earlier fingerprint key to the current one; not while another call has it in hand. */
    private void renew(
            String lock, String owner, String kept, List<String> earlier, String hash, List<String> earlierHashes) {
        boolean mayRenew = !earlier.isEmpty()
                && jdbc.sql("select " + TRY_LOCK)
                        .param(lock)
                        .query(Boolean.class)
                        .single();
        if (!mayRenew) {
            return;
        }
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
        ClaimUnitOfWork.write(
                "update claims.idempotency_key set response = ? where caller = ? and key = ?",
                answer.body(),
                owner,
                key);
        return answer;
    }

    private Answer again(String owner, String sentKey, byte[] body) {
        String key = sealer.fingerprint(sentKey);
        Kept kept = jdbc.sql("select request_hash, response from claims.idempotency_key where caller = ? and key = ?")
                .params(owner, key)
                .query(Kept.class)
                .optional()
                .orElseThrow(() -> ApiException.inHand(
                        IN_USE, "Another call with this Idempotency-Key is under way; send it again for its answer."));
        if (!kept.requestHash().equals(sealer.fingerprint(body))) {
            throw ApiException.conflict(
                    "idempotency_key_reused",
                    "This Idempotency-Key was used with another body or at another address; use a new one.");
        }
        try {
            String answer = sealed.open(sentKey, kept.response());
            return new Answer(json.readTree(answer).path("id").textValue(), answer, true);
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
