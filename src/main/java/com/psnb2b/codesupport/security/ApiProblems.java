package com.psnb2b.codesupport.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** The refusals of {@code /api} as RFC 9457 problems; they are written before any controller is reached. */
@Component
class ApiProblems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private final ObjectMapper json;

    ApiProblems(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(
                response,
                HttpStatus.UNAUTHORIZED,
                "unauthorized",
                "An API key in force is needed: Authorization: Bearer KEY.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        write(response, HttpStatus.FORBIDDEN, "forbidden", "This API key's scope does not include this call.");
    }

    /** What the firewall takes for an attack, at whichever door, such as a path with a semicolon in it. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refused)
            throws IOException {
        write(response, HttpStatus.BAD_REQUEST, "unreadable", "The address is not one that is taken here.");
    }

    /** Nobody's key can be looked up. */
    void unavailable(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        write(
                response,
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "The database is away, and nothing was changed. Send it again after a while.");
    }

    /** 429; the headers that say when to come back are the caller's to set. */
    void tooManyRequests(HttpServletResponse response, int perMinute) throws IOException {
        write(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "rate_limited",
                "This API key may make " + perMinute + " requests a minute. Wait as long as Retry-After says.");
    }

    private void write(HttpServletResponse response, HttpStatus status, String code, String detail) throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
