package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.FieldError;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A request that cannot be done, with the status and the stable code that say why. */
public class ApiException extends RuntimeException {

    private static final Duration FREE_TURN = Duration.ofSeconds(10);

    private final HttpStatus status;
    private final String code;
    private final transient List<FieldError> errors;
    private final Duration retryAfter;

    ApiException(HttpStatus status, String code, String message) {
        this(status, code, message, List.of());
    }

    /** @param errors what exactly stands in the way, by field */
    ApiException(HttpStatus status, String code, String message, List<FieldError> errors) {
        this(status, code, message, errors, status == HttpStatus.TOO_MANY_REQUESTS ? FREE_TURN : null);
    }

    /** @param retryAfter when the same may be sent again with a chance; null where it makes no difference */
    ApiException(HttpStatus status, String code, String message, List<FieldError> errors, Duration retryAfter) {
        super(message);
        this.status = status;
        this.code = code;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    /** Unknown and another reseller's look the same. */
    static ApiException notFound() {
        return new ApiException(HttpStatus.NOT_FOUND, "not_found", "There is nothing of that id here.");
    }

    static ApiException conflict(String code, String message) {
        return new ApiException(HttpStatus.CONFLICT, code, message);
    }

    /** Somebody has this in hand; soon it will be seen what became of it. */
    static ApiException inHand(String code, String message) {
        return new ApiException(HttpStatus.CONFLICT, code, message, List.of(), Duration.ofSeconds(1));
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    List<FieldError> errors() {
        return errors;
    }

    /** When the same may be sent again with a chance; null where it makes no difference. */
    Duration retryAfter() {
        return retryAfter;
    }
}
