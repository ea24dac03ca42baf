package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.casework.ClaimRefused;
import com.psnb2b.codesupport.casework.ModelFailed;
import com.psnb2b.codesupport.casework.NoSuchClaim;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.platform.Busy;
import com.psnb2b.codesupport.platform.database.PassingFailure;
import com.psnb2b.codesupport.platform.database.Unkeepable;
import com.psnb2b.codesupport.platform.inbound.TooLarge;
import com.psnb2b.codesupport.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Every failure under {@code /api} as an RFC 9457 problem with a stable {@code code}; never with what was sent. It
 * advises all controllers, since a path or a method that does not exist has none; failures outside of {@code /api} are
 * left to the error pages.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiExceptionHandler.class);

    static final String OUR_FAULT = "internal_error";
    static final String OUR_FAULT_TEXT = "This is our fault. Send it again, with the same Idempotency-Key.";

    static final String PASSING = "unavailable";
    static final String PASSING_TEXT = "The database is away or busy, and it is not known whether this took effect."
            + " Send it again after a while, with the same Idempotency-Key.";

    private static final String MODEL_FAILED_TEXT =
            "A step of our process failed, which its owner has to mend. Nothing was" + " changed. Send it again later.";
    private static final String SECONDS_TO_A_MENDED_MODEL = "900";

    private static final Set<Class<? extends Exception>> CALLERS_FAULT =
            Set.of(HttpMessageNotReadableException.class, TypeMismatchException.class, MultipartException.class);
    private static final Set<String> UNREADABLE = Set.of("unreadable", "encoding");
    private static final String SECONDS_TO_A_FREE_TURN = "10";

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidInput invalid) {
        HttpStatus status = statusOf(invalid.errors());
        ProblemDetail problem = problem(status, codeOf(status), "Something that was sent is wrong; see errors.");
        return answer(withErrors(problem, invalid.errors(), invalid.more()));
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidRows invalid) {
        ProblemDetail problem = problem(
                HttpStatus.UNPROCESSABLE_ENTITY,
                codeOf(HttpStatus.UNPROCESSABLE_ENTITY),
                invalid.rows() + " rows are wrong, and none was stored; see errors, which names the first of them.");
        return answer(withErrors(problem, invalid.errors(), invalid.more()));
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(ApiException refused) {
        var response = ResponseEntity.status(refused.status());
        if (refused.retryAfter() != null) {
            response.header(
                    HttpHeaders.RETRY_AFTER, String.valueOf(refused.retryAfter().toSeconds()));
        }
        ProblemDetail problem = problem(refused.status(), refused.code(), refused.getMessage());
        if (!refused.errors().isEmpty()) {
            problem.setProperty("errors", said(refused.errors()));
        }
        return response.body(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(NoSuchClaim missing) {
        return refused(ApiException.notFound());
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(ClaimRefused refused) {
        return refused(
                switch (refused.reason()) {
                    case CLOSED -> ApiException.conflict("claim_closed", refused.getMessage());
                    case NOT_TO_BE_RECONSIDERED ->
                        ApiException.conflict("reconsideration_closed", refused.getMessage());
                    case NOT_DECIDED -> ApiException.conflict("not_decided", refused.getMessage());
                    case WITHDRAWN -> ApiException.conflict("claim_withdrawn", refused.getMessage());
                    case APPEALED -> ApiException.conflict("appealed_already", refused.getMessage());
                    case TOO_LATE_TO_APPEAL -> ApiException.conflict("appeal_closed", refused.getMessage());
                    case LOOKED_AT_AGAIN -> ApiException.conflict("outcome_under_review", refused.getMessage());
                    case ERASED -> ApiException.conflict("claim_erased", refused.getMessage());
                });
    }

    @ExceptionHandler
    ResponseEntity<Object> busy(Busy busy) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_A_FREE_TURN)
                .body(problem(HttpStatus.SERVICE_UNAVAILABLE, "busy", busy.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(TooLarge sent) {
        return answer(problem(HttpStatus.PAYLOAD_TOO_LARGE, codeOf(HttpStatus.PAYLOAD_TOO_LARGE), sent.getMessage()));
    }

    /** Nothing can be kept of a withdrawal or a request but what the model makes of it. */
    @ExceptionHandler
    ResponseEntity<Object> failed(ModelFailed failure, HttpServletRequest request) {
        if (!request.getRequestURI().startsWith("/api/")) {
            throw failure;
        }
        log("A model", failure);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_A_MENDED_MODEL)
                .body(problem(HttpStatus.SERVICE_UNAVAILABLE, "model_failed", MODEL_FAILED_TEXT));
    }

    /** What Spring refuses by itself, with the status that it means, and what is our fault. */
    @ExceptionHandler
    ResponseEntity<Object> failed(Exception failed, HttpServletRequest request) throws Exception {
        if (!request.getRequestURI().startsWith("/api/")) {
            throw failed;
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(failed)) {
            return null;
        }
        if (failed instanceof ErrorResponse refusal) {
            HttpStatus status = HttpStatus.valueOf(refusal.getStatusCode().value());
            return ResponseEntity.status(status)
                    .headers(refusal.getHeaders())
                    .body(problem(status, codeOf(status), status.getReasonPhrase()));
        }
        if (CALLERS_FAULT.stream().anyMatch(kind -> kind.isInstance(failed)) || Unkeepable.isNul(failed)) {
            return answer(problem(
                    HttpStatus.BAD_REQUEST, codeOf(HttpStatus.BAD_REQUEST), HttpStatus.BAD_REQUEST.getReasonPhrase()));
        }
        log("A call", failed);
        if (PassingFailure.is(failed) || request.getAttribute(PassingFailure.ATTRIBUTE) != null) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_A_FREE_TURN)
                    .body(problem(HttpStatus.SERVICE_UNAVAILABLE, PASSING, PASSING_TEXT));
        }
        return answer(problem(HttpStatus.INTERNAL_SERVER_ERROR, OUR_FAULT, OUR_FAULT_TEXT));
    }

    /** What bad input is answered with: 400 where it could not be read, 413 where it is too large, else 422. */
    static HttpStatus statusOf(List<FieldError> errors) {
        if (errors.stream().allMatch(error -> UNREADABLE.contains(error.code()))) {
            return HttpStatus.BAD_REQUEST;
        }
        boolean tooLarge = errors.stream().allMatch(error -> error.code().equals("too_large"));
        return tooLarge ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.UNPROCESSABLE_ENTITY;
    }

    static String codeOf(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "unreadable";
            case PAYLOAD_TOO_LARGE -> "too_large";
            case UNPROCESSABLE_ENTITY -> "invalid_input";
            default -> status.name().toLowerCase(Locale.ROOT);
        };
    }

    /** Notes a failure of ours. Its message may quote what was sent, so the log gets the kind and the place alone. */
    static void log(String what, Exception failed) {
        LOG.error("{} failed: {} at {}", what, failed.getClass().getName(), place(failed));
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = new WithoutPath(status, Words.ofReader().said(detail));
        problem.setProperty("code", code);
        return problem;
    }

    private static ProblemDetail withErrors(ProblemDetail problem, List<?> errors, long more) {
        problem.setProperty("errors", said(errors));
        if (more > 0) {
            problem.setProperty("more_errors", more);
        }
        return problem;
    }

    /** What faults of fields say, in the caller's language; rows of a file say theirs in English. */
    private static List<?> said(List<?> errors) {
        Words words = Words.ofReader();
        return errors.stream()
                .map(error -> error instanceof FieldError fault
                        ? new FieldError(fault.field(), fault.code(), words.said(fault.message()))
                        : error)
                .toList();
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    private static String place(Exception failed) {
        Throwable cause = failed;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        StackTraceElement[] trace = cause.getStackTrace();
        return cause.getClass().getName() + " in " + (trace.length == 0 ? "?" : trace[0]);
    }

    /** Spring would put in the path that was called, which may hold anything. */
    private static final class WithoutPath extends ProblemDetail {

        WithoutPath(HttpStatus status, String detail) {
            super(status.value());
            setDetail(detail);
        }

        @Override
        public void setInstance(URI path) {
            // Left out.
        }
    }
}
