package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Every failure under {@code /api} as an RFC 9457 problem with a stable {@code code}; never with what was sent. An
 * advice for all, since a path or a method that does not exist has no controller; what is not under {@code /api} goes on
 * to the pages' own.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    static final String OUR_FAULT = "internal_error";
    static final String OUR_FAULT_TEXT = "This is our fault. Send it again, with the same Idempotency-Key.";

    private static final String OUTAGE_TEXT = "The database is away, and it is not known whether this took effect."
            + " Send it again after a while, with the same Idempotency-Key.";

    private static final Set<Class<? extends Exception>> CALLERS_FAULT =
            Set.of(HttpMessageNotReadableException.class, TypeMismatchException.class, MultipartException.class);
    private static final Set<String> UNREADABLE = Set.of("unreadable", "encoding");
    private static final String SECONDS_TO_A_FREE_TURN = "10";

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidInput invalid) {
        HttpStatus status = statusOf(invalid.errors());
        ProblemDetail problem = problem(status, codeOf(status), "Something that was sent is wrong; see errors.");
        problem.setProperty("errors", invalid.errors());
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidRows invalid) {
        ProblemDetail problem = problem(
                HttpStatus.UNPROCESSABLE_ENTITY,
                codeOf(HttpStatus.UNPROCESSABLE_ENTITY),
                invalid.rows() + " rows are wrong, and none was stored; see errors, which names the first of them.");
        problem.setProperty("errors", invalid.errors());
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(ApiException refused) {
        var response = ResponseEntity.status(refused.status());
        if (refused.status() == HttpStatus.TOO_MANY_REQUESTS) {
            response.header(HttpHeaders.RETRY_AFTER, SECONDS_TO_A_FREE_TURN);
        }
        ProblemDetail problem = problem(refused.status(), refused.code(), refused.getMessage());
        if (!refused.errors().isEmpty()) {
            problem.setProperty("errors", refused.errors());
        }
        return response.body(problem);
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
        if (CALLERS_FAULT.stream().anyMatch(kind -> kind.isInstance(failed))) {
            return answer(problem(
                    HttpStatus.BAD_REQUEST, codeOf(HttpStatus.BAD_REQUEST), HttpStatus.BAD_REQUEST.getReasonPhrase()));
        }
        log("A call", failed);
        if (isOutage(failed)) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_A_FREE_TURN)
                    .body(problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", OUTAGE_TEXT));
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

    /** Whether a connection could not be had or broke: in the midst of a commit, nobody knows what became of it. */
    private static boolean isOutage(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof SQLException sql && isOutage(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** PostgreSQL's classes for a connection that failed, and for a server that shuts down or starts. */
    private static boolean isOutage(String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    /** Notes a failure of ours. Its message may quote what was sent, so the log gets the kind and the place alone. */
    static void log(String what, Exception failed) {
        LOG.error("{} failed: {} at {}", what, failed.getClass().getName(), place(failed));
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = new WithoutPath(status, detail);
        problem.setProperty("code", code);
        return problem;
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
