package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.claim.CodeSealer;
import com.psnb2b.codesupport.security.ApiCaller;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One claim for one {@code Idempotency-Key}. The key's row is written first, in the claim's own transaction: a second
 * call with the key waits for the first to end, and then finds its answer, or nothing where it failed.
 */
@Component
class Idempotency {

    private static final int KEY_LENGTH = 255;

    private final JdbcClient jdbc;
    private final CodeSealer sealer;
    private final ObjectMapper json;

    Idempotency(JdbcClient jdbc, CodeSealer sealer, ObjectMapper json) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.json = json;
    }

    private record Kept(String requestHash, Integer status, String response) {}

    /** Does the work, or gives the first answer again. Needs a transaction. */
    ResponseEntity<Object> once(ApiCaller caller, String key, byte[] body, Supplier<ResponseEntity<Object>> work) {
        if (key == null || key.isBlank()) {
            return work.get();
        }
        if (key.length() > KEY_LENGTH) {
            throw new ApiException(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "invalid_idempotency_key",
                    "An Idempotency-Key has at most 255 characters.");
        }
        String owner = caller.scope() + ":" + caller.resellerId();
        // Keyed, since a plain hash of a body lets its code be guessed.
        String hash = sealer.fingerprint(new String(body, StandardCharsets.UTF_8));
        boolean first = jdbc.sql("""
                        insert into claims.idempotency_key (caller, key, request_hash, created_at)
                        values (?, ?, ?, now()) on conflict do nothing""").params(owner, key, hash).update() == 1;
        return first ? answer(owner, key, work.get()) : again(owner, key, hash);
    }

    private ResponseEntity<Object> answer(String owner, String key, ResponseEntity<Object> answer) {
        try {
            jdbc.sql("update claims.idempotency_key set status = ?, response = ? where caller = ? and key = ?")
                    .params(answer.getStatusCode().value(), json.writeValueAsString(answer.getBody()), owner, key)
                    .update();
            return answer;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is plain data and can be written", e);
        }
    }

    private ResponseEntity<Object> again(String owner, String key, String hash) {
        Kept kept = jdbc.sql("""
                        select request_hash, status, response from claims.idempotency_key
                        where caller = ? and key = ?""").params(owner, key).query(Kept.class).single();
        if (!kept.requestHash().equals(hash)) {
            throw ApiException.conflict(
                    "idempotency_key_reused", "This Idempotency-Key was used with another body; use a new one.");
        }
        return ResponseEntity.status(kept.status())
                .header("Idempotent-Replay", "true")
                .contentType(MediaType.APPLICATION_JSON)
                .body(tree(kept.response()));
    }

    private Object tree(String response) {
        try {
            return json.readTree(response);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept answer cannot be read");
        }
    }
}
