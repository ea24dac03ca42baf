package com.psnb2b.codesupport.platform.inbound;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;

/** Why a body is not read to its end; answered as an RFC 9457 problem at every entry point, after which the connection ends. */
enum BodyRefusal {
    TOO_SLOW(
            HttpStatus.REQUEST_TIMEOUT,
            "too_slow",
            "The body came too slowly. Send at least 8 KiB a second on average."),
    TOO_MANY(
            HttpStatus.TOO_MANY_REQUESTS,
            "too_many_bodies",
            "Too many bodies are on their way at once. Send it again, with its body at once."),
    TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE, "too_large", "A form may have 256 KB and 1000 fields."),
    UNREADABLE(HttpStatus.BAD_REQUEST, "unreadable", "The form cannot be read.");

    private static final String RETRY_AFTER = "10";

    private final HttpStatus status;
    private final String code;
    private final String detail;

    BodyRefusal(HttpStatus status, String code, String detail) {
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    String code() {
        return code;
    }

    /** Answers with it, in place of whatever was to be answered; needs an answer that has not begun. */
    void answer(HttpServletResponse response) throws IOException {
        String problem = """
                {"type":"about:blank","title":"%s","status":%d,"detail":"%s","code":"%s"}""".formatted(status.getReasonPhrase(), status.value(), detail, code);
        response.reset();
        response.setStatus(status.value());
        response.setHeader("Connection", "close");
        if (this == TOO_MANY) {
            response.setHeader("Retry-After", RETRY_AFTER);
        }
        response.setContentType("application/problem+json");
        response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
    }
}
