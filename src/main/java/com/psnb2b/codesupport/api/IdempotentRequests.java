package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.casework.FallbackTransaction;
import com.psnb2b.codesupport.casework.WorkWithFallback;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Makes every POST but the filing of claims take effect once for one {@code Idempotency-Key}. The same call again gets
 * the first answer; the same key with another body or at another address gets 409.
 */
@Component
public class IdempotentRequests {

    private static final byte[] BY_FORM = "a form of a page".getBytes(StandardCharsets.UTF_8);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Idempotency idempotency;
    private final FallbackTransaction fallbackTransaction;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;

    IdempotentRequests(
            Idempotency idempotency,
            FallbackTransaction fallbackTransaction,
            TransactionTemplate transaction,
            ObjectMapper json) {
        this.idempotency = idempotency;
        this.fallbackTransaction = fallbackTransaction;
        this.transaction = transaction;
        this.json = json;
    }

    /** Does the work, and answers 200; with a key in one transaction, see {@link #once(ApiCaller, byte[], Attempt)}. */
    ResponseEntity<byte[]> once(ApiCaller caller, byte[] sent, Supplier<?> work) {
        return once(HttpStatus.OK, caller, sent, work, false);
    }

    /**
     * Does the work in a transaction of its own, and answers 200.
     *
     * @param sent what must be the same when the key is, beside method and address; null for nothing
     */
    ResponseEntity<byte[]> once(ApiCaller caller, byte[] sent, WorkWithFallback<?> attempt) {
        return answer(HttpStatus.OK, fallbackTransaction.call(attempt.in(work -> once(caller, sent, work, false))));
    }

    /** Makes something whose answer holds a secret, and answers 201; what is kept of it is sealed. */
    ResponseEntity<byte[]> make(ApiCaller caller, byte[] sent, Supplier<?> work) {
        return once(HttpStatus.CREATED, caller, sent, work, true);
    }

    /**
     * Makes or changes something in transactions of its own, each an attempt of which the last counts; answers 201 for what
     * is made, and 200 for what is changed.
     *
     * @param place of what is made, before its id; null where something is changed
     * @param attempts does it, with its answer in the same transaction
     */
    ResponseEntity<byte[]> inAttempts(
            ApiCaller caller,
            byte[] sent,
            String place,
            Function<Function<Supplier<?>, Idempotency.Answer>, Idempotency.Answer> attempts) {
        Idempotency.Answer answer = attempts.apply(work -> once(caller, sent, work, false));
        return place == null
                ? answer(HttpStatus.OK, answer)
                : ResponseEntity.status(HttpStatus.CREATED)
                        .headers(answer(HttpStatus.CREATED, answer).getHeaders())
                        .location(URI.create(place + id(answer.body())))
                        .body(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps something, and answers 201; with a key in one transaction. */
    ResponseEntity<byte[]> keep(ApiCaller caller, byte[] sent, Supplier<?> work) {
        return once(HttpStatus.CREATED, caller, sent, work, false);
    }

    /** Has the answer of another call with the same key that is under way, if it comes in this time. */
    public static <T> T patiently(Duration time, Supplier<T> once) {
        long end = System.nanoTime() + time.toNanos();
        while (true) {
            try {
                return once.get();
            } catch (ApiException e) {
                if (!e.code().equals(Idempotency.IN_USE) || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** What a form of a page has made. @param before whether it had been made by the same form before */
    public record Made(String id, boolean before) {}

    /**
     * Makes something once for one form of a page, whatever is in the form when it is sent again. Needs a transaction.
     *
     * @param key the form's own
     * @param making gives the id of what it makes
     * @throws ApiException while the same form is under way
     */
    public Made madeByForm(ApiCaller caller, String key, Supplier<String> making) {
        Idempotency.Answer answer =
                idempotency.once(caller, key, BY_FORM, () -> write(Map.of("id", making.get())), false);
        return new Made(id(answer.body()), answer.isReplay());
    }

    private String id(String answer) {
        try {
            return json.readTree(answer).path("id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of ours cannot be read");
        }
    }

    /** Changes something whose answer holds a secret, and answers 200; what is kept of it is sealed. */
    ResponseEntity<byte[]> change(ApiCaller caller, byte[] sent, Supplier<?> work) {
        return once(HttpStatus.OK, caller, sent, work, true);
    }

    /**
     * Does work that is no single transaction, and keeps its answer afterwards: where the node dies in between, it is
     * done again.
     */
    public ResponseEntity<byte[]> apart(ApiCaller caller, byte[] sent, Supplier<?> work) {
        HttpServletRequest request = request();
        Idempotency.Answer known = transaction.execute(status ->
                idempotency.find(caller, key(request), call(request, sent)).orElse(null));
        if (known != null) {
            return answer(HttpStatus.OK, known);
        }
        Object done = work.get();
        return answer(HttpStatus.OK, transaction.execute(status -> once(caller, sent, () -> done, false)));
    }

    /**
     * Keeps the key of a call for its address alone, whatever is sent there: rows of a batch have keys of their own, and
     * those that were refused may be mended.
     */
    void reserve(ApiCaller caller) {
        HttpServletRequest request = request();
        transaction.executeWithoutResult(
                status -> idempotency.once(caller, key(request), call(request, null), () -> "{}", false));
    }

    private ResponseEntity<byte[]> once(
            HttpStatus status, ApiCaller caller, byte[] sent, Supplier<?> work, boolean isSecret) {
        return key(request()) == null
                ? answer(status, new Idempotency.Answer(null, write(work.get()), false))
                : answer(status, transaction.execute(begun -> once(caller, sent, work, isSecret)));
    }

    private Idempotency.Answer once(ApiCaller caller, byte[] sent, Supplier<?> work, boolean isSecret) {
        HttpServletRequest request = request();
        return idempotency.once(caller, key(request), call(request, sent), () -> write(work.get()), isSecret);
    }

    private static String key(HttpServletRequest request) {
        return Idempotency.key(Idempotency.HEADER, request.getHeader(Idempotency.HEADER));
    }

    /** What must be the same; filing a claim has its body alone, which begins otherwise. */
    private static byte[] call(HttpServletRequest request, byte[] sent) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        byte[] line =
                (request.getMethod() + " " + request.getRequestURI() + query + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = sent == null ? new byte[0] : sent;
        return ByteBuffer.allocate(line.length + body.length)
                .put(line)
                .put(body)
                .array();
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "an answer of " + answer.getClass().getSimpleName() + " cannot be written", e);
        }
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, Idempotency.Answer answer) {
        var response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        if (answer.isReplay()) {
            response.header(Idempotency.REPLAY, "true");
        }
        return response.body(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
