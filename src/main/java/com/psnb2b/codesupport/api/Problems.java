package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every failure as an RFC 9457 problem with a stable {@code code}; never with what was sent. */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidInput invalid) {
        List<FieldError> errors = invalid.errors();
        boolean tooLarge = errors.stream().allMatch(error -> error.code().equals("too_large"));
        HttpStatus status = tooLarge ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.UNPROCESSABLE_ENTITY;
        ProblemDetail problem = problem(
                status, tooLarge ? "too_large" : "invalid_input", "Something that was sent is wrong; see errors.");
        problem.setProperty("errors", errors);
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(ApiException refused) {
        return answer(problem(refused.status(), refused.code(), refused.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(Exception failed) {
        // The message may quote what was sent, so the log gets the kind and the place alone.
        LOG.error("A call failed: {} at {}", failed.getClass().getName(), place(failed));
        return answer(problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal_error",
                "This is our fault; nothing was changed. Try again."));
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failed, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        String code =
                known == HttpStatus.BAD_REQUEST ? "unreadable" : known.name().toLowerCase(Locale.ROOT);
        return ResponseEntity.status(status).headers(headers).body(problem(known, code, known.getReasonPhrase()));
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
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
}
